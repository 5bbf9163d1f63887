using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Unrolled.Lanes;

namespace Unrolled.Benchmarks.Machine;

/// <summary>What the machine can do at most: multiply-adds in registers, and loads from the cache that holds a buffer.</summary>
internal static class MachineKernels
{
    private const int Chains = 12;
    private const int LoadsARound = 8;

    private static int Width => Vector512.IsHardwareAccelerated ? 16 : Vector256.IsHardwareAccelerated ? 8 : 4;

    /// <summary>Multiply-adds of a round.</summary>
    public static int MultiplyAddsARound => Chains * Width;

    /// <summary>The length that a buffer must be a multiple of.</summary>
    public static int BufferStep => LoadsARound * 16;

    public static float MultiplyAdds(int rounds, bool fused) =>
        Vector512.IsHardwareAccelerated ? MultiplyAdds<Lanes512<float>>(rounds, fused)
        : Vector256.IsHardwareAccelerated ? MultiplyAdds<Lanes256<float>>(rounds, fused)
        : MultiplyAdds<Lanes128<float>>(rounds, fused);

    public static float Loads(ReadOnlySpan<float> buffer, int passes) =>
        Vector512.IsHardwareAccelerated ? Loads<Lanes512<float>>(buffer, passes)
        : Vector256.IsHardwareAccelerated ? Loads<Lanes256<float>>(buffer, passes)
        : Loads<Lanes128<float>>(buffer, passes);

    private static float MultiplyAdds<V>(int rounds, bool fused)
        where V : struct, ILanes<V, float> => fused ? Fused<V>(rounds) : Strict<V>(rounds);

    // a = a * 1/2 + 1 stays near 2: no overflow, no subnormal numbers. Twelve chains hide the latency of both operations.
    private static float Strict<V>(int rounds)
        where V : struct, ILanes<V, float>
    {
        V half = V.All(0.5f), one = V.All(1f);
        V a = one, b = one, c = one, d = one, e = one, f = one, g = one, h = one, i = one, j = one, k = one, l = one;
        for (int round = 0; round < rounds; round++)
        {
            a = (a * half) + one;
            b = (b * half) + one;
            c = (c * half) + one;
            d = (d * half) + one;
            e = (e * half) + one;
            f = (f * half) + one;
            g = (g * half) + one;
            h = (h * half) + one;
            i = (i * half) + one;
            j = (j * half) + one;
            k = (k * half) + one;
            l = (l * half) + one;
        }

        return First(((a + b) + (c + d)) + ((e + f) + (g + h)) + ((i + j) + (k + l)));
    }

    private static float Fused<V>(int rounds)
        where V : struct, ILanes<V, float>
    {
        V half = V.All(0.5f), one = V.All(1f);
        V a = one, b = one, c = one, d = one, e = one, f = one, g = one, h = one, i = one, j = one, k = one, l = one;
        for (int round = 0; round < rounds; round++)
        {
            a = V.MultiplyAdd(a, half, one);
            b = V.MultiplyAdd(b, half, one);
            c = V.MultiplyAdd(c, half, one);
            d = V.MultiplyAdd(d, half, one);
            e = V.MultiplyAdd(e, half, one);
            f = V.MultiplyAdd(f, half, one);
            g = V.MultiplyAdd(g, half, one);
            h = V.MultiplyAdd(h, half, one);
            i = V.MultiplyAdd(i, half, one);
            j = V.MultiplyAdd(j, half, one);
            k = V.MultiplyAdd(k, half, one);
            l = V.MultiplyAdd(l, half, one);
        }

        return First(((a + b) + (c + d)) + ((e + f) + (g + h)) + ((i + j) + (k + l)));
    }

    // An addition each keeps the loads, and costs no more than they do. Eight chains hide its latency.
    private static float Loads<V>(ReadOnlySpan<float> buffer, int passes)
        where V : struct, ILanes<V, float>
    {
        nint width = V.Count;
        V a = V.All(0f), b = a, c = a, d = a, e = a, f = a, g = a, h = a;
        for (int pass = 0; pass < passes; pass++)
        {
            for (nint p = 0; p < buffer.Length; p += 8 * width)
            {
                a += V.Load(buffer, p);
                b += V.Load(buffer, p + width);
                c += V.Load(buffer, p + (2 * width));
                d += V.Load(buffer, p + (3 * width));
                e += V.Load(buffer, p + (4 * width));
                f += V.Load(buffer, p + (5 * width));
                g += V.Load(buffer, p + (6 * width));
                h += V.Load(buffer, p + (7 * width));
            }
        }

        return First(((a + b) + (c + d)) + ((e + f) + (g + h)));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static float First<V>(V lanes)
        where V : struct, ILanes<V, float>
    {
        Span<float> numbers = stackalloc float[16];
        lanes.Store(numbers, 0);
        return numbers[0];
    }
}
