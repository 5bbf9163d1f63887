using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Unrolled.Benchmarks.Activations;

// The files for 256 and 128 bits are made from this one when the project is built: see VectorWidths.targets.

/// <summary>tanh and sigmoid by an exponential and a division, as accurate as the library's: what its table is compared with.</summary>
/// <remarks>x = n ln2 + r, e^r = (R + r) / (R - r) with R(r) = r coth(r / 2) as a polynomial (msun, e_exp.c); tanh below 0.55 is a polynomial.</remarks>
internal static class Exponential512
{
    private const float Round = 12582912f;
    private const float Log2E = 1.44269502f;
    private const float Ln2High = 6.9314575195e-01f;
    private const float Ln2Low = 1.4286067653e-06f;
    private const float Tiny = 8.6736174e-19f;
    private const float SmallestNormal = 1.17549435e-38f;
    private const float ExpLowest = -87.3365402f;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Tanh(Vector512<float> x)
    {
        Vector512<float> a = Vector512.Abs(x);
        Vector512<float> m = Vector512.ConditionalSelect(Vector512.LessThan(a, Vector512.Create(9.094947e-13f)), Vector512.Create(9.094947e-13f), a);

        Vector512<float> square = m * m;
        Vector512<float> fourth = square * square;
        Vector512<float> low = Vector512.Create(-0.333333172903f) + (square * Vector512.Create(0.133325761032f));
        Vector512<float> middle = Vector512.Create(-0.0538511704902f) + (square * Vector512.Create(0.0210666566328f));
        Vector512<float> p = low + (fourth * (middle + (fourth * Vector512.Create(-0.00626669859449f))));
        Vector512<float> small = a * (Vector512.Create(1f) + (square * p));

        Vector512<float> twice = m + m;
        Vector512<float> t = (twice * Vector512.Create(Log2E)) + Vector512.Create(Round);
        Vector512<float> n = t - Vector512.Create(Round);
        Vector512<float> r = (twice - (n * Vector512.Create(Ln2High))) - (n * Vector512.Create(Ln2Low));
        Vector512<float> even = EvenPart(r);
        Vector512<float> below = even - r;
        Vector512<float> above = Scaled(even + r, t);
        Vector512<float> y = Vector512.Create(1f) - ((below + below) / (below + above));
        y = Vector512.ConditionalSelect(Vector512.LessThan(Vector512.Create(10f), a), Vector512.Create(1f), y);
        y = Vector512.ConditionalSelect(Vector512.LessThan(a, Vector512.Create(0.55f)), small, y);
        y = Vector512.ConditionalSelect(Vector512.LessThan(a, Vector512.Create(SmallestNormal)), Vector512.Create(0f), y);
        return y | (x & Vector512.Create(-0f));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sigmoid(Vector512<float> x)
    {
        Vector512<float> t = (x * Vector512.Create(-Log2E)) + Vector512.Create(Round);
        Vector512<float> n = t - Vector512.Create(Round);
        Vector512<float> r = (-x - (n * Vector512.Create(Ln2High))) - ((n * Vector512.Create(Ln2Low)) + Vector512.Create(Tiny));
        Vector512<float> even = EvenPart(r);
        Vector512<float> below = even - r;
        Vector512<float> above = Scaled(even + r, t);
        Vector512<float> y = below / (below + above);
        y = Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512.Create(ExpLowest)), Vector512.Create(0f), y);
        return Vector512.ConditionalSelect(Vector512.LessThan(Vector512.Create(18f), x), Vector512.Create(1f), y);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> FusedTanh(Vector512<float> x)
    {
        Vector512<float> a = Vector512.Abs(x);
        Vector512<float> m = Vector512.ConditionalSelect(Vector512.LessThan(a, Vector512.Create(9.094947e-13f)), Vector512.Create(9.094947e-13f), a);
        Vector512<float> square = m * m;
        Vector512<float> fourth = square * square;
        Vector512<float> low = Vector512.FusedMultiplyAdd(square, Vector512.Create(0.133325761032f), Vector512.Create(-0.333333172903f));
        Vector512<float> middle = Vector512.FusedMultiplyAdd(square, Vector512.Create(0.0210666566328f), Vector512.Create(-0.0538511704902f));
        Vector512<float> p = Vector512.FusedMultiplyAdd(fourth, Vector512.FusedMultiplyAdd(fourth, Vector512.Create(-0.00626669859449f), middle), low);
        Vector512<float> small = a * Vector512.FusedMultiplyAdd(square, p, Vector512.Create(1f));

        Vector512<float> twice = m + m;
        Vector512<float> t = Vector512.FusedMultiplyAdd(twice, Vector512.Create(Log2E), Vector512.Create(Round));
        Vector512<float> n = t - Vector512.Create(Round);
        Vector512<float> r = Vector512.FusedMultiplyAdd(n, Vector512.Create(-Ln2Low), Vector512.FusedMultiplyAdd(n, Vector512.Create(-Ln2High), twice));
        Vector512<float> even = FusedEvenPart(r);
        Vector512<float> below = even - r;
        Vector512<float> above = Scaled(even + r, t);
        Vector512<float> y = Vector512.Create(1f) - ((below + below) / (below + above));
        y = Vector512.ConditionalSelect(Vector512.LessThan(Vector512.Create(10f), a), Vector512.Create(1f), y);
        y = Vector512.ConditionalSelect(Vector512.LessThan(a, Vector512.Create(0.55f)), small, y);
        y = Vector512.ConditionalSelect(Vector512.LessThan(a, Vector512.Create(SmallestNormal)), Vector512.Create(0f), y);
        return y | (x & Vector512.Create(-0f));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> FusedSigmoid(Vector512<float> x)
    {
        Vector512<float> t = Vector512.FusedMultiplyAdd(x, Vector512.Create(-Log2E), Vector512.Create(Round));
        Vector512<float> n = t - Vector512.Create(Round);
        Vector512<float> r = Vector512.FusedMultiplyAdd(n, Vector512.Create(-Ln2High), -x) - Vector512.FusedMultiplyAdd(n, Vector512.Create(Ln2Low), Vector512.Create(Tiny));
        Vector512<float> even = FusedEvenPart(r);
        Vector512<float> below = even - r;
        Vector512<float> above = Scaled(even + r, t);
        Vector512<float> y = below / (below + above);
        y = Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512.Create(ExpLowest)), Vector512.Create(0f), y);
        y = Vector512.ConditionalSelect(Vector512.LessThan(Vector512.Create(18f), x), Vector512.Create(1f), y);
        return y;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> EvenPart(Vector512<float> r)
    {
        Vector512<float> square = r * r;
        return Vector512.Create(2f) + (square * Vector512.Create(1.6666625440e-1f)) + ((square * square) * Vector512.Create(-2.7667332906e-3f));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> FusedEvenPart(Vector512<float> r)
    {
        Vector512<float> square = r * r;
        return Vector512.FusedMultiplyAdd(square * square, Vector512.Create(-2.7667332906e-3f), Vector512.FusedMultiplyAdd(square, Vector512.Create(1.6666625440e-1f), Vector512.Create(2f)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Scaled(Vector512<float> number, Vector512<float> exponent) =>
        (number.AsInt32() + (exponent.AsInt32() << 23)).AsSingle();
}

internal readonly struct ExponentialTanh512 : IActivation<Vector512<float>>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Apply(Vector512<float> x) => Exponential512.Tanh(x);
}

internal readonly struct ExponentialSigmoid512 : IActivation<Vector512<float>>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Apply(Vector512<float> x) => Exponential512.Sigmoid(x);
}

internal readonly struct ExponentialFusedTanh512 : IActivation<Vector512<float>>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Apply(Vector512<float> x) => Exponential512.FusedTanh(x);
}

internal readonly struct ExponentialFusedSigmoid512 : IActivation<Vector512<float>>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Apply(Vector512<float> x) => Exponential512.FusedSigmoid(x);
}
