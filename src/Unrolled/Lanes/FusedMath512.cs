using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
#if NET9_0_OR_GREATER
using Native = System.Runtime.Intrinsics.Vector512;
#else
using Native = Unrolled.Lanes.NativeVector;
#endif

namespace Unrolled.Lanes;

// StrictMath512 is made from this text when the project is built, see StrictMath.targets, and the files for 256 and 128 bits from both,
// see VectorWidths.targets.

/// <summary>
/// The activations of <see cref="FusedMath"/>, and of <see cref="StrictMath"/>, operation by operation, for vectors of 512 bits;
/// a test compares all floats.
/// </summary>
internal static class FusedMath512
{
    // Few variables: above some number of them in a method the runtime inlines nothing more, and generated methods have many activations.
    // What may be NaN is the second operand of a minimum or maximum: x64 returns that one, so that NaN in gives NaN out.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Tanh(Vector512<float> x)
    {
        Vector512<float> a = Vector512.Abs(x);
        Vector512<float> t = Native.MinNative(Vector512.Create(StrictMath.TanhLastSingle), a + Vector512.Create(StrictMath.RoundHalfSingle));
        Vector512<float> d = Native.MinNative(Vector512.Create(StrictMath.TanhFlatSingle), Native.MaxNative(Vector512.Create(StrictMath.TanhLinearSingle), a)) - (t - Vector512.Create(StrictMath.RoundHalfSingle));
        Vector512<float> square = d * d;
        ActivationTables.TanhLow(t, out var c0, out var c1, out var c2, out var c3);
        Vector512<float> y = Native.FusedMultiplyAdd(Native.FusedMultiplyAdd(c3, d, c2), square, Native.FusedMultiplyAdd(c1, d, c0));
        ActivationTables.TanhHigh(t, out c0, out c1, out c2, out c3);
        y = Native.FusedMultiplyAdd(Native.FusedMultiplyAdd(Native.FusedMultiplyAdd(c3, d, c2), square, Native.FusedMultiplyAdd(c1, d, c0)), square * square, y);

        // What is smaller than the smallest normal number gives a zero, too with its sign.
        Vector512<float> sign = x & Vector512.Create(-0f);
        Vector512<float> linear = Vector512.ConditionalSelect(Vector512.LessThan(a, Vector512.Create(StrictMath.SmallestNormalSingle)), sign, x);
        return Vector512.ConditionalSelect(Vector512.LessThan(a, Vector512.Create(StrictMath.TanhLinearSingle)), linear, y | sign);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sigmoid(Vector512<float> x)
    {
        Vector512<float> m = Native.MinNative(Vector512.Create(StrictMath.SigmoidFlatSingle), x);
        Vector512<float> t = Native.FusedMultiplyAdd(left: m, Vector512.Create(-StrictMath.Log2ESingle), Vector512.Create(StrictMath.RoundSingle));
        Vector512<float> n = t - Vector512.Create(StrictMath.RoundSingle);
        // Two ways on purpose: a fused product with ln2 is exact, so that the square need not wait for the rest of ln2, and 3/4 comes for free.
#if STRICT
        Vector512<float> r = Native.FusedMultiplyAdd(n, Vector512.Create(StrictMath.Ln2LowSingle), Native.FusedMultiplyAdd(n, Vector512.Create(StrictMath.Ln2HighSingle), m + Vector512.Create(StrictMath.TinySingle)));
        Vector512<float> square = r * r;
        Vector512<float> even = square * Native.FusedMultiplyAdd(square, Vector512.Create(StrictMath.Even4Single), Vector512.Create(StrictMath.Even2Single));
        r *= Vector512.Create(StrictMath.ThreeQuartersSingle);
        Vector512<float> below = (Vector512.Create(StrictMath.Even0Single) + r) + even;
        Vector512<float> above = (Vector512.Create(StrictMath.Even0Single) - r) + even;
#else
        Vector512<float> r = Native.FusedMultiplyAdd(n, Vector512.Create(FusedMath.Ln2Single), m + Vector512.Create(StrictMath.TinySingle));
        Vector512<float> square = r * r;
        r = Native.FusedMultiplyAdd(n, Vector512.Create(FusedMath.Ln2RestSingle), r);
        Vector512<float> even = Native.FusedMultiplyAdd(square, Vector512.Create(StrictMath.Even4Single), Vector512.Create(StrictMath.Even2Single));
        Vector512<float> below = Native.FusedMultiplyAdd(square, even, Native.FusedMultiplyAdd(r, Vector512.Create(StrictMath.ThreeQuartersSingle), Vector512.Create(StrictMath.Even0Single)));
        Vector512<float> above = Native.FusedMultiplyAdd(square, even, Native.FusedMultiplyAdd(r, Vector512.Create(-StrictMath.ThreeQuartersSingle), Vector512.Create(StrictMath.Even0Single)));
#endif
        below /= below + (above.AsInt32() + (t.AsInt32() << 23)).AsSingle();
        return Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512.Create(StrictMath.ExpLowestSingle)), Vector512<float>.Zero, below);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Tanh(Vector512<double> x)
    {
        Vector512<double> a = Vector512.Abs(x);
        Vector512<double> small = Vector512.LessThan(a, Vector512.Create(StrictMath.TanhQuotientDouble));
        Vector512<double> m = Vector512.ConditionalSelect(Vector512.LessThan(a, Vector512.Create(StrictMath.TanhLeastDouble)), Vector512.Create(StrictMath.TanhLeastDouble), a);
        Vector512<double> twice = m + m;
        Vector512<double> t = Native.FusedMultiplyAdd(left: twice, Vector512.Create(StrictMath.Log2EDouble), Vector512.Create(StrictMath.RoundDouble));
        Vector512<double> n = Vector512.ConditionalSelect(small, Vector512.Create(0.0), t - Vector512.Create(StrictMath.RoundDouble));
        Vector512<double> r = Native.FusedMultiplyAdd(n, Vector512.Create(-StrictMath.Ln2LowDouble), Native.FusedMultiplyAdd(n, Vector512.Create(-StrictMath.Ln2HighDouble), twice));
        Vector512<double> even = EvenPart(r);
        Vector512<double> below = even - r;
        Vector512<double> above = Scaled(even + r, t);
        Vector512<double> y = Vector512.ConditionalSelect(small, a + a, below + below) / Vector512.ConditionalSelect(small, even, below + above);
        y = Vector512.ConditionalSelect(small, y, Vector512.Create(1.0) - y);
        y = Vector512.ConditionalSelect(Vector512.LessThan(Vector512.Create(StrictMath.TanhFlatDouble), a), Vector512.Create(1.0), y);
        y = Vector512.ConditionalSelect(Vector512.LessThan(a, Vector512.Create(StrictMath.SmallestNormalDouble)), Vector512.Create(0.0), y);
        return y | (x & Vector512.Create(-0.0));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Sigmoid(Vector512<double> x)
    {
        Vector512<double> t = Native.FusedMultiplyAdd(left: x, Vector512.Create(-StrictMath.Log2EDouble), Vector512.Create(StrictMath.RoundDouble));
        Vector512<double> n = t - Vector512.Create(StrictMath.RoundDouble);
        Vector512<double> r = Native.FusedMultiplyAdd(n, Vector512.Create(-StrictMath.Ln2HighDouble), -x) - Native.FusedMultiplyAdd(left: n, Vector512.Create(StrictMath.Ln2LowDouble), Vector512.Create(StrictMath.TinyDouble));
        Vector512<double> even = EvenPart(r);
        Vector512<double> below = even - r;
        Vector512<double> above = Scaled(even + r, t);
        Vector512<double> y = below / (below + above);
        y = Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512.Create(StrictMath.ExpLowestDouble)), Vector512.Create(0.0), y);
        return Vector512.ConditionalSelect(Vector512.LessThan(Vector512.Create(StrictMath.SigmoidFlatDouble), x), Vector512.Create(1.0), y);
    }

    // What is NaN or too large for a power of 2 goes through x + infinity.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Exp(Vector512<float> x)
    {
        Vector512<float> t = Native.FusedMultiplyAdd(left: x, Vector512.Create(StrictMath.Log2ESingle), Vector512.Create(StrictMath.RoundSingle));
        Vector512<float> n = t - Vector512.Create(StrictMath.RoundSingle);
        Vector512<float> r = Native.FusedMultiplyAdd(n, Vector512.Create(-StrictMath.Ln2LowSingle), Native.FusedMultiplyAdd(n, Vector512.Create(-StrictMath.Ln2HighSingle), x));
        Vector512<float> square = r * r;
        Vector512<float> q = Native.FusedMultiplyAdd(square, Native.FusedMultiplyAdd(r, Vector512.Create(StrictMath.Exp5Single), Vector512.Create(StrictMath.Exp4Single)), Native.FusedMultiplyAdd(r, Vector512.Create(StrictMath.Exp3Single), Vector512.Create(StrictMath.Exp2Single)));
        q = Native.FusedMultiplyAdd(square, q, Native.FusedMultiplyAdd(r, Vector512.Create(StrictMath.Exp1Single), Vector512.Create(StrictMath.Exp0Single)));
        q = Vector512.Create(1f) + Native.FusedMultiplyAdd(square, q, r);
        q = (q.AsInt32() + (t.AsInt32() << 23)).AsSingle();
        q = Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512.Create(StrictMath.ExpLowestSingle)), Vector512<float>.Zero, q);
        return Vector512.ConditionalSelect(Vector512.LessThanOrEqual(x, Vector512.Create(StrictMath.ExpHighestSingle)), q, x + Vector512.Create(float.PositiveInfinity));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Exp(Vector512<double> x)
    {
        Vector512<double> t = Native.FusedMultiplyAdd(left: x, Vector512.Create(StrictMath.Log2EDouble), Vector512.Create(StrictMath.RoundDouble));
        Vector512<double> n = t - Vector512.Create(StrictMath.RoundDouble);
        Vector512<double> high = Native.FusedMultiplyAdd(n, Vector512.Create(-StrictMath.Ln2HighDouble), x);
        Vector512<double> low = n * Vector512.Create(StrictMath.Ln2LowDouble);
        Vector512<double> r = high - low;
        Vector512<double> square = r * r;
        Vector512<double> c = Native.FusedMultiplyAdd(EvenTail(square), -square, r);
        Vector512<double> y = Scaled(Vector512.Create(1.0) + (((r * c) / (Vector512.Create(2.0) - c)) - low + high), t);
        y = Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512.Create(StrictMath.ExpLowestDouble)), Vector512<double>.Zero, y);
        return Vector512.ConditionalSelect(Vector512.LessThanOrEqual(x, Vector512.Create(StrictMath.ExpHighestDouble)), y, x + Vector512.Create(double.PositiveInfinity));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Log(Vector512<float> x)
    {
        Vector512<float> tiny = Vector512.LessThan(x, Vector512.Create(StrictMath.SmallestNormalSingle));
        Vector512<int> bits = Vector512.ConditionalSelect(tiny, x * Vector512.Create(StrictMath.LogScaleSingle), x).AsInt32() + Vector512.Create(StrictMath.LogShiftSingle);
        Vector512<float> k = (tiny & Vector512.Create(StrictMath.LogScaledSingle)) + Vector512.ConvertToSingle((bits >> 23) - Vector512.Create(127));
        Vector512<float> f = ((bits & Vector512.Create(0x007FFFFF)) + Vector512.Create(StrictMath.LogHalfSingle)).AsSingle() - Vector512.Create(1f);
        Vector512<float> s = f / (Vector512.Create(2f) + f);
        Vector512<float> square = s * s;
        Vector512<float> fourth = square * square;
        Vector512<float> odd = fourth * Native.FusedMultiplyAdd(fourth, Vector512.Create(StrictMath.Log4Single), Vector512.Create(StrictMath.Log2Single));
        Vector512<float> tail = Native.FusedMultiplyAdd(square, Native.FusedMultiplyAdd(fourth, Vector512.Create(StrictMath.Log3Single), Vector512.Create(StrictMath.Log1Single)), odd);
        Vector512<float> half = Vector512.Create(0.5f) * f * f;
        Vector512<float> sum = Native.FusedMultiplyAdd(left: s, half + tail, k * Vector512.Create(StrictMath.Ln2LowSingle));
        sum = Native.FusedMultiplyAdd(k, Vector512.Create(StrictMath.Ln2HighSingle), (sum - half) + f);
        sum = Vector512.ConditionalSelect(Vector512.Equals(x, Vector512.Create(float.PositiveInfinity)), x, sum);
        sum = Vector512.ConditionalSelect(Vector512.Equals(x, Vector512<float>.Zero), Vector512.Create(float.NegativeInfinity), sum);
        return Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(x, Vector512<float>.Zero), sum, Vector512.Create(float.NaN));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Log(Vector512<double> x)
    {
        Vector512<double> tiny = Vector512.LessThan(x, Vector512.Create(StrictMath.SmallestNormalDouble));
        Vector512<long> bits = Vector512.ConditionalSelect(tiny, x * Vector512.Create(StrictMath.LogScaleDouble), x).AsInt64() + Vector512.Create(StrictMath.LogShiftDouble);

        // A power of 2 that is no negative number becomes a double as the low bits of 2^52: not every machine converts long integers.
        Vector512<double> k = ((bits >>> 52) | Vector512.Create(StrictMath.PowerBitsDouble)).AsDouble() - Vector512.Create(StrictMath.PowerDouble);
        k = (tiny & Vector512.Create(StrictMath.LogScaledDouble)) + k;
        Vector512<double> f = ((bits & Vector512.Create(0x000FFFFF_FFFFFFFF)) + Vector512.Create(StrictMath.LogHalfDouble)).AsDouble() - Vector512.Create(1.0);
        Vector512<double> s = f / (Vector512.Create(2.0) + f);
        Vector512<double> square = s * s;
        Vector512<double> fourth = square * square;
        Vector512<double> odd = fourth * Native.FusedMultiplyAdd(fourth, Native.FusedMultiplyAdd(fourth, Vector512.Create(StrictMath.Log6Double), Vector512.Create(StrictMath.Log4Double)), Vector512.Create(StrictMath.Log2Double));
        Vector512<double> even = Native.FusedMultiplyAdd(fourth, Vector512.Create(StrictMath.Log7Double), Vector512.Create(StrictMath.Log5Double));
        even = Native.FusedMultiplyAdd(fourth, Native.FusedMultiplyAdd(fourth, even, Vector512.Create(StrictMath.Log3Double)), Vector512.Create(StrictMath.Log1Double));
        even = Native.FusedMultiplyAdd(square, even, odd);
        Vector512<double> half = Vector512.Create(0.5) * f * f;
        Vector512<double> sum = Native.FusedMultiplyAdd(left: s, half + even, k * Vector512.Create(StrictMath.Ln2LowDouble));
        sum = Native.FusedMultiplyAdd(k, Vector512.Create(StrictMath.Ln2HighDouble), (sum - half) + f);
        sum = Vector512.ConditionalSelect(Vector512.Equals(x, Vector512.Create(double.PositiveInfinity)), x, sum);
        sum = Vector512.ConditionalSelect(Vector512.Equals(x, Vector512<double>.Zero), Vector512.Create(double.NegativeInfinity), sum);
        return Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(x, Vector512<double>.Zero), sum, Vector512.Create(double.NaN));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> EvenPart(Vector512<double> r)
    {
        Vector512<double> square = r * r;
        return Native.FusedMultiplyAdd(EvenTail(square), square, Vector512.Create(2.0));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> EvenTail(Vector512<double> square)
    {
        Vector512<double> fourth = square * square;
        Vector512<double> eighth = fourth * fourth;
        Vector512<double> c01 = Native.FusedMultiplyAdd(square, Vector512.Create(StrictMath.Even4Double), Vector512.Create(StrictMath.Even2Double));
        Vector512<double> c23 = Native.FusedMultiplyAdd(square, Vector512.Create(StrictMath.Even8Double), Vector512.Create(StrictMath.Even6Double));
        Vector512<double> c45 = Native.FusedMultiplyAdd(square, Vector512.Create(StrictMath.Even12Double), Vector512.Create(StrictMath.Even10Double));
        Vector512<double> c67 = Native.FusedMultiplyAdd(square, Vector512.Create(StrictMath.Even16Double), Vector512.Create(StrictMath.Even14Double));
        return Native.FusedMultiplyAdd(eighth, Native.FusedMultiplyAdd(fourth, c67, c45), Native.FusedMultiplyAdd(fourth, c23, c01));
    }

    /// <summary>y 2^n where the low bits of <paramref name="t"/> are n.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Scaled(Vector512<double> y, Vector512<double> t) =>
        (y.AsInt64() + (t.AsInt64() << 52)).AsDouble();
}
