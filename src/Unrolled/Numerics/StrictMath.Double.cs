namespace Unrolled;

// Tanh, Sigmoid and EvenTail stand in Lanes/FusedMath.Double.cs.
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

    /// <summary>The exponential function; 0 below ln(2^-1022), infinite above ln(2^1024).</summary>
    public static double Exp(double x)
    {
        double t = (x * Log2EDouble) + RoundDouble;
        double n = t - RoundDouble;
        double high = x - (n * Ln2HighDouble);
        double low = n * Ln2LowDouble;
        double r = high - low;

        // e^r = 1 + 2r / (R - r), R - r = 2 - c: 1 + r + r c / (2 - c), with the rounding of r put back.
        double square = r * r;
        double c = r - (EvenTail(square) * square);
        double y = 1.0 + (((r * c) / (2.0 - c)) - low + high);
        y = Scaled(y, t);
        y = x < ExpLowestDouble ? 0.0 : y;
        y = x > ExpHighestDouble ? double.PositiveInfinity : y;
        return double.IsNaN(x) ? x : y;
    }

    /// <summary>The natural logarithm; minus infinity at 0, NaN below.</summary>
    public static double Log(double x)
    {
        bool tiny = x < SmallestNormalDouble;
        double y = LogOf(tiny ? x * 18014398509481984.0 : x, tiny ? -54.0 : 0.0, 0.0);
        y = x == double.PositiveInfinity ? x : y;
        y = x == 0.0 ? double.NegativeInfinity : y;
        return x >= 0.0 ? y : double.NaN;
    }

    /// <summary><c>log(1 + x)</c>, exact to the last places for small x too; for x from -1/2 up.</summary>
    public static double Log1p(double x)
    {
        double u = 1.0 + x;
        double lost = x < 1.0 ? x - (u - 1.0) : 1.0 - (u - x);
        double y = LogOf(u, 0.0, lost / u);
        y = x == double.PositiveInfinity ? x : y;
        return x >= -0.5 ? y : double.NaN;
    }

    // log of a normal number times 2^exponent, plus a small correction: m = x / 2^k in [sqrt(1/2), sqrt(2)), f = m - 1, s = f / (2 + f),
    // log m = 2 atanh s; coefficients and order of msun, e_log.c.
    private static double LogOf(double x, double exponent, double correction)
    {
        const long half = 0x3FE6A09E_00000000;
        long bits = BitConverter.DoubleToInt64Bits(x) + (0x3FF00000_00000000 - half);
        double k = exponent + ((int)(bits >> 52) - 1023);
        double m = BitConverter.Int64BitsToDouble((bits & 0x000FFFFF_FFFFFFFF) + half);
        double f = m - 1.0;
        double s = f / (2.0 + f);
        double z = s * s;
        double w = z * z;
        double odd = w * (3.999999999940941908e-01 + (w * (2.222219843214978396e-01 + (w * 1.531383769920937332e-01))));
        double even = z * (6.666666666666735130e-01
            + (w * (2.857142874366239149e-01 + (w * (1.818357216161805012e-01 + (w * 1.479819860511658591e-01))))));
        double halfSquare = 0.5 * f * f;
        return ((((s * (halfSquare + (odd + even))) + ((k * Ln2LowDouble) + correction)) - halfSquare) + f) + (k * Ln2HighDouble);
    }

    // y 2^n where the low bits of t are n, by adding to the exponent; the caller replaces what overflows.
    internal static double Scaled(double y, double t) =>
        BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(y) + (BitConverter.DoubleToInt64Bits(t) << 52));

    internal static double WithSign(double magnitude, double sign) =>
        BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(magnitude) | (BitConverter.DoubleToInt64Bits(sign) & long.MinValue));
}
