namespace Unrolled;

// Tanh, Sigmoid, Exp and Log stand in Lanes/FusedMath.Single.cs. Every operation is cast here too, for the same reason.
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

    // The first float above ln(2^-126) and the last below ln(2^128).
    internal const float ExpLowestSingle = -87.3365402f;
    internal const float ExpHighestSingle = 88.7228317f;

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

    // q(r) of e^r = 1 + r + r^2 q(r), of Cephes' expf.c.
    internal const float Exp0Single = 5.0000001201e-1f;
    internal const float Exp1Single = 1.6666665459e-1f;
    internal const float Exp2Single = 4.1665795894e-2f;
    internal const float Exp3Single = 8.3334519073e-3f;
    internal const float Exp4Single = 1.3981999507e-3f;
    internal const float Exp5Single = 1.9875691500e-4f;

    // A logarithm is that of m in [sqrt(1/2), sqrt(2)) plus a multiple of ln2. Added to the bits of a number, the second makes its power of 2
    // that multiple, biased, and with the first the rest m. What is subnormal is multiplied by 2^25 first.
    internal const int LogHalfSingle = 0x3F3504F3;
    internal const int LogShiftSingle = 0x3F800000 - LogHalfSingle;
    internal const float LogScaleSingle = 33554432f;
    internal const float LogScaledSingle = -25f;

    // log m = 2 atanh(s) = 2s + s (Log1 s^2 + Log2 s^4 + ...) with s = (m - 1) / (m + 1): msun, e_logf.c.
    internal const float Log1Single = 0.66666662693f;
    internal const float Log2Single = 0.40000972152f;
    internal const float Log3Single = 0.28498786688f;
    internal const float Log4Single = 0.24279078841f;

    /// <summary><c>log(1 + x)</c>, exact to the last places for small x too; for x from -1/2 up.</summary>
    public static float Log1p(float x)
    {
        float u = (float)(1f + x);
        float lost = x < 1f ? (float)(x - (float)(u - 1f)) : (float)(1f - (float)(u - x));
        float y = LogOf(u, 0f, (float)(lost / u));
        y = x == float.PositiveInfinity ? x : y;
        return x >= -0.5f ? y : float.NaN;
    }

    internal static float Scaled(float y, float t) =>
        BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(y) + (BitConverter.SingleToInt32Bits(t) << 23));

    internal static float WithSign(float magnitude, float sign) =>
        BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(magnitude) | (BitConverter.SingleToInt32Bits(sign) & int.MinValue));
}
