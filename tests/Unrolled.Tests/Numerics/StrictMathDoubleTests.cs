using System.Numerics;

namespace Unrolled.Tests.Numerics;

/// <summary>The double functions against fixed-point arithmetic of 1,300 binary places.</summary>
public sealed class StrictMathDoubleTests
{
    private static readonly double[] Edges =
    {
        1e-300, 1e-160, 1e-80, 1e-40, 1e-17, 1e-8, 1e-3, 0.1, 0.3, 0.34657359027997264, 0.5493, 0.5499999999999999, 0.55, 0.6931471805599453, 1,
        1.0397207708399179, 2, 5, 9, 15, 18.9, 19.1, 19.9, 20.1, 30, 36.7, 37.5, 39.9, 40.1, 100, 300, 600, 700, 708.3,
    };

    [Fact]
    public void Tanh_is_within_4_ulp()
    {
        Sample(0.0, 22, StrictMath.Tanh, x =>
        {
            // (1 - e) / (1 + e), e = e^-2x.
            BigInteger e = FixedPoint.Exp(-2 * x);
            return FixedPoint.Divide(FixedPoint.One - e, FixedPoint.One + e);
        });
    }

    [Fact]
    public void Sigmoid_is_within_4_ulp() =>
        Sample(-708.3, 60, StrictMath.Sigmoid, x => x.Sign < 0
            ? FixedPoint.Divide(FixedPoint.Exp(x), FixedPoint.One + FixedPoint.Exp(x))
            : FixedPoint.Divide(FixedPoint.One, FixedPoint.One + FixedPoint.Exp(-x)));

    [Fact]
    public void Exp_is_within_4_ulp() => Sample(-708.3, 709.7, StrictMath.Exp, FixedPoint.Exp);

    [Fact]
    public void Fused_exp_is_within_4_ulp() => Sample(-708.3, 709.7, FusedMath.Exp, FixedPoint.Exp);

    [Fact]
    public void Log_is_within_4_ulp() => SampleLog(StrictMath.Log);

    [Fact]
    public void Fused_log_is_within_4_ulp() => SampleLog(FusedMath.Log);

    private static void SampleLog(Func<double, double> log)
    {
        var random = new Xoshiro256(3);
        double largest = 0;
        for (int i = 0; i < 600; i++)
        {
            double x = i < 300 ? 0.5 + random.NextDouble() : Math.Exp((random.NextDouble() * 600) - 300);
            double y = log(x);

            // log x - y = log(x e^-y), which is d - d^2 / 2 where d = x e^-y - 1 is as small as the error.
            BigInteger d = FixedPoint.Multiply(FixedPoint.From(x), FixedPoint.Exp(-FixedPoint.From(y))) - FixedPoint.One;
            BigInteger exact = FixedPoint.From(y) + d - (FixedPoint.Multiply(d, d) / 2);
            largest = Math.Max(largest, FixedPoint.Ulps(y, exact));
        }

        Assert.True(largest <= 1.5, $"{largest} ULP");
    }

    [Fact]
    public void Special_values_give_what_mathematics_says()
    {
        Assert.Equal(long.MinValue, BitConverter.DoubleToInt64Bits(StrictMath.Tanh(-0.0)));
        Assert.Equal(0L, BitConverter.DoubleToInt64Bits(StrictMath.Tanh(0.0)));
        Assert.Equal(1.0, StrictMath.Tanh(double.PositiveInfinity));
        Assert.Equal(-1.0, StrictMath.Tanh(double.NegativeInfinity));
        Assert.Equal(0.5, StrictMath.Sigmoid(0.0));
        Assert.Equal(1.0, StrictMath.Sigmoid(double.PositiveInfinity));
        Assert.Equal(0.0, StrictMath.Sigmoid(double.NegativeInfinity));
        Assert.Equal(1.0, StrictMath.Exp(0.0));
        Assert.Equal(double.PositiveInfinity, StrictMath.Exp(710));
        Assert.Equal(0.0, StrictMath.Exp(double.NegativeInfinity));
        Assert.Equal(double.NegativeInfinity, StrictMath.Log(0.0));
        Assert.Equal(double.PositiveInfinity, StrictMath.Log(double.PositiveInfinity));
        Assert.Equal(1e-300, StrictMath.Log1p(1e-300));
        Assert.Equal(-744.44007192138122, StrictMath.Log(5e-324), 1e-12);
        foreach (Func<double, double> f in new Func<double, double>[] { StrictMath.Tanh, StrictMath.Sigmoid, StrictMath.Exp, StrictMath.Log, StrictMath.Log1p })
        {
            Assert.True(double.IsNaN(f(double.NaN)));
            Assert.True(double.IsNaN(f(BitConverter.Int64BitsToDouble(0x7FF0_1234_5678_9ABC))));
        }
    }

    [Fact]
    public void Tanh_and_sigmoid_never_leave_their_range()
    {
        var random = new Xoshiro256(5);
        for (int i = 0; i < 300_000; i++)
        {
            double x = BitConverter.UInt64BitsToDouble(random.NextUInt64());
            if (double.IsNaN(x))
            {
                continue;
            }

            Assert.InRange(StrictMath.Tanh(x), -1, 1);
            Assert.InRange(StrictMath.Sigmoid(x), 0, 1);
            double near = (random.NextDouble() * 60) - 30;
            Assert.InRange(StrictMath.Tanh(near), -1, 1);
            Assert.InRange(StrictMath.Sigmoid(near), 0, 1);
            Assert.Equal(-StrictMath.Tanh(near), StrictMath.Tanh(-near));
        }
    }

    private static void Sample(double from, double to, Func<double, double> function, Func<BigInteger, BigInteger> exact)
    {
        var random = new Xoshiro256(1);
        double largest = 0;
        double at = 0;
        for (int i = 0; i < 1500; i++)
        {
            double x = i < 2 * Edges.Length ? (i % 2 == 0 ? Edges[i / 2] : -Edges[i / 2]) : i % 3 == 0 ? (random.NextDouble() * 2) - 1 : from + (random.NextDouble() * (to - from));
            if (x < from || x > to)
            {
                continue;
            }

            double error = FixedPoint.Ulps(function(x), exact(FixedPoint.From(x)));
            (largest, at) = error > largest ? (error, x) : (largest, at);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"largest error {largest} ULP at {at:R}");
        Assert.True(largest <= 4, $"{largest} ULP at {at:R}");
    }
}
