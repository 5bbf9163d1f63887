using Unrolled.Benchmarks.Models;
using Unrolled.Playground.Tests.Harness;

namespace Unrolled.Playground.Tests;

/// <summary>What the browser computes has the bits of this machine.</summary>
public sealed class BitsTests(PublishedPage published)
{
    private const int Steps = 20;

    [Fact]
    public async Task The_browser_has_the_bits_of_this_machine()
    {
        await using VisitedPage visit = await published.VisitAsync("bits");
        await visit.Page.SelectOptionAsync("#bits-steps", Steps.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await visit.Page.ClickAsync("#bits-run");
        await visit.UntilAsync("#bits-run", text => text == "Compute", seconds: 900);
        await visit.PictureAsync("bits-computed");

        string[] expected = [.. Bits.Lines(Steps)];
        Assert.Equal(2, expected.Length);
        Assert.All(expected, line => Assert.Equal(line.Split(' ')[2], visit.TextAsync("#bits-" + line.Split(' ')[1]).Result));
        visit.HasNoFault();
    }
}
