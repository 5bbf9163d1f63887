using Microsoft.Playwright;

namespace Unrolled.Playground.Tests.Harness;

/// <summary>A page in the browser. When the test is done it fails, if the console had an error or another host was asked.</summary>
internal sealed class VisitedPage : IAsyncDisposable
{
    private readonly List<string> _faults = [];
    private readonly IBrowserContext _context;
    private readonly string _address;

    private VisitedPage(IBrowserContext context, IPage page, string address)
    {
        (_context, Page, _address) = (context, page, address);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _faults.Add($"console {message.Type}: {message.Text}");
            }
        };
        page.PageError += (_, error) => _faults.Add($"error: {error}");
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(address, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal) && !request.Url.StartsWith("blob:", StringComparison.Ordinal))
            {
                _faults.Add($"another host: {request.Url}");
            }
        };
        page.Response += (_, response) =>
        {
            if (response.Status >= 400)
            {
                _faults.Add($"{response.Status}: {response.Url}");
            }
        };
    }

    public IPage Page { get; }

    public static async Task<VisitedPage> OpenAsync(IBrowserContext context, string address, string fragment)
    {
        var visited = new VisitedPage(context, await context.NewPageAsync(), address);
        visited.Page.SetDefaultTimeout(30_000);
        await visited.GoAsync(fragment);
        return visited;
    }

    /// <summary>Opens the page anew.</summary>
    public async Task GoAsync(string fragment)
    {
        await Page.GotoAsync("about:blank");
        await Page.GotoAsync(_address + "#" + fragment);
        try
        {
            await Page.Locator("main h1").WaitForAsync();
        }
        catch (TimeoutException)
        {
            Assert.Fail($"The page does not start. {string.Join('\n', _faults)}");
        }
    }

    public async Task<string> TextAsync(string selector) => (await Page.Locator(selector).First.TextContentAsync() ?? "").Trim();

    /// <summary>Waits until the text of an element is as wanted, and gives it.</summary>
    public async Task<string> UntilAsync(string selector, Func<string, bool> isWanted, double seconds = 60)
    {
        DateTime end = DateTime.UtcNow.AddSeconds(seconds);
        string text = await TextAsync(selector);
        while (!isWanted(text))
        {
            Assert.True(DateTime.UtcNow < end, $"After {seconds} s {selector} still says '{text}'. {string.Join("; ", _faults)}");
            await Page.WaitForTimeoutAsync(50);
            text = await TextAsync(selector);
        }

        return text;
    }

    /// <summary>Draws a stroke on an element, as a hand does.</summary>
    /// <param name="selector">The element.</param>
    /// <param name="points">Points in it, in pixels.</param>
    public async Task DrawAsync(string selector, IReadOnlyList<(double X, double Y)> points)
    {
        ILocator pad = Page.Locator(selector);
        await pad.ScrollIntoViewIfNeededAsync();
        LocatorBoundingBoxResult box = (await pad.BoundingBoxAsync())!;
        await Page.Mouse.MoveAsync((float)(box.X + points[0].X), (float)(box.Y + points[0].Y));
        await Page.Mouse.DownAsync();
        foreach ((double x, double y) in points)
        {
            await Page.Mouse.MoveAsync((float)(box.X + x), (float)(box.Y + y));
        }

        await Page.Mouse.UpAsync();
    }

    /// <summary>Keeps a picture of the whole page, for people to look at.</summary>
    public async Task PictureAsync(string name)
    {
        await Page.EvaluateAsync("scrollTo(0, 0)");
        await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(PublishedPage.Pictures, name + ".png"), FullPage = true });
    }

    /// <summary>Fails if there was an error.</summary>
    public void HasNoFault() => Assert.True(_faults.Count == 0, string.Join('\n', _faults));

    public async ValueTask DisposeAsync() => await _context.CloseAsync();
}
