using System.ComponentModel;
#if NET8_0_OR_GREATER
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
#endif

namespace Unrolled;

/// <summary>Rows of single streams to and from the layout of 16 streams side by side: number n of lane l stands at 16 n + l.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CrowdRows
{
    /// <summary>Streams of a block.</summary>
    public const int Streams = 16;

#if NET8_0_OR_GREATER
    private const int CacheLine = 64;
#endif

    /// <summary>Writes rows of <paramref name="width"/> numbers to the lanes from <paramref name="lane"/> on.</summary>
    public static void ToLanes<T>(ReadOnlySpan<T> rows, int width, int lane, Span<T> lanes)
        where T : unmanaged
    {
        int count = width == 0 ? 0 : rows.Length / width;
        int done = 0;
#if NET8_0_OR_GREATER
        if (count == Streams && typeof(T) == typeof(float))
        {
            done = LaneTransposition.ToLanes(Numbers.Singles(rows), width, Numbers.Singles(lanes));
        }
#endif
        for (int n = done; n < width; n++)
        {
            Span<T> same = lanes.Slice((Streams * n) + lane, count);
            for (int i = 0, at = n; i < same.Length; i++, at += width)
            {
                same[i] = rows[at];
            }
        }
    }

    /// <summary>Reads rows of <paramref name="width"/> numbers from the lanes from <paramref name="lane"/> on.</summary>
    public static void FromLanes<T>(ReadOnlySpan<T> lanes, int width, int lane, Span<T> rows)
        where T : unmanaged
    {
        int count = width == 0 ? 0 : rows.Length / width;
        int done = 0;
#if NET8_0_OR_GREATER
        if (count == Streams && typeof(T) == typeof(float))
        {
            done = LaneTransposition.FromLanes(Numbers.Singles(lanes), width, Numbers.Singles(rows));
        }
#endif
        for (int n = done; n < width; n++)
        {
            ReadOnlySpan<T> same = lanes.Slice((Streams * n) + lane, count);
            for (int i = 0, at = n; i < same.Length; i++, at += width)
            {
                rows[at] = same[i];
            }
        }
    }

    /// <summary>The part of scratch memory that starts on a cache line, so that no vector crosses one. It may be up to 64 bytes shorter.</summary>
    /// <remarks>Where the memory moves, it is aligned no longer, which costs time alone.</remarks>
    public static Span<T> Aligned<T>(Span<T> scratch)
        where T : unmanaged
    {
#if NET8_0_OR_GREATER
        nint address = Unsafe.ByteOffset(ref Unsafe.NullRef<T>(), ref MemoryMarshal.GetReference(scratch));
        return scratch.Slice((int)(-address & (CacheLine - 1)) / Unsafe.SizeOf<T>());
#else
        return scratch;
#endif
    }

    /// <summary>Adds the lanes from <paramref name="first"/> up to <paramref name="end"/>, exclusive, to <paramref name="sum"/>, one after the other.</summary>
    /// <param name="lanes">16 times as many numbers as the sum.</param>
    /// <param name="first">The first lane.</param>
    /// <param name="end">The end of the lanes.</param>
    /// <param name="sum">A number for each row of lanes.</param>
    public static void AddLanes<T>(ReadOnlySpan<T> lanes, int first, int end, Span<T> sum)
        where T : unmanaged
    {
        if (typeof(T) == typeof(double))
        {
            AddLanes<double, DoubleArithmetic>(Numbers.Doubles(lanes), first, end, Numbers.Doubles(sum));
        }
        else
        {
            AddLanes<float, SingleArithmetic>(Numbers.Singles(lanes), first, end, Numbers.Singles(sum));
        }
    }

    private static void AddLanes<T, TArithmetic>(ReadOnlySpan<T> lanes, int first, int end, Span<T> sum)
        where T : unmanaged
        where TArithmetic : struct, IArithmetic<T>
    {
        TArithmetic a = default;
        for (int i = 0; i < sum.Length; i++)
        {
            T total = sum[i];
            foreach (T lane in lanes.Slice((Streams * i) + first, end - first))
            {
                total = a.Add(total, lane);
            }

            sum[i] = total;
        }
    }
}
