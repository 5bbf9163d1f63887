using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Unrolled.Lanes;
using static Unrolled.Benchmarks.Activations.VectorForm512;

namespace Unrolled.Benchmarks.Activations;

// The files for 256 and 128 bits are made from this one when the project is built: see VectorWidths.targets.

/// <summary>tanh a = 1 - 2 / (e^2a + 1) by an exponential and a division, as accurate as the library's.</summary>
/// <remarks>2a = n ln2 + r, e^r = (R + r) / (R - r) with R(r) = r coth(r / 2) as a polynomial (msun, e_exp.c); below 0.55 tanh is a polynomial.</remarks>
internal readonly struct ExponentialTanh512<TArithmetic> : IActivation<Lanes512<float>>
    where TArithmetic : struct
{
    private const float Round = 12582912f;
    private const float Log2E = 1.44269502f;
    private const float Ln2High = 6.9314575195e-01f;
    private const float Ln2Low = 1.4286067653e-06f;
    private const float SmallestNormal = 1.17549435e-38f;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<float> Apply(Lanes512<float> lanes)
    {
        Vector512<float> x = lanes.AsVector();
        Vector512<float> a = Vector512.Abs(x);

        // From 10 on tanh is 1; squares of anything below 2^-40 might be subnormal.
        Vector512<float> m = Vector512.MinNative(Vector512.Create(10f), Vector512.MaxNative(Vector512.Create(9.094947e-13f), a));
        Vector512<float> square = m * m;
        Vector512<float> fourth = square * square;
        Vector512<float> low = MultiplyAdd<TArithmetic>(square, Vector512.Create(0.133325761032f), Vector512.Create(-0.333333172903f));
        Vector512<float> middle = MultiplyAdd<TArithmetic>(square, Vector512.Create(0.0210666566328f), Vector512.Create(-0.0538511704902f));
        Vector512<float> p = MultiplyAdd<TArithmetic>(fourth, MultiplyAdd<TArithmetic>(fourth, Vector512.Create(-0.00626669859449f), middle), low);
        Vector512<float> small = a * MultiplyAdd<TArithmetic>(square, p, Vector512.Create(1f));
        small = Vector512.ConditionalSelect(Vector512.LessThan(a, Vector512.Create(SmallestNormal)), Vector512<float>.Zero, small);

        m += m;
        Vector512<float> t = MultiplyAdd<TArithmetic>(m, Vector512.Create(Log2E), Vector512.Create(Round));
        Vector512<float> n = t - Vector512.Create(Round);
        Vector512<float> r = MultiplyAdd<TArithmetic>(n, Vector512.Create(-Ln2Low), MultiplyAdd<TArithmetic>(n, Vector512.Create(-Ln2High), m));
        square = r * r;
        Vector512<float> even = MultiplyAdd<TArithmetic>(square, Vector512.Create(1.6666625440e-1f), Vector512.Create(2f));
        even = MultiplyAdd<TArithmetic>(square * square, Vector512.Create(-2.7667332906e-3f), even);
        Vector512<float> below = even - r;
        Vector512<float> above = ((even + r).AsInt32() + (t.AsInt32() << 23)).AsSingle();
        Vector512<float> y = Vector512.Create(1f) - ((below + below) / (below + above));
        y = Vector512.ConditionalSelect(Vector512.LessThan(a, Vector512.Create(0.55f)), small, y);
        return (y | (x & Vector512.Create(-0f))).AsLanes();
    }
}
