using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Unrolled.Lanes;

namespace Unrolled.Benchmarks.Activations;

// The files for 256 and 128 bits are made from this one when the project is built: see VectorWidths.targets.

/// <summary>What forms of functions are written with.</summary>
internal static class VectorForm512
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> AsVector(this Lanes512<float> lanes) => Unsafe.BitCast<Lanes512<float>, Vector512<float>>(lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<float> AsLanes(this Vector512<float> vector) => Unsafe.BitCast<Vector512<float>, Lanes512<float>>(vector);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> MultiplyAdd<TArithmetic>(Vector512<float> a, Vector512<float> b, Vector512<float> c)
        where TArithmetic : struct => typeof(TArithmetic) == typeof(Fused) ? Vector512.FusedMultiplyAdd(a, b, c) : (a * b) + c;
}
