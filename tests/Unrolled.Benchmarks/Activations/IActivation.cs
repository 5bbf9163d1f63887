using System.Runtime.CompilerServices;
using Unrolled.Lanes;

namespace Unrolled.Benchmarks.Activations;

/// <summary>A function to be timed; a type of its own, so that the loop around it is compiled for it alone.</summary>
/// <typeparam name="V">A vector, lanes or a float.</typeparam>
internal interface IActivation<V>
    where V : unmanaged
{
    static abstract V Apply(V x);
}

internal readonly struct LanesTanh<V> : IActivation<V>
    where V : unmanaged, ILanes<V, float>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply(V x) => V.Tanh(x);
}

internal readonly struct LanesSigmoid<V> : IActivation<V>
    where V : unmanaged, ILanes<V, float>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply(V x) => V.Sigmoid(x);
}

internal readonly struct LanesFusedTanh<V> : IActivation<V>
    where V : unmanaged, ILanes<V, float>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply(V x) => V.FusedTanh(x);
}

internal readonly struct LanesFusedSigmoid<V> : IActivation<V>
    where V : unmanaged, ILanes<V, float>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply(V x) => V.FusedSigmoid(x);
}

internal readonly struct ScalarTanh : IActivation<float>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Apply(float x) => StrictMath.Tanh(x);
}

internal readonly struct ScalarSigmoid : IActivation<float>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Apply(float x) => StrictMath.Sigmoid(x);
}

internal readonly struct ScalarFusedTanh : IActivation<float>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Apply(float x) => FusedMath.Tanh(x);
}

internal readonly struct ScalarFusedSigmoid : IActivation<float>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Apply(float x) => FusedMath.Sigmoid(x);
}

internal readonly struct PlainTanh : IActivation<float>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Apply(float x) => MathF.Tanh(x);
}

internal readonly struct PlainSigmoid : IActivation<float>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Apply(float x) => 1f / (1f + MathF.Exp(-x));
}
