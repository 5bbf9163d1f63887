using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
#if NET9_0_OR_GREATER
using Fused = System.Runtime.Intrinsics.Vector512;
#else
using Fused = Unrolled.Lanes.FusedVector;
#endif

namespace Unrolled.Lanes;

// The files for 256 and 128 bits are made from this one when the project is built: see VectorWidths.targets.

/// <summary>The activations of <see cref="FusedMath"/>, operation by operation, for vectors of 512 bits; a test compares all floats.</summary>
internal static class FusedMath512
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Tanh(Vector512<float> x)
    {
        Vector512<float> a = Vector512.Abs(x);
        Vector512<float> m = Vector512.ConditionalSelect(Vector512.LessThan(a, Vector512.Create(9.094947e-13f)), Vector512.Create(9.094947e-13f), a);
        Vector512<float> square = m * m;
        Vector512<float> fourth = square * square;
        Vector512<float> low = Fused.FusedMultiplyAdd(square, Vector512.Create(0.133325761032f), Vector512.Create(-0.333333172903f));
        Vector512<float> middle = Fused.FusedMultiplyAdd(square, Vector512.Create(0.0210666566328f), Vector512.Create(-0.0538511704902f));
        Vector512<float> p = Fused.FusedMultiplyAdd(fourth, Fused.FusedMultiplyAdd(fourth, Vector512.Create(-0.00626669859449f), middle), low);
        Vector512<float> small = a * Fused.FusedMultiplyAdd(square, p, Vector512.Create(1f));

        Vector512<float> twice = m + m;
        Vector512<float> t = Fused.FusedMultiplyAdd(twice, Vector512.Create(StrictMath.Log2ESingle), Vector512.Create(StrictMath.RoundSingle));
        Vector512<float> n = t - Vector512.Create(StrictMath.RoundSingle);
        Vector512<float> r = Fused.FusedMultiplyAdd(n, Vector512.Create(-StrictMath.Ln2LowSingle), Fused.FusedMultiplyAdd(n, Vector512.Create(-StrictMath.Ln2HighSingle), twice));
        Vector512<float> even = EvenPart(r);
        Vector512<float> below = even - r;
        Vector512<float> above = Scaled(even + r, t);
        Vector512<float> y = Vector512.Create(1f) - ((below + below) / (below + above));
        y = Vector512.ConditionalSelect(Vector512.LessThan(Vector512.Create(10f), a), Vector512.Create(1f), y);
        y = Vector512.ConditionalSelect(Vector512.LessThan(a, Vector512.Create(0.55f)), small, y);
        y = Vector512.ConditionalSelect(Vector512.LessThan(a, Vector512.Create(StrictMath.SmallestNormalSingle)), Vector512.Create(0f), y);
        return y | (x & Vector512.Create(-0f));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sigmoid(Vector512<float> x)
    {
        Vector512<float> t = Fused.FusedMultiplyAdd(x, Vector512.Create(-StrictMath.Log2ESingle), Vector512.Create(StrictMath.RoundSingle));
        Vector512<float> n = t - Vector512.Create(StrictMath.RoundSingle);
        Vector512<float> r = Fused.FusedMultiplyAdd(n, Vector512.Create(-StrictMath.Ln2HighSingle), -x) - Fused.FusedMultiplyAdd(n, Vector512.Create(StrictMath.Ln2LowSingle), Vector512.Create(StrictMath.TinySingle));
        Vector512<float> even = EvenPart(r);
        Vector512<float> below = even - r;
        Vector512<float> above = Scaled(even + r, t);
        Vector512<float> y = below / (below + above);
        y = Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512.Create(StrictMath.ExpLowestSingle)), Vector512.Create(0f), y);
        y = Vector512.ConditionalSelect(Vector512.LessThan(Vector512.Create(18f), x), Vector512.Create(1f), y);
        return y;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Tanh(Vector512<double> x)
    {
        Vector512<double> a = Vector512.Abs(x);
        Vector512<double> small = Vector512.LessThan(a, Vector512.Create(0.55));
        Vector512<double> m = Vector512.ConditionalSelect(Vector512.LessThan(a, Vector512.Create(8.636168555094445e-78)), Vector512.Create(8.636168555094445e-78), a);
        Vector512<double> twice = m + m;
        Vector512<double> t = Fused.FusedMultiplyAdd(twice, Vector512.Create(StrictMath.Log2EDouble), Vector512.Create(StrictMath.RoundDouble));
        Vector512<double> n = Vector512.ConditionalSelect(small, Vector512.Create(0.0), t - Vector512.Create(StrictMath.RoundDouble));
        Vector512<double> r = Fused.FusedMultiplyAdd(n, Vector512.Create(-StrictMath.Ln2LowDouble), Fused.FusedMultiplyAdd(n, Vector512.Create(-StrictMath.Ln2HighDouble), twice));
        Vector512<double> even = EvenPart(r);
        Vector512<double> below = even - r;
        Vector512<double> above = Scaled(even + r, t);
        Vector512<double> y = (Vector512.ConditionalSelect(small, a + a, below + below)) / (Vector512.ConditionalSelect(small, even, below + above));
        y = Vector512.ConditionalSelect(small, y, Vector512.Create(1.0) - y);
        y = Vector512.ConditionalSelect(Vector512.LessThan(Vector512.Create(20.0), a), Vector512.Create(1.0), y);
        y = Vector512.ConditionalSelect(Vector512.LessThan(a, Vector512.Create(StrictMath.SmallestNormalDouble)), Vector512.Create(0.0), y);
        return y | (x & Vector512.Create(-0.0));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Sigmoid(Vector512<double> x)
    {
        Vector512<double> t = Fused.FusedMultiplyAdd(x, Vector512.Create(-StrictMath.Log2EDouble), Vector512.Create(StrictMath.RoundDouble));
        Vector512<double> n = t - Vector512.Create(StrictMath.RoundDouble);
        Vector512<double> r = Fused.FusedMultiplyAdd(n, Vector512.Create(-StrictMath.Ln2HighDouble), -x) - Fused.FusedMultiplyAdd(n, Vector512.Create(StrictMath.Ln2LowDouble), Vector512.Create(StrictMath.TinyDouble));
        Vector512<double> even = EvenPart(r);
        Vector512<double> below = even - r;
        Vector512<double> above = Scaled(even + r, t);
        Vector512<double> y = below / (below + above);
        y = Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512.Create(StrictMath.ExpLowestDouble)), Vector512.Create(0.0), y);
        y = Vector512.ConditionalSelect(Vector512.LessThan(Vector512.Create(40.0), x), Vector512.Create(1.0), y);
        return y;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> EvenPart(Vector512<float> r)
    {
        Vector512<float> square = r * r;
        return Fused.FusedMultiplyAdd(square * square, Vector512.Create(-2.7667332906e-3f), Fused.FusedMultiplyAdd(square, Vector512.Create(1.6666625440e-1f), Vector512.Create(2f)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> EvenPart(Vector512<double> r)
    {
        Vector512<double> square = r * r;
        Vector512<double> fourth = square * square;
        Vector512<double> eighth = fourth * fourth;
        Vector512<double> c01 = Fused.FusedMultiplyAdd(square, Vector512.Create(-0.0027777777777776225451), Vector512.Create(0.16666666666666666667));
        Vector512<double> c23 = Fused.FusedMultiplyAdd(square, Vector512.Create(-1.6534391300007707214e-6), Vector512.Create(0.000066137566134287854936));
        Vector512<double> c45 = Fused.FusedMultiplyAdd(square, Vector512.Create(-1.0566932335657233479e-9), Vector512.Create(4.1753434413914478178e-8));
        Vector512<double> c67 = Fused.FusedMultiplyAdd(square, Vector512.Create(-6.0121496086390189831e-13), Vector512.Create(2.6619550259922264262e-11));
        Vector512<double> tail = Fused.FusedMultiplyAdd(eighth, Fused.FusedMultiplyAdd(fourth, c67, c45), Fused.FusedMultiplyAdd(fourth, c23, c01));
        return Fused.FusedMultiplyAdd(tail, square, Vector512.Create(2.0));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Scaled(Vector512<float> number, Vector512<float> exponent) =>
        (number.AsInt32() + (exponent.AsInt32() << 23)).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Scaled(Vector512<double> number, Vector512<double> exponent) =>
        (number.AsInt64() + (exponent.AsInt64() << 52)).AsDouble();
}
