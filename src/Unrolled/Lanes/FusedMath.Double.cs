using System.Runtime.CompilerServices;

namespace Unrolled;

// The functions of StrictMath are made from this text when the project is built: see StrictMath.targets. Lanes/FusedMath512.cs has their
// vector forms, a text of its own: those have masks where these have conditions. A test compares them.
public static partial class FusedMath
{
    /// <summary>The hyperbolic tangent: odd, in [-1, 1], <c>tanh(-0) = -0</c>.</summary>
    public static double Tanh(double x)
    {
        double a = Math.Abs(x);
        bool small = a < StrictMath.TanhQuotientDouble;
        double m = a < StrictMath.TanhLeastDouble ? StrictMath.TanhLeastDouble : a;

        // The quotient: tanh a = a / (a coth a) = 2a / R(2a). Else: 1 - 2 / (1 + e^2a), with 2a = n ln2 + r.
        double twice = m + m;
        double t = MultiplyAdd(a: twice, StrictMath.Log2EDouble, StrictMath.RoundDouble);
        double n = small ? 0.0 : t - StrictMath.RoundDouble;
        double r = MultiplyAdd(n, -StrictMath.Ln2LowDouble, MultiplyAdd(n, -StrictMath.Ln2HighDouble, twice));
        double even = EvenPart(r);
        double below = even - r;
        double above = StrictMath.Scaled(even + r, t);
        double y = small ? a + a : below + below;
        y /= small ? even : below + above;
        y = small ? y : 1.0 - y;
        y = a > StrictMath.TanhFlatDouble ? 1.0 : y;
        y = a < StrictMath.SmallestNormalDouble ? 0.0 : y;
        return double.IsNaN(x) ? x : StrictMath.WithSign(y, x);
    }

    /// <summary>The logistic function <c>1 / (1 + e^-x)</c>, in [0, 1].</summary>
    public static double Sigmoid(double x)
    {
        // With -x = n ln2 + r: (R - r) / ((R - r) + 2^n (R + r)).
        double t = MultiplyAdd(a: x, -StrictMath.Log2EDouble, StrictMath.RoundDouble);
        double n = t - StrictMath.RoundDouble;
        double r = MultiplyAdd(n, -StrictMath.Ln2HighDouble, -x) - MultiplyAdd(a: n, StrictMath.Ln2LowDouble, StrictMath.TinyDouble);
        double even = EvenPart(r);
        double below = even - r;
        double above = StrictMath.Scaled(even + r, t);
        double y = below / (below + above);
        y = x < StrictMath.ExpLowestDouble ? 0.0 : y;
        y = x > StrictMath.SigmoidFlatDouble ? 1.0 : y;
        return double.IsNaN(x) ? x : y;
    }

    /// <summary>The exponential function; 0 below ln(2^-1022), infinite above ln(2^1024).</summary>
    public static double Exp(double x)
    {
        double t = MultiplyAdd(a: x, StrictMath.Log2EDouble, StrictMath.RoundDouble);
        double n = t - StrictMath.RoundDouble;
        double high = MultiplyAdd(n, -StrictMath.Ln2HighDouble, x);
        double low = n * StrictMath.Ln2LowDouble;
        double r = high - low;

        // e^r = 1 + 2r / (R - r), R - r = 2 - c: 1 + r + r c / (2 - c), with the rounding of r put back.
        double square = r * r;
        double c = MultiplyAdd(EvenTail(square), -square, r);
        double y = StrictMath.Scaled(1.0 + (((r * c) / (2.0 - c)) - low + high), t);
        y = x < StrictMath.ExpLowestDouble ? 0.0 : y;
        y = x > StrictMath.ExpHighestDouble ? double.PositiveInfinity : y;
        return double.IsNaN(x) ? x : y;
    }

    /// <summary>The natural logarithm; minus infinity at 0, NaN below.</summary>
    public static double Log(double x)
    {
        bool tiny = x < StrictMath.SmallestNormalDouble;
        double y = LogOf(tiny ? x * StrictMath.LogScaleDouble : x, tiny ? StrictMath.LogScaledDouble : 0.0, 0.0);
        y = x == double.PositiveInfinity ? x : y;
        y = x == 0.0 ? double.NegativeInfinity : y;
        return x >= 0.0 ? y : double.NaN;
    }

    // log of a normal number times 2^exponent, plus a small correction.
    private static double LogOf(double x, double exponent, double correction)
    {
        long bits = BitConverter.DoubleToInt64Bits(x) + StrictMath.LogShiftDouble;
        double k = exponent + ((int)(bits >> 52) - 1023);
        double f = BitConverter.Int64BitsToDouble((bits & 0x000FFFFF_FFFFFFFF) + StrictMath.LogHalfDouble) - 1.0;
        double s = f / (2.0 + f);
        double square = s * s;
        double fourth = square * square;
        double odd = fourth * MultiplyAdd(fourth, MultiplyAdd(fourth, StrictMath.Log6Double, StrictMath.Log4Double), StrictMath.Log2Double);
        double even = MultiplyAdd(fourth, MultiplyAdd(fourth, MultiplyAdd(fourth, StrictMath.Log7Double, StrictMath.Log5Double), StrictMath.Log3Double), StrictMath.Log1Double);
        double tail = MultiplyAdd(square, even, odd);
        double half = 0.5 * f * f;
        double low = MultiplyAdd(a: k, StrictMath.Ln2LowDouble, correction);
        double sum = MultiplyAdd(a: s, half + tail, low);
        return MultiplyAdd(k, StrictMath.Ln2HighDouble, (sum - half) + f);
    }

    // R(r) = r coth(r / 2).
    private static double EvenPart(double r)
    {
        double square = r * r;
        return MultiplyAdd(EvenTail(square), square, 2.0);
    }

    // (R - 2) / r^2.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double EvenTail(double square)
    {
        double fourth = square * square;
        double eighth = fourth * fourth;
        double c01 = MultiplyAdd(square, StrictMath.Even4Double, StrictMath.Even2Double);
        double c23 = MultiplyAdd(square, StrictMath.Even8Double, StrictMath.Even6Double);
        double c45 = MultiplyAdd(square, StrictMath.Even12Double, StrictMath.Even10Double);
        double c67 = MultiplyAdd(square, StrictMath.Even16Double, StrictMath.Even14Double);
        return MultiplyAdd(eighth, MultiplyAdd(fourth, c67, c45), MultiplyAdd(fourth, c23, c01));
    }
}
