namespace Unrolled;

// The functions of StrictMath are made from this text when the project is built: see StrictMath.targets. Lanes/FusedMath512.cs has their
// vector forms, a text of its own: those have masks and table lookups where these have branches and reads. A test compares all floats.
// Every operation is cast: a runtime that computes floats in double precision (Mono may) then rounds where the others do.
public static partial class FusedMath
{
    /// <summary>
    /// The hyperbolic tangent: odd, in [-1, 1], <c>tanh(-0) = -0</c>. Largest error over all floats: 2.8 ULP strict, 2.3 ULP fused.
    /// </summary>
    public static float Tanh(float x)
    {
        float a = Math.Abs(x);
        if (a < StrictMath.TanhLinearSingle)
        {
            return a < StrictMath.SmallestNormalSingle ? StrictMath.WithSign(0f, x) : x;
        }

        // The polynomial around the nearest multiple of 1/2, as far as there is a row for it.
        float m = a > StrictMath.TanhFlatSingle ? StrictMath.TanhFlatSingle : a;
        float t = (float)(a + StrictMath.RoundHalfSingle);
        t = t > StrictMath.TanhLastSingle ? StrictMath.TanhLastSingle : t;
        float d = (float)(m - (float)(t - StrictMath.RoundHalfSingle));
        float square = (float)(d * d);
        float fourth = (float)(square * square);
        ReadOnlySpan<float> table = ActivationTables.TanhRows;
        int row = ActivationTables.Row(t);
        float c01 = MultiplyAdd(table[row + 1], d, table[row]);
        float c23 = MultiplyAdd(table[row + 3], d, table[row + 2]);
        float c45 = MultiplyAdd(table[row + 5], d, table[row + 4]);
        float c67 = MultiplyAdd(table[row + 7], d, table[row + 6]);
        float low = MultiplyAdd(c23, square, c01);
        float high = MultiplyAdd(c67, square, c45);
        return StrictMath.WithSign(MultiplyAdd(high, fourth, low), x);
    }

    /// <summary>The logistic function <c>1 / (1 + e^-x)</c>, in [0, 1]. Largest error over all floats: 2.5 ULP.</summary>
    public static float Sigmoid(float x)
    {
        // With -x = n ln2 - r: e^-x = 2^n (R - r) / (R + r), so that one division does.
        float m = x > StrictMath.SigmoidFlatSingle ? StrictMath.SigmoidFlatSingle : x;
        float t = MultiplyAdd(a: m, -StrictMath.Log2ESingle, StrictMath.RoundSingle);
        float n = (float)(t - StrictMath.RoundSingle);

        // Two ways on purpose: a fused product with ln2 is exact, so that the square need not wait for the rest of ln2, and 3/4 comes for free.
#if STRICT
        float r = MultiplyAdd(n, StrictMath.Ln2LowSingle, MultiplyAdd(n, StrictMath.Ln2HighSingle, (float)(m + StrictMath.TinySingle)));
        float square = (float)(r * r);
        float even = (float)(square * MultiplyAdd(square, StrictMath.Even4Single, StrictMath.Even2Single));
        r = (float)(r * StrictMath.ThreeQuartersSingle);
        float below = (float)((float)(StrictMath.Even0Single + r) + even);
        float above = StrictMath.Scaled((float)((float)(StrictMath.Even0Single - r) + even), t);
#else
        float most = MultiplyAdd(n, Ln2Single, (float)(m + StrictMath.TinySingle));
        float r = MultiplyAdd(n, Ln2RestSingle, most);
        float square = (float)(most * most);
        float even = MultiplyAdd(square, StrictMath.Even4Single, StrictMath.Even2Single);
        float below = MultiplyAdd(square, even, MultiplyAdd(r, StrictMath.ThreeQuartersSingle, StrictMath.Even0Single));
        float above = StrictMath.Scaled(MultiplyAdd(square, even, MultiplyAdd(r, -StrictMath.ThreeQuartersSingle, StrictMath.Even0Single)), t);
#endif
        float y = (float)(below / (float)(below + above));
        y = x < StrictMath.ExpLowestSingle ? 0f : y;
        return float.IsNaN(x) ? x : y;
    }

    /// <summary>The exponential function; 0 below ln(2^-126), infinite above ln(2^128).</summary>
    public static float Exp(float x)
    {
        float t = MultiplyAdd(a: x, StrictMath.Log2ESingle, StrictMath.RoundSingle);
        float n = (float)(t - StrictMath.RoundSingle);
        float r = MultiplyAdd(n, -StrictMath.Ln2LowSingle, MultiplyAdd(n, -StrictMath.Ln2HighSingle, x));

        // e^r = 1 + r + r^2 q(r).
        float square = (float)(r * r);
        float low = MultiplyAdd(r, StrictMath.Exp1Single, StrictMath.Exp0Single);
        float middle = MultiplyAdd(r, StrictMath.Exp3Single, StrictMath.Exp2Single);
        float high = MultiplyAdd(r, StrictMath.Exp5Single, StrictMath.Exp4Single);
        float q = MultiplyAdd(square, MultiplyAdd(square, high, middle), low);
        float y = StrictMath.Scaled((float)(1f + MultiplyAdd(square, q, r)), t);
        y = x < StrictMath.ExpLowestSingle ? 0f : y;
        y = x > StrictMath.ExpHighestSingle ? float.PositiveInfinity : y;
        return float.IsNaN(x) ? x : y;
    }

    /// <summary>The natural logarithm; minus infinity at 0, NaN below.</summary>
    public static float Log(float x)
    {
        bool tiny = x < StrictMath.SmallestNormalSingle;
        float y = LogOf(tiny ? (float)(x * StrictMath.LogScaleSingle) : x, tiny ? StrictMath.LogScaledSingle : 0f, 0f);
        y = x == float.PositiveInfinity ? x : y;
        y = x == 0f ? float.NegativeInfinity : y;
        return x >= 0f ? y : float.NaN;
    }

    // log of a normal number times 2^exponent, plus a small correction.
    private static float LogOf(float x, float exponent, float correction)
    {
        int bits = BitConverter.SingleToInt32Bits(x) + StrictMath.LogShiftSingle;
        float k = (float)(exponent + ((bits >> 23) - 127));
        float f = (float)(BitConverter.Int32BitsToSingle((bits & 0x007FFFFF) + StrictMath.LogHalfSingle) - 1f);
        float s = (float)(f / (float)(2f + f));
        float square = (float)(s * s);
        float fourth = (float)(square * square);
        float odd = (float)(fourth * MultiplyAdd(fourth, StrictMath.Log4Single, StrictMath.Log2Single));
        float tail = MultiplyAdd(square, MultiplyAdd(fourth, StrictMath.Log3Single, StrictMath.Log1Single), odd);
        float half = (float)((float)(0.5f * f) * f);
        float low = MultiplyAdd(a: k, StrictMath.Ln2LowSingle, correction);
        float sum = MultiplyAdd(a: s, (float)(half + tail), low);
        return MultiplyAdd(k, StrictMath.Ln2HighSingle, (float)((float)(sum - half) + f));
    }
}
