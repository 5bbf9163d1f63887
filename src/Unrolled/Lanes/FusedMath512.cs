using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Unrolled.Lanes;

// The files for 256 and 128 bits are made from this one when the project is built: see VectorWidths.targets.

/// <summary>The activations of <see cref="FusedMath"/>, operation by operation, for vectors of 512 bits; a test compares all floats.</summary>
internal static class FusedMath512
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Tanh(Vector512<float> x)
    {
        Vector512<float> a = Vector512.Abs(x);
        Vector512<float> m = Vector512.ConditionalSelect(Vector512.LessThan(a, C(9.094947e-13f)), C(9.094947e-13f), a);
        Vector512<float> square = m * m;
        Vector512<float> fourth = square * square;
        Vector512<float> low = FusedVector.MultiplyAdd(square, C(0.133325761032f), C(-0.333333172903f));
        Vector512<float> middle = FusedVector.MultiplyAdd(square, C(0.0210666566328f), C(-0.0538511704902f));
        Vector512<float> p = FusedVector.MultiplyAdd(fourth, FusedVector.MultiplyAdd(fourth, C(-0.00626669859449f), middle), low);
        Vector512<float> small = a * FusedVector.MultiplyAdd(square, p, C(1f));

        Vector512<float> twice = m + m;
        Vector512<float> t = FusedVector.MultiplyAdd(twice, C(StrictMath.Log2ESingle), C(StrictMath.RoundSingle));
        Vector512<float> n = t - C(StrictMath.RoundSingle);
        Vector512<float> r = FusedVector.MultiplyAdd(n, C(-StrictMath.Ln2LowSingle), FusedVector.MultiplyAdd(n, C(-StrictMath.Ln2HighSingle), twice));
        Vector512<float> even = EvenPart(r);
        Vector512<float> below = even - r;
        Vector512<float> above = Scaled(even + r, t);
        Vector512<float> y = C(1f) - ((below + below) / (below + above));
        y = Vector512.ConditionalSelect(Vector512.LessThan(C(10f), a), C(1f), y);
        y = Vector512.ConditionalSelect(Vector512.LessThan(a, C(0.55f)), small, y);
        y = Vector512.ConditionalSelect(Vector512.LessThan(a, C(StrictMath.SmallestNormalSingle)), C(0f), y);
        return y | (x & C(-0f));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sigmoid(Vector512<float> x)
    {
        Vector512<float> t = FusedVector.MultiplyAdd(x, C(-StrictMath.Log2ESingle), C(StrictMath.RoundSingle));
        Vector512<float> n = t - C(StrictMath.RoundSingle);
        Vector512<float> r = FusedVector.MultiplyAdd(n, C(-StrictMath.Ln2HighSingle), -x) - FusedVector.MultiplyAdd(n, C(StrictMath.Ln2LowSingle), C(StrictMath.TinySingle));
        Vector512<float> even = EvenPart(r);
        Vector512<float> below = even - r;
        Vector512<float> above = Scaled(even + r, t);
        Vector512<float> y = below / (below + above);
        y = Vector512.ConditionalSelect(Vector512.LessThan(x, C(StrictMath.ExpLowestSingle)), C(0f), y);
        y = Vector512.ConditionalSelect(Vector512.LessThan(C(18f), x), C(1f), y);
        return y;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Tanh(Vector512<double> x)
    {
        Vector512<double> a = Vector512.Abs(x);
        Vector512<double> small = Vector512.LessThan(a, C(0.55));
        Vector512<double> m = Vector512.ConditionalSelect(Vector512.LessThan(a, C(8.636168555094445e-78)), C(8.636168555094445e-78), a);
        Vector512<double> twice = m + m;
        Vector512<double> t = FusedVector.MultiplyAdd(twice, C(StrictMath.Log2EDouble), C(StrictMath.RoundDouble));
        Vector512<double> n = Vector512.ConditionalSelect(small, C(0.0), t - C(StrictMath.RoundDouble));
        Vector512<double> r = FusedVector.MultiplyAdd(n, C(-StrictMath.Ln2LowDouble), FusedVector.MultiplyAdd(n, C(-StrictMath.Ln2HighDouble), twice));
        Vector512<double> even = EvenPart(r);
        Vector512<double> below = even - r;
        Vector512<double> above = Scaled(even + r, t);
        Vector512<double> y = (Vector512.ConditionalSelect(small, a + a, below + below)) / (Vector512.ConditionalSelect(small, even, below + above));
        y = Vector512.ConditionalSelect(small, y, C(1.0) - y);
        y = Vector512.ConditionalSelect(Vector512.LessThan(C(20.0), a), C(1.0), y);
        y = Vector512.ConditionalSelect(Vector512.LessThan(a, C(StrictMath.SmallestNormalDouble)), C(0.0), y);
        return y | (x & C(-0.0));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Sigmoid(Vector512<double> x)
    {
        Vector512<double> t = FusedVector.MultiplyAdd(x, C(-StrictMath.Log2EDouble), C(StrictMath.RoundDouble));
        Vector512<double> n = t - C(StrictMath.RoundDouble);
        Vector512<double> r = FusedVector.MultiplyAdd(n, C(-StrictMath.Ln2HighDouble), -x) - FusedVector.MultiplyAdd(n, C(StrictMath.Ln2LowDouble), C(StrictMath.TinyDouble));
        Vector512<double> even = EvenPart(r);
        Vector512<double> below = even - r;
        Vector512<double> above = Scaled(even + r, t);
        Vector512<double> y = below / (below + above);
        y = Vector512.ConditionalSelect(Vector512.LessThan(x, C(StrictMath.ExpLowestDouble)), C(0.0), y);
        y = Vector512.ConditionalSelect(Vector512.LessThan(C(40.0), x), C(1.0), y);
        return y;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> EvenPart(Vector512<float> r)
    {
        Vector512<float> square = r * r;
        return FusedVector.MultiplyAdd(square * square, C(-2.7667332906e-3f), FusedVector.MultiplyAdd(square, C(1.6666625440e-1f), C(2f)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> EvenPart(Vector512<double> r)
    {
        Vector512<double> square = r * r;
        Vector512<double> fourth = square * square;
        Vector512<double> eighth = fourth * fourth;
        Vector512<double> c01 = FusedVector.MultiplyAdd(square, C(-0.0027777777777776225451), C(0.16666666666666666667));
        Vector512<double> c23 = FusedVector.MultiplyAdd(square, C(-1.6534391300007707214e-6), C(0.000066137566134287854936));
        Vector512<double> c45 = FusedVector.MultiplyAdd(square, C(-1.0566932335657233479e-9), C(4.1753434413914478178e-8));
        Vector512<double> c67 = FusedVector.MultiplyAdd(square, C(-6.0121496086390189831e-13), C(2.6619550259922264262e-11));
        Vector512<double> tail = FusedVector.MultiplyAdd(eighth, FusedVector.MultiplyAdd(fourth, c67, c45), FusedVector.MultiplyAdd(fourth, c23, c01));
        return FusedVector.MultiplyAdd(tail, square, C(2.0));
    }

    private static Vector512<float> C(float number) => Vector512.Create(number);

    private static Vector512<double> C(double number) => Vector512.Create(number);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Scaled(Vector512<float> number, Vector512<float> exponent) =>
        (number.AsInt32() + (exponent.AsInt32() << 23)).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Scaled(Vector512<double> number, Vector512<double> exponent) =>
        (number.AsInt64() + (exponent.AsInt64() << 52)).AsDouble();
}
