using System.IO.Compression;
using Unrolled.Playground.Tests.Harness;

namespace Unrolled.Playground.Tests;

/// <summary>How much a visitor loads, in Brotli, and how long until the first room stands.</summary>
public sealed class SizeTests(PublishedPage published)
{
    private const double Megabyte = 1e6;

    [Fact]
    public async Task The_first_view_and_the_generators_room_are_small()
    {
        using var server = new StaticServer(published.Root);
        long start = TimeProvider.System.GetTimestamp();
        await using VisitedPage visit = await published.VisitAsync("lecture", server: server);
        TimeSpan first = TimeProvider.System.GetElapsedTime(start);
        await visit.UntilAsync("#speed", text => text.Length > 0);
        long firstView = Compressed(server);
        await visit.Page.ClickAsync("#room-generator");
        await visit.Page.Locator("#generated").WaitForAsync();
        long generator = Compressed(server);
        TestContext.Current.TestOutputHelper?.WriteLine($"first view {firstView / Megabyte:F2} MB in {first.TotalSeconds:F1} s, with the generator's room {generator / Megabyte:F2} MB");

        Assert.InRange(firstView / Megabyte, 1, 4);
        Assert.InRange(generator / Megabyte, firstView / Megabyte + 1, 9);
        Assert.InRange(first.TotalSeconds, 0, 15);
        visit.HasNoFault();
    }

    // Quality 9 is a few percent larger than what publishing makes, and takes seconds instead of minutes.
    private long Compressed(StaticServer server) => server.Sent.Keys.AsParallel().Sum(path =>
    {
        byte[] content = File.ReadAllBytes(Path.Combine(published.Root, path.Length == 0 ? "index.html" : path));
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(content.Length)];
        Assert.True(BrotliEncoder.TryCompress(content, packed, out int length, quality: 9, window: 22));
        return (long)length;
    });
}
