using System.Reflection;
using Microsoft.Playwright;
using Unrolled.Package.Tests;
using Unrolled.Playground.Tests.Harness;

[assembly: AssemblyFixture(typeof(PublishedPage))]

// Pages are timed, and each of them keeps a processor busy.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]

namespace Unrolled.Playground.Tests.Harness;

/// <summary>The playground as it is published, on a server, and a browser: made once for all tests, when the first visits it.</summary>
public sealed class PublishedPage : IAsyncDisposable
{
    private static readonly string[] Programs = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    private readonly string? _browserPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => Programs.Select(program => Path.Combine(folder, program)))
        .FirstOrDefault(File.Exists);

    private readonly Lazy<string> _root = new(() => Environment.GetEnvironmentVariable("UNROLLED_PLAYGROUND") is { Length: > 0 } published
        ? Path.Combine(published, "wwwroot")
        : Publish("samples/Playground", "playground-page"));
    private readonly Lazy<string> _olderRoot = new(() => Publish("tests/Unrolled.Playground.Older", "playground-older-page"));
    private StaticServer? _server;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Where screenshots go.</summary>
    public static string Pictures => Directory.CreateDirectory(Path.Combine(Metadata("RepositoryRoot"), "artifacts", "playground")).FullName;

    /// <summary>The folder that is served.</summary>
    internal string Root => InBrowser(_root);

    /// <summary>The folder of the page whose networks are compiled as for Unity.</summary>
    internal string OlderRoot => InBrowser(_olderRoot);

    /// <summary>A page of its own for a test; the test is skipped where there is no browser.</summary>
    /// <param name="fragment">What stands behind #.</param>
    /// <param name="isDark">The colours that the visitor prefers.</param>
    /// <param name="isNarrow">Whether the screen is a phone's.</param>
    /// <param name="server">Who serves it; null: the server of all tests.</param>
    internal async Task<VisitedPage> VisitAsync(string fragment, bool isDark = false, bool isNarrow = false, StaticServer? server = null)
    {
        server ??= _server ??= new StaticServer(Root);
        _playwright ??= await Playwright.CreateAsync();
        _browser ??= await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = _browserPath,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        IBrowserContext context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = isNarrow ? new ViewportSize { Width = 390, Height = 844 } : new ViewportSize { Width = 1280, Height = 900 },
            ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light,
            HasTouch = isNarrow,
        });
        return await VisitedPage.OpenAsync(context, server.Address, fragment);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        _server?.Dispose();
    }

    private string InBrowser(Lazy<string> root)
    {
        Assert.SkipWhen(_browserPath is null, $"No browser on the path: none of {string.Join(", ", Programs)}. Debian's package is chromium.");
        return root.Value;
    }

    // What it publishes was built before the tests, and nothing that other tests build is touched. Brotli at its best takes minutes, so the tests compress themselves.
    private static string Publish(string project, string name)
    {
        string root = Metadata("RepositoryRoot");
        string output = Path.Combine(root, "artifacts", name);
        if (Directory.Exists(output))
        {
            Directory.Delete(output, recursive: true);
        }

        string[] options = ["--no-restore", "-p:BuildProjectReferences=false", "-c", Metadata("Configuration"), "-o", output, "-p:CompressionEnabled=false", "-v", "minimal", "--nologo"];
        Command.Dotnet(root, ["publish", project, .. options]).Succeeded();
        return Path.Combine(output, "wwwroot");
    }

    private static string Metadata(string key) =>
        typeof(PublishedPage).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
