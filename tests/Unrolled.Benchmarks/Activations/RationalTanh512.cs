using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Unrolled.Lanes;
using static Unrolled.Benchmarks.Activations.VectorForm512;

namespace Unrolled.Benchmarks.Activations;

// The files for 256 and 128 bits are made from this one when the project is built: see VectorWidths.targets.

/// <summary>tanh x = x (1 + y A(y)) / (1 + y B(y)) with y = x^2: one division, no table.</summary>
/// <remarks>
/// A and B are minimax for the relative error on (0, 8.67]: 1.5e-8. In floats it reaches 7.0 ULP strict and 5.4 ULP fused where tanh is near 1, in the
/// best other orders of operations 6.1 and 5.2, and gives up to 1.0000002: it fails the library's bound of 4 ULP and its range.
/// </remarks>
internal readonly struct RationalTanh512<TArithmetic> : IActivation<Lanes512<float>>
    where TArithmetic : struct
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<float> Apply(Lanes512<float> lanes)
    {
        Vector512<float> x = lanes.AsVector();
        Vector512<float> a = Vector512.MinNative(Vector512.Create(8.67f), Vector512.Abs(x));

        // Squares of anything smaller might be subnormal, and tanh x = x long before.
        Vector512<float> y = Vector512.MaxNative(Vector512.Create(2.98023224e-8f), a);
        y *= y;
        Vector512<float> square = y * y;
        Vector512<float> above = MultiplyAdd<TArithmetic>(
            square,
            MultiplyAdd<TArithmetic>(y, Vector512.Create(1.4017120164392858e-08f), Vector512.Create(2.1081985372164184e-05f)),
            MultiplyAdd<TArithmetic>(y, Vector512.Create(0.0035242120237363567f), Vector512.Create(0.13405116114507507f)));
        Vector512<float> below = MultiplyAdd<TArithmetic>(
            square,
            MultiplyAdd<TArithmetic>(y, Vector512.Create(8.045948426182371e-07f), Vector512.Create(0.00033325069699181127f)),
            MultiplyAdd<TArithmetic>(y, Vector512.Create(0.025985831848817444f), Vector512.Create(0.46738440963024575f)));
        a |= x & Vector512.Create(-0f);
        return (MultiplyAdd<TArithmetic>(a * y, above, a) / MultiplyAdd<TArithmetic>(y, below, Vector512.Create(1f))).AsLanes();
    }
}
