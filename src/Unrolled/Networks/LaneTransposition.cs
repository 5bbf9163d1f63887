#if NET8_0_OR_GREATER
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Unrolled;

/// <summary>Sixteen rows to lanes and back, four rows by four numbers at a time, where the machine interleaves vectors.</summary>
internal static class LaneTransposition
{
    private const int Tile = 4;
    private const int Streams = CrowdRows.Streams;

    private static bool IsAvailable => Sse.IsSupported || AdvSimd.Arm64.IsSupported;

    /// <returns>How many numbers of each row are done: the rest is the caller's.</returns>
    public static int ToLanes(ReadOnlySpan<float> rows, int width, Span<float> lanes)
    {
        int whole = IsAvailable ? width / Tile * Tile : 0;
        for (int n = 0; n < whole; n += Tile)
        {
            Span<float> block = lanes.Slice(Streams * n, Streams * Tile);
            for (int row = 0; row < Streams; row += Tile)
            {
                (Vector128<float> a, Vector128<float> b, Vector128<float> c, Vector128<float> d) = Transposed(rows.Slice((row * width) + n, (3 * width) + Tile), width);
                a.CopyTo(block.Slice(row));
                b.CopyTo(block.Slice(Streams + row));
                c.CopyTo(block.Slice((2 * Streams) + row));
                d.CopyTo(block.Slice((3 * Streams) + row));
            }
        }

        return whole;
    }

    /// <returns>How many numbers of each row are done: the rest is the caller's.</returns>
    public static int FromLanes(ReadOnlySpan<float> lanes, int width, Span<float> rows)
    {
        int whole = IsAvailable ? width / Tile * Tile : 0;
        for (int n = 0; n < whole; n += Tile)
        {
            ReadOnlySpan<float> block = lanes.Slice(Streams * n, Streams * Tile);
            for (int row = 0; row < Streams; row += Tile)
            {
                (Vector128<float> a, Vector128<float> b, Vector128<float> c, Vector128<float> d) = Transposed(block.Slice(row), Streams);
                a.CopyTo(rows.Slice((row * width) + n));
                b.CopyTo(rows.Slice(((row + 1) * width) + n));
                c.CopyTo(rows.Slice(((row + 2) * width) + n));
                d.CopyTo(rows.Slice(((row + 3) * width) + n));
            }
        }

        return whole;
    }

    /// <summary>Four columns of four rows that are <paramref name="distance"/> apart.</summary>
    private static (Vector128<float> First, Vector128<float> Second, Vector128<float> Third, Vector128<float> Fourth) Transposed(ReadOnlySpan<float> rows, int distance)
    {
        Vector128<float> a = Vector128.Create(rows);
        Vector128<float> b = Vector128.Create(rows.Slice(distance));
        Vector128<float> c = Vector128.Create(rows.Slice(2 * distance));
        Vector128<float> d = Vector128.Create(rows.Slice(3 * distance));
        Vector128<float> lowOfEven = Low(a, c), highOfEven = High(a, c), lowOfOdd = Low(b, d), highOfOdd = High(b, d);
        return (Low(lowOfEven, lowOfOdd), High(lowOfEven, lowOfOdd), Low(highOfEven, highOfOdd), High(highOfEven, highOfOdd));
    }

    /// <summary>The lower halves of two vectors, interleaved.</summary>
    private static Vector128<float> Low(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackLow(a, b) : AdvSimd.Arm64.ZipLow(a, b);

    /// <summary>The upper halves of two vectors, interleaved.</summary>
    private static Vector128<float> High(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackHigh(a, b) : AdvSimd.Arm64.ZipHigh(a, b);
}
#endif
