namespace Unrolled;

// Tanh, Sigmoid, Exp and Log stand in Lanes/FusedMath.Double.cs.
public static partial class StrictMath
{
    // Adding it rounds to an integer, whose low bits are then the low bits of the sum.
    internal const double RoundDouble = 6755399441055744.0;
    internal const double Log2EDouble = 1.4426950408889634;

    // ln2 in two parts: the high one has 32 trailing zero bits (msun), so that n times it is exact.
    internal const double Ln2HighDouble = 6.93147180369123816490e-01;
    internal const double Ln2LowDouble = 1.90821492927058770002e-10;

    // Too small to change a sigmoid, and keeps the square of the rest r normal: 2^-120.
    internal const double TinyDouble = 7.52316384526264e-37;
    internal const double SmallestNormalDouble = 2.2250738585072014e-308;

    // ln(2^-1022) and ln(2^1024): below, e^x is subnormal; above, it overflows.
    internal const double ExpLowestDouble = -708.39641853226408;
    internal const double ExpHighestDouble = 709.78271289338397;

    // Below the first, tanh is a quotient of its own, in which nothing cancels. Fourth powers of anything smaller than the second, 2^-256,
    // would become subnormal, and change nothing. From the flat ones on, tanh and the sigmoid are 1.
    internal const double TanhQuotientDouble = 0.55;
    internal const double TanhLeastDouble = 8.636168555094445e-78;
    internal const double TanhFlatDouble = 20.0;
    internal const double SigmoidFlatDouble = 40.0;

    // R(r) = r coth(r / 2) = 2 + Even2 r^2 + Even4 r^4 + ..., minimax on |r| <= 1.1.
    internal const double Even2Double = 0.16666666666666666667;
    internal const double Even4Double = -0.0027777777777776225451;
    internal const double Even6Double = 0.000066137566134287854936;
    internal const double Even8Double = -1.6534391300007707214e-6;
    internal const double Even10Double = 4.1753434413914478178e-8;
    internal const double Even12Double = -1.0566932335657233479e-9;
    internal const double Even14Double = 2.6619550259922264262e-11;
    internal const double Even16Double = -6.0121496086390189831e-13;

    // As in single precision: 2^54, and the coefficients of msun, e_log.c.
    internal const long LogHalfDouble = 0x3FE6A09E_00000000;
    internal const long LogShiftDouble = 0x3FF00000_00000000 - LogHalfDouble;
    internal const double LogScaleDouble = 18014398509481984.0;
    internal const double LogScaledDouble = -54.0;
    // 2^52, and what is subtracted with it from a power of 2 in its low bits: their bias.
    internal const long PowerBitsDouble = 0x43300000_00000000;
    internal const double PowerDouble = 4503599627370496.0 + 1023.0;
    internal const double Log1Double = 6.666666666666735130e-01;
    internal const double Log2Double = 3.999999999940941908e-01;
    internal const double Log3Double = 2.857142874366239149e-01;
    internal const double Log4Double = 2.222219843214978396e-01;
    internal const double Log5Double = 1.818357216161805012e-01;
    internal const double Log6Double = 1.531383769920937332e-01;
    internal const double Log7Double = 1.479819860511658591e-01;

    /// <summary><c>log(1 + x)</c>, exact to the last places for small x too; for x from -1/2 up.</summary>
    public static double Log1p(double x)
    {
        double u = 1.0 + x;
        double lost = x < 1.0 ? x - (u - 1.0) : 1.0 - (u - x);
        double y = LogOf(u, 0.0, lost / u);
        y = x == double.PositiveInfinity ? x : y;
        return x >= -0.5 ? y : double.NaN;
    }

    // y 2^n where the low bits of t are n, by adding to the exponent; the caller replaces what overflows.
    internal static double Scaled(double y, double t) =>
        BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(y) + (BitConverter.DoubleToInt64Bits(t) << 52));

    internal static double WithSign(double magnitude, double sign) =>
        BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(magnitude) | (BitConverter.DoubleToInt64Bits(sign) & long.MinValue));
}
