using System.Globalization;
using Unrolled.Playground.Tests.Harness;

namespace Unrolled.Playground.Tests;

/// <summary>The lecture, driven as a visitor drives it.</summary>
public sealed class LectureTests(PublishedPage published)
{
    [Theory]
    [InlineData("Rnn", 0)]
    [InlineData("Lstm", 5)]
    [InlineData("Gru", 3)]
    public async Task Hello_is_learnt(string cell, int gates)
    {
        await using VisitedPage visit = await published.VisitAsync("lecture");
        await visit.Page.ClickAsync("#cell-" + cell);
        Assert.NotEqual("hello", await visit.TextAsync("#spelled"));
        await visit.Page.SelectOptionAsync("#speed-choice", "1000");
        await visit.Page.ClickAsync("#run");
        await visit.UntilAsync("#loss", loss => Number(loss) <= 0.02);

        Assert.Equal("hello", await visit.TextAsync("#spelled"));
        Assert.InRange(Number(await visit.TextAsync("#iterations")), 20, 1000);
        Assert.Equal(gates, await visit.Page.Locator("#gates .heat").CountAsync());
        Assert.True(await visit.Page.Locator("#run").IsDisabledAsync());
        visit.HasNoFault();
    }

    [Fact]
    public async Task A_step_is_one_iteration_and_a_pause_stops()
    {
        await using VisitedPage visit = await published.VisitAsync("lecture");
        await visit.Page.ClickAsync("#step");
        await visit.UntilAsync("#iterations", count => count == "1");
        await visit.Page.ClickAsync("#run");
        await visit.UntilAsync("#iterations", count => Number(count) > 5);
        TestContext.Current.TestOutputHelper?.WriteLine($"{await visit.TextAsync("#frames")} frames a second while it learns");
        await visit.Page.ClickAsync("#run");
        string paused = await visit.TextAsync("#iterations");
        await visit.Page.WaitForTimeoutAsync(300);

        Assert.Equal(paused, await visit.TextAsync("#iterations"));
        visit.HasNoFault();
    }

    [Fact]
    public async Task A_word_of_the_visitors_own_is_learnt()
    {
        await using VisitedPage visit = await published.VisitAsync("lecture");
        await visit.Page.FillAsync("#word", "banana");
        await visit.Page.PressAsync("#word", "Enter");
        await visit.UntilAsync(".softmax thead", head => head.EndsWith("ban", StringComparison.Ordinal));
        await visit.Page.SelectOptionAsync("#speed-choice", "1000");
        await visit.Page.ClickAsync("#run");
        await visit.UntilAsync("#spelled", word => word == "banana");

        await visit.Page.FillAsync("#word", "x");
        await visit.Page.PressAsync("#word", "Enter");
        Assert.Contains("2 to 12", await visit.UntilAsync(".failure", text => text.Length > 0), StringComparison.Ordinal);
        visit.HasNoFault();
    }

    [Fact]
    public async Task A_gate_that_keeps_lets_the_gradient_pass()
    {
        await using VisitedPage visit = await published.VisitAsync("lecture");
        double open = await LastHeightAsync(visit);
        await visit.Page.FillAsync("#keep", "5");
        await visit.Page.WaitForTimeoutAsync(200);
        double kept = await LastHeightAsync(visit);

        // y points down: the line ends higher by many powers of ten.
        Assert.True(kept < open - 20, $"{open} {kept}");
        visit.HasNoFault();
    }

    private static async Task<double> LastHeightAsync(VisitedPage visit)
    {
        string points = await visit.Page.Locator("#distance .line-b").First.GetAttributeAsync("points") ?? "";
        return Number(points.Trim().Split(' ')[^1].Split(',')[1]);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
