using Playground.Older;
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

    /// <summary>What Unity compiles, C# 9 for netstandard2.1, on the runtime that Unity has, Mono; here the same source is compiled for .NET, and computes with vectors.</summary>
    [Fact]
    public async Task Code_as_for_Unity_has_the_bits_of_this_machine()
    {
        using var server = new StaticServer(published.OlderRoot);
        await using VisitedPage visit = await published.VisitAsync("", server: server);
        string hash = await visit.UntilAsync("#older", text => text.Length == 64);

        Assert.Equal(".NETStandard,Version=v2.1", await visit.TextAsync("#framework"));
        Assert.Equal(OlderBits.Compute(Steps), hash);
        visit.HasNoFault();
    }
}
