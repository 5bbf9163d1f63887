using System.Globalization;
using Unrolled.Playground.Tests.Harness;

namespace Unrolled.Playground.Tests;

/// <summary>The generator's room: text, form and link, and what the compiler says of them.</summary>
public sealed class GeneratorTests(PublishedPage published)
{
    private const string Typed = "using Unrolled;\n\n[GruModel(Input = 2, Hidden = 16, Steps = 24, Output = 6, Head = Head.Softmax, Topology = Topology.ManyToOne)]\npublic partial class Spell;\n";

    [Fact]
    public async Task A_typed_attribute_becomes_a_class_and_a_mistake_a_squiggle()
    {
        await using VisitedPage visit = await OpenAsync();
        await visit.Page.FillAsync("#source", Typed);
        Assert.StartsWith("A GRU over 24 steps: 2 inputs, 16 hidden units", await visit.UntilAsync("#summary", text => text.Contains("GRU", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("multiply-adds a step", await visit.TextAsync("#cost"), StringComparison.Ordinal);
        Assert.Contains("h = ", await visit.TextAsync("#equations"), StringComparison.Ordinal);
        await visit.Page.ClickAsync("#whole");
        Assert.Contains("public static void Backward(", await visit.UntilAsync("#generated", text => text.Contains("Backward(", StringComparison.Ordinal)), StringComparison.Ordinal);

        await visit.Page.FillAsync("#source", Typed.Replace("Steps = 24", "Steps = 0", StringComparison.Ordinal));
        Assert.Contains("UNR", await visit.UntilAsync("#findings", text => text.Contains("Steps", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Equal("Steps = 0", await UnderlinedAsync(visit));
        await visit.Page.Locator("#no-code").WaitForAsync();
        await visit.PictureAsync("generator-mistake");

        // The finding leads to the place.
        await visit.Page.ClickAsync("#findings button");
        Assert.Equal("Steps = 0", await visit.Page.EvaluateAsync<string>("(() => { const e = document.querySelector('#source'); return e.value.slice(e.selectionStart, e.selectionEnd); })()"));
        visit.HasNoFault();
    }

    [Fact]
    public async Task The_compilers_own_errors_are_underlined_too()
    {
        await using VisitedPage visit = await OpenAsync();
        await visit.Page.FillAsync("#source", Typed + "class User { int x = \"text\"; }\n");

        Assert.Contains("CS0029", await visit.UntilAsync("#findings", text => text.Length > 0), StringComparison.Ordinal);
        Assert.Equal("\"text\"", await UnderlinedAsync(visit));
        visit.HasNoFault();
    }

    [Fact]
    public async Task The_form_writes_the_text_and_the_text_fills_the_form()
    {
        await using VisitedPage visit = await OpenAsync();
        await visit.Page.FillAsync("#source", Typed);
        await visit.UntilAsync("#summary", text => text.Contains("GRU", StringComparison.Ordinal));
        Assert.Equal("24", await visit.Page.InputValueAsync("#option-Steps"));
        Assert.Equal("ManyToOne", await visit.Page.InputValueAsync("#option-Topology"));

        await visit.Page.FillAsync("#option-Hidden", "7");
        await visit.Page.PressAsync("#option-Hidden", "Tab");
        await visit.UntilAsync("#summary", text => text.Contains("7 hidden units", StringComparison.Ordinal));
        await visit.Page.SelectOptionAsync("#option-Head", "Linear");
        await visit.UntilAsync("#equations", text => !text.Contains("softmax", StringComparison.Ordinal));
        await visit.Page.SelectOptionAsync("#option-Cell", "LstmModel");
        await visit.UntilAsync("#summary", text => text.Contains("LSTM", StringComparison.Ordinal));

        Assert.Equal(
            "using Unrolled;\n\n[LstmModel(Input = 2, Hidden = 7, Steps = 24, Output = 6, Topology = Topology.ManyToOne)]\npublic partial class Spell;\n",
            await visit.Page.InputValueAsync("#source"));
        visit.HasNoFault();
    }

    [Fact]
    public async Task Equations_of_the_visitors_own_become_code_and_a_link_holds_it_all()
    {
        string source;
        string link;
        await using (VisitedPage visit = await OpenAsync())
        {
            await visit.Page.SelectOptionAsync("#option-Cell", "RecurrentModel");
            await visit.UntilAsync("#equations", text => text.Contains("(1 - f)", StringComparison.Ordinal));
            source = (await visit.Page.InputValueAsync("#source")).Replace("1 - f", "1.0 - f", StringComparison.Ordinal);
            await visit.Page.FillAsync("#source", source);
            await visit.Page.WaitForURLAsync(url => url.Contains("#generator=", StringComparison.Ordinal));
            await visit.Page.ClickAsync("#share");
            link = visit.Page.Url;
            visit.HasNoFault();
        }

        await using VisitedPage friend = await published.VisitAsync(link[(link.IndexOf('#', StringComparison.Ordinal) + 1)..]);
        await friend.Page.Locator("#generated").WaitForAsync();
        Assert.Equal(source, await friend.Page.InputValueAsync("#source"));
        Assert.Contains("f = sigmoid", await friend.TextAsync("#equations"), StringComparison.Ordinal);
        friend.HasNoFault();
    }

    [Fact]
    public async Task A_broken_link_opens_the_room_all_the_same()
    {
        await using VisitedPage visit = await published.VisitAsync("generator=this-is-no-source");
        await visit.Page.Locator("#generated").WaitForAsync();

        Assert.Contains("LstmModel", await visit.Page.InputValueAsync("#source"), StringComparison.Ordinal);
        visit.HasNoFault();
    }

    [Fact]
    public async Task A_keystroke_is_code_before_long()
    {
        await using VisitedPage visit = await OpenAsync();
        double fastest = double.MaxValue;
        for (int hidden = 3; hidden < 11; hidden++)
        {
            await visit.Page.EvaluateAsync("(() => { window.longestWait = 0; let last = performance.now(); const frame = now => { longestWait = Math.max(longestWait, now - last); last = now; requestAnimationFrame(frame); }; if (!window.isWatched) requestAnimationFrame(frame); window.isWatched = true; })()");
            await visit.Page.FillAsync("#source", Typed.Replace("Hidden = 16", $"Hidden = {hidden}", StringComparison.Ordinal));
            await visit.UntilAsync("#summary", text => text.Contains($" {hidden} hidden", StringComparison.Ordinal));
            fastest = Math.Min(fastest, double.Parse(await visit.TextAsync("#milliseconds"), CultureInfo.InvariantCulture));
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"text to code: {fastest} ms; longest time without a frame: {await visit.Page.EvaluateAsync<double>("longestWait"):F0} ms");
        Assert.InRange(fastest, 1, 3000);
        visit.HasNoFault();
    }

    // A run of each colour has a span of its own.
    private static async Task<string> UnderlinedAsync(VisitedPage visit) =>
        string.Concat(await visit.Page.Locator("#underlined .squiggle").AllTextContentsAsync());

    private async Task<VisitedPage> OpenAsync()
    {
        VisitedPage visit = await published.VisitAsync("generator");
        await visit.Page.Locator("#generated").WaitForAsync();
        return visit;
    }
}
