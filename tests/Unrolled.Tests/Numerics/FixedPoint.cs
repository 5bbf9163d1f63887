using System.Numerics;

namespace Unrolled.Tests.Numerics;

/// <summary>The exponential in fixed-point arithmetic of 1,300 binary places: the oracle for functions in double precision.</summary>
internal static class FixedPoint
{
    public const int Places = 1300;
    public static readonly BigInteger One = BigInteger.One << Places;

    /// <summary>The value of a double, exact down to 2^-1300.</summary>
    public static BigInteger From(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        int exponent = (int)((bits >> 52) & 0x7FF);
        BigInteger mantissa = (bits & 0x000FFFFFFFFFFFFF) | (exponent == 0 ? 0 : 1L << 52);
        int shift = Math.Max(exponent, 1) - 1075 + Places;
        BigInteger value = shift >= 0 ? mantissa << shift : mantissa >> -shift;
        return bits < 0 ? -value : value;
    }

    public static BigInteger Multiply(BigInteger a, BigInteger b) => (a * b) >> Places;

    public static BigInteger Divide(BigInteger a, BigInteger b) => (a << Places) / b;

    /// <summary>e^x: Taylor's series of x / 2^16, squared 16 times.</summary>
    public static BigInteger Exp(BigInteger x)
    {
        const int halvings = 16;
        BigInteger small = x >> halvings;
        BigInteger sum = One;
        BigInteger term = One;
        for (int k = 1; !term.IsZero && term != BigInteger.MinusOne; k++)
        {
            term = Multiply(term, small) / k;
            sum += term;
        }

        for (int i = 0; i < halvings; i++)
        {
            sum = Multiply(sum, sum);
        }

        return sum;
    }

    /// <summary>How far <paramref name="actual"/> is from <paramref name="exact"/>, in units of the last place of the exact value.</summary>
    public static double Ulps(double actual, BigInteger exact)
    {
        BigInteger difference = BigInteger.Abs(From(actual) - exact);
        int ulp = (int)BigInteger.Abs(exact).GetBitLength() - 53;
        return (double)((difference << 20) / (BigInteger.One << Math.Max(ulp, 0))) / (1 << 20);
    }
}
