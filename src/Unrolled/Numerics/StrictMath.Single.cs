namespace Unrolled;

// Tanh and Sigmoid stand in Lanes/FusedMath.Single.cs. Every operation is cast here too, for the same reason.
public static partial class StrictMath
{
    internal const float RoundSingle = 12582912f;
    internal const float Log2ESingle = 1.44269502f;

    // ln2 in two parts: the high one has 9 trailing zero bits (msun, e_expf.c), so that n times it is exact.
    internal const float Ln2HighSingle = 6.9314575195e-01f;
    internal const float Ln2LowSingle = 1.4286067653e-06f;

    // Too small to change a sigmoid, and keeps the powers of the rest r and what they are multiplied by normal: 2^-50.
    internal const float TinySingle = 8.8817842e-16f;
    internal const float SmallestNormalSingle = 1.17549435e-38f;

    // ln(2^-126) and ln(2^128).
    internal const float ExpLowestSingle = -87.3365402f;
    internal const float ExpHighestSingle = 88.7228394f;

    // Adding it rounds to a multiple of 1/2, whose low bits are then the low bits of the sum.
    internal const float RoundHalfSingle = 6291456f;

    // Below the first, tanh x = x. From the second on it is 1, to 0.85 ULP: the polynomial gives just that there, and further up might give more.
    // The third is the last centre of the table, 7.5, as the sum that rounds has it.
    internal const float TanhLinearSingle = 1.22070312e-4f;
    internal const float TanhFlatSingle = 8.75f;
    internal const float TanhLastSingle = RoundHalfSingle + 7.5f;

    // A sigmoid is 1 from 16.64 on; from here on the power of 2 in it would leave the exponents.
    internal const float SigmoidFlatSingle = 30f;

    // R(r) = r coth(r / 2) = Even0 + Even2 r^2 + Even4 r^4, minimax on |r| <= ln2 / 2 (msun, e_expf.c), times 3/4: sums near 3/2 are rounded finer than near 2.
    internal const float ThreeQuartersSingle = 0.75f;
    internal const float Even0Single = 2f * 0.75f;
    internal const float Even2Single = 1.6666625440e-1f * 0.75f;
    internal const float Even4Single = -2.7667332906e-3f * 0.75f;

    /// <summary>The exponential function; 0 below ln(2^-126), infinite above ln(2^128).</summary>
    public static float Exp(float x)
    {
        float t = (float)((float)(x * Log2ESingle) + RoundSingle);
        float n = (float)(t - RoundSingle);
        float r = (float)((float)(x - (float)(n * Ln2HighSingle)) - (float)(n * Ln2LowSingle));

        // e^r = 1 + r + r^2 q(r), q of Cephes' expf.c.
        float square = (float)(r * r);
        float low = (float)(5.0000001201e-1f + (float)(r * 1.6666665459e-1f));
        float middle = (float)(4.1665795894e-2f + (float)(r * 8.3334519073e-3f));
        float high = (float)(1.3981999507e-3f + (float)(r * 1.9875691500e-4f));
        float q = (float)(low + (float)(square * (float)(middle + (float)(square * high))));
        float y = (float)(1f + (float)(r + (float)(square * q)));
        y = Scaled(y, t);
        y = x < ExpLowestSingle ? 0f : y;
        y = x > ExpHighestSingle ? float.PositiveInfinity : y;
        return float.IsNaN(x) ? x : y;
    }

    /// <summary>The natural logarithm; minus infinity at 0, NaN below.</summary>
    public static float Log(float x)
    {
        bool tiny = x < SmallestNormalSingle;
        float y = LogOf(tiny ? (float)(x * 33554432f) : x, tiny ? -25f : 0f, 0f);
        y = x == float.PositiveInfinity ? x : y;
        y = x == 0f ? float.NegativeInfinity : y;
        return x >= 0f ? y : float.NaN;
    }

    /// <summary><c>log(1 + x)</c>, exact to the last places for small x too; for x from -1/2 up.</summary>
    public static float Log1p(float x)
    {
        float u = (float)(1f + x);
        float lost = x < 1f ? (float)(x - (float)(u - 1f)) : (float)(1f - (float)(u - x));
        float y = LogOf(u, 0f, (float)(lost / u));
        y = x == float.PositiveInfinity ? x : y;
        return x >= -0.5f ? y : float.NaN;
    }

    // As the double form; coefficients of msun, e_logf.c.
    private static float LogOf(float x, float exponent, float correction)
    {
        const int half = 0x3F3504F3;
        int bits = BitConverter.SingleToInt32Bits(x) + (0x3F800000 - half);
        float k = (float)(exponent + ((bits >> 23) - 127));
        float m = BitConverter.Int32BitsToSingle((bits & 0x007FFFFF) + half);
        float f = (float)(m - 1f);
        float s = (float)(f / (float)(2f + f));
        float z = (float)(s * s);
        float w = (float)(z * z);
        float odd = (float)(w * (float)(0.40000972152f + (float)(w * 0.24279078841f)));
        float even = (float)(z * (float)(0.66666662693f + (float)(w * 0.28498786688f)));
        float halfSquare = (float)((float)(0.5f * f) * f);
        float low = (float)((float)(k * Ln2LowSingle) + correction);
        float sum = (float)((float)(s * (float)(halfSquare + (float)(odd + even))) + low);
        return (float)((float)((float)(sum - halfSquare) + f) + (float)(k * Ln2HighSingle));
    }

    internal static float Scaled(float y, float t) =>
        BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(y) + (BitConverter.SingleToInt32Bits(t) << 23));

    internal static float WithSign(float magnitude, float sign) =>
        BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(magnitude) | (BitConverter.SingleToInt32Bits(sign) & int.MinValue));
}
