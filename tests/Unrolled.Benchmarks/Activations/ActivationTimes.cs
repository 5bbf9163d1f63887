using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Unrolled.Benchmarks.Quick;

namespace Unrolled.Benchmarks.Activations;

/// <summary>One form of a function as two contenders: each value the argument of the next, and all values apart.</summary>
internal sealed class ActivationTimes(Contender latency, Contender throughput)
{
    private const int ChainLength = 256;
    private const int Numbers = 1024;
    private const int Line = 64;

    /// <summary>Nanoseconds from an argument to its value.</summary>
    public Contender Latency => latency;

    /// <summary>Nanoseconds a vector, or a number, where arguments do not wait for values.</summary>
    public Contender Throughput => throughput;

    public static ActivationTimes Of<V, TActivation>(string name)
        where V : unmanaged
        where TActivation : IActivation<V>
    {
        // Arguments of a gate, from -6 to 6 in no order, in whole cache lines.
        float[] memory = GC.AllocateArray<float>((2 * Numbers) + Line, pinned: true);
        int first = (int)(-Marshal.UnsafeAddrOfPinnedArrayElement(memory, 0) & (Line - 1)) / sizeof(float);
        for (int i = 0; i < Numbers; i++)
        {
            memory[first + i] = ((i * 389 % Numbers) - (Numbers / 2)) * (12f / Numbers);
        }

        Memory<float> x = memory.AsMemory(first, Numbers);
        Memory<float> y = memory.AsMemory(first + Numbers, Numbers);
        return new(
            Contender.Of(name, ChainLength, count => Chain<V, TActivation>(MemoryMarshal.Cast<float, V>(x.Span), MemoryMarshal.Cast<float, V>(y.Span), count)),
            Contender.Of(name, (double)Numbers / (Unsafe.SizeOf<V>() / sizeof(float)), count => Map<V, TActivation>(MemoryMarshal.Cast<float, V>(x.Span), MemoryMarshal.Cast<float, V>(y.Span), count)));
    }

    // Each chain begins anew, or tanh would approach the numbers near zero that are a case of their own.
    private static void Chain<V, TActivation>(ReadOnlySpan<V> x, Span<V> y, int count)
        where V : unmanaged
        where TActivation : IActivation<V>
    {
        for (int repetition = 0; repetition < count; repetition++)
        {
            V value = x[repetition % x.Length];
            for (int i = 0; i < ChainLength; i++)
            {
                value = TActivation.Apply(value);
            }

            y[0] = value;
        }
    }

    private static void Map<V, TActivation>(ReadOnlySpan<V> x, Span<V> y, int count)
        where V : unmanaged
        where TActivation : IActivation<V>
    {
        for (int repetition = 0; repetition < count; repetition++)
        {
            for (int i = 0; i < x.Length; i++)
            {
                y[i] = TActivation.Apply(x[i]);
            }
        }
    }
}
