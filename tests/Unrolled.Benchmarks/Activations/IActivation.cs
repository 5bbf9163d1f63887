using System.Runtime.CompilerServices;
using Unrolled.Lanes;

namespace Unrolled.Benchmarks.Activations;

/// <summary>A function to be timed; a type of its own, so that the loop around it is compiled for it alone.</summary>
internal interface IActivation<V>
    where V : struct, ILanes<V, float>
{
    static abstract V Apply(V x);
}

/// <summary>How a product is added: by a type argument, which the JIT knows when it begins to inline.</summary>
internal readonly struct Strict;

internal readonly struct Fused;

internal readonly struct LibraryTanh<V, TArithmetic> : IActivation<V>
    where V : struct, ILanes<V, float>
    where TArithmetic : struct
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply(V x) => typeof(TArithmetic) == typeof(Fused) ? V.FusedTanh(x) : V.Tanh(x);
}

internal readonly struct LibrarySigmoid<V, TArithmetic> : IActivation<V>
    where V : struct, ILanes<V, float>
    where TArithmetic : struct
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply(V x) => typeof(TArithmetic) == typeof(Fused) ? V.FusedSigmoid(x) : V.Sigmoid(x);
}

internal readonly struct PlainTanh : IActivation<Lane<float>>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<float> Apply(Lane<float> x) => Lane<float>.All(MathF.Tanh(Unsafe.BitCast<Lane<float>, float>(x)));
}

internal readonly struct PlainSigmoid : IActivation<Lane<float>>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<float> Apply(Lane<float> x) => Lane<float>.All(1f / (1f + MathF.Exp(-Unsafe.BitCast<Lane<float>, float>(x))));
}
