using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Unrolled.Benchmarks.Quick;
using Unrolled.Lanes;

namespace Unrolled.Benchmarks.Activations;

/// <summary>One form of a function, or of a cell made of two functions, as contenders.</summary>
/// <param name="Name">How it computes.</param>
/// <param name="Latency">Nanoseconds from an argument to its value, each value being the next argument.</param>
/// <param name="Throughput">Nanoseconds a vector, or a number, where arguments do not wait for values; a cell has none.</param>
/// <param name="Values">Its values, for comparison.</param>
internal sealed record ActivationForm(string Name, Contender Latency, Contender? Throughput, Func<float[]> Values)
{
    private const int ChainLength = 256;
    private const int Numbers = 1024;
    private const int Line = 64;

    /// <summary>A function alone.</summary>
    public static ActivationForm Of<V, TActivation>(string name)
        where V : struct, ILanes<V, float>
        where TActivation : IActivation<V>
    {
        (Memory<float> x, Memory<float> y) = Allocate();
        void Latency(int count) => Chain<V, TActivation>(x.Span, y.Span, count);
        void Throughput(int count) => Map<V, TActivation>(x.Span, y.Span, count);
        return new(name, Contender.Of(name, ChainLength, Latency), Contender.Of(name, (double)Numbers / V.Count, Throughput), () => Computed(Throughput, y));
    }

    /// <summary>The part of an LSTM's step that is done unit by unit: h waits for a sigmoid or a tanh, then for a tanh.</summary>
    public static ActivationForm OfCell<V, TArithmetic, TSigmoid, TTanh>(string name)
        where V : struct, ILanes<V, float>
        where TArithmetic : struct
        where TSigmoid : IActivation<V>
        where TTanh : IActivation<V>
    {
        (Memory<float> x, Memory<float> y) = Allocate();
        void Latency(int count) => CellChain<V, TArithmetic, TSigmoid, TTanh>(x.Span, y.Span, count);
        return new(name, Contender.Of(name, ChainLength, Latency), null, () => Computed(Latency, y));
    }

    // Arguments of a gate, from -6 to 6 in no order, and room for values, in whole cache lines.
    private static (Memory<float> Arguments, Memory<float> Values) Allocate()
    {
        float[] memory = GC.AllocateArray<float>((2 * Numbers) + Line, pinned: true);
        int first = (int)(-Marshal.UnsafeAddrOfPinnedArrayElement(memory, 0) & (Line - 1)) / sizeof(float);
        for (int i = 0; i < Numbers; i++)
        {
            memory[first + i] = ((i * 389 % Numbers) - (Numbers / 2)) * (12f / Numbers);
        }

        return (memory.AsMemory(first, Numbers), memory.AsMemory(first + Numbers, Numbers));
    }

    private static float[] Computed(Action<int> repeat, Memory<float> y)
    {
        repeat(1);
        return y.ToArray();
    }

    // Loops are not inlined, or their registers would depend on where. Each chain begins anew, or tanh would approach the numbers near zero that are
    // a case of their own.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Chain<V, TActivation>(ReadOnlySpan<float> x, Span<float> y, int count)
        where V : struct, ILanes<V, float>
        where TActivation : IActivation<V>
    {
        for (int repetition = 0; repetition < count; repetition++)
        {
            V value = V.Load(x, repetition * V.Count % Numbers);
            for (int i = 0; i < ChainLength; i++)
            {
                value = TActivation.Apply(value);
            }

            value.Store(y, 0);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Map<V, TActivation>(ReadOnlySpan<float> x, Span<float> y, int count)
        where V : struct, ILanes<V, float>
        where TActivation : IActivation<V>
    {
        for (int repetition = 0; repetition < count; repetition++)
        {
            for (int i = 0; i < Numbers; i += V.Count)
            {
                TActivation.Apply(V.Load(x, i)).Store(y, i);
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void CellChain<V, TArithmetic, TSigmoid, TTanh>(ReadOnlySpan<float> x, Span<float> y, int count)
        where V : struct, ILanes<V, float>
        where TArithmetic : struct
        where TSigmoid : IActivation<V>
        where TTanh : IActivation<V>
    {
        for (int repetition = 0; repetition < count; repetition++)
        {
            V h = V.Load(x, repetition * V.Count % Numbers);
            V c = h;
            for (int step = 0; step < ChainLength; step++)
            {
                V i = TSigmoid.Apply(V.Load(x, 0) + h);
                V f = TSigmoid.Apply(V.Load(x, V.Count) + h);
                V g = TTanh.Apply(V.Load(x, 2 * V.Count) + h);
                V o = TSigmoid.Apply(V.Load(x, 3 * V.Count) + h);
                c = typeof(TArithmetic) == typeof(Fused) ? V.MultiplyAdd(f, c, i * g) : (f * c) + (i * g);
                h = o * TTanh.Apply(c);
            }

            h.Store(y, 0);
        }
    }
}
