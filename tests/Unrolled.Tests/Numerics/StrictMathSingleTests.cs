using CsCheck;

namespace Unrolled.Tests.Numerics;

/// <summary>The float functions against the C runtime's double ones, whose error is far below half a float ULP.</summary>
/// <remarks>Every 257th float by default; all 2^32 with <c>UNROLLED_EXHAUSTIVE=1</c> in the environment.</remarks>
public sealed class StrictMathSingleTests
{
    private static readonly uint Stride = Environment.GetEnvironmentVariable("UNROLLED_EXHAUSTIVE") == "1" ? 1u : 257u;

    [Fact]
    public void Tanh_is_within_3_ulp_of_the_exact_value_for_every_float() => Check(StrictMath.Tanh, Math.Tanh, 2.8, -1, 1);

    [Fact]
    public void Sigmoid_is_within_3_ulp_of_the_exact_value_for_every_float() => Check(StrictMath.Sigmoid, x => 1 / (1 + Math.Exp(-x)), 2.6, 0, 1);

    [Fact]
    public void Exp_is_within_2_ulp_of_the_exact_value_for_every_float() => Check(StrictMath.Exp, Math.Exp, 1.5, 0, float.PositiveInfinity);

    [Fact]
    public void Log_is_within_1_ulp_of_the_exact_value_for_every_float() =>
        Check(StrictMath.Log, Math.Log, 1.0, float.NegativeInfinity, float.MaxValue);

    [Fact]
    public void Fused_exp_is_within_2_ulp_of_the_exact_value_for_every_float() => Check(FusedMath.Exp, Math.Exp, 1.5, 0, float.PositiveInfinity);

    [Fact]
    public void Fused_log_is_within_1_ulp_of_the_exact_value_for_every_float() =>
        Check(FusedMath.Log, Math.Log, 1.0, float.NegativeInfinity, float.MaxValue);

    [Fact]
    public void Log1p_is_accurate_for_small_and_large_arguments()
    {
        double largest = 0;
        for (uint bits = 0x00800000; bits < 0x7F800000; bits += 1009)
        {
            float x = BitConverter.UInt32BitsToSingle(bits);
            largest = Math.Max(largest, Ulps(StrictMath.Log1p(x), LogOnePlus(x)));
            if (x <= 0.5f)
            {
                largest = Math.Max(largest, Ulps(StrictMath.Log1p(-x), LogOnePlus(-x)));
            }
        }

        Assert.True(largest <= 2, $"{largest} ULP");
    }

    [Fact]
    public void Special_values_give_what_mathematics_says()
    {
        Assert.Equal(0x80000000, BitConverter.SingleToUInt32Bits(StrictMath.Tanh(-0f)));
        Assert.Equal(0u, BitConverter.SingleToUInt32Bits(StrictMath.Tanh(0f)));
        Assert.Equal(1f, StrictMath.Tanh(float.PositiveInfinity));
        Assert.Equal(-1f, StrictMath.Tanh(float.NegativeInfinity));
        Assert.Equal(0.5f, StrictMath.Sigmoid(0f));
        Assert.Equal(0.5f, StrictMath.Sigmoid(-0f));
        Assert.Equal(1f, StrictMath.Sigmoid(float.PositiveInfinity));
        Assert.Equal(0f, StrictMath.Sigmoid(float.NegativeInfinity));
        Assert.Equal(1f, StrictMath.Exp(0f));
        Assert.Equal(0f, StrictMath.Exp(float.NegativeInfinity));
        Assert.Equal(float.PositiveInfinity, StrictMath.Exp(float.PositiveInfinity));
        Assert.Equal(float.NegativeInfinity, StrictMath.Log(0f));
        Assert.Equal(0f, StrictMath.Log(1f));
        Assert.Equal(float.PositiveInfinity, StrictMath.Log(float.PositiveInfinity));
        Assert.True(float.IsNaN(StrictMath.Log(-1f)));
    }

    [Fact]
    public void Tanh_is_odd() => Gen.Float.Sample(x =>
        float.IsNaN(x) || BitConverter.SingleToUInt32Bits(StrictMath.Tanh(-x)) == (BitConverter.SingleToUInt32Bits(StrictMath.Tanh(x)) ^ 0x80000000));

    private static void Check(Func<float, float> function, Func<double, double> exact, double bound, float lowest, float highest)
    {
        double largest = 0;
        float at = 0;
        ulong count = 0;
        for (ulong i = 0; i <= uint.MaxValue; i += Stride)
        {
            float x = BitConverter.UInt32BitsToSingle((uint)i);
            float y = function(x);
            double expected = exact(x);
            if (double.IsNaN(expected))
            {
                if (!float.IsNaN(y))
                {
                    Assert.Fail($"f({x:R}) = {y:R}");
                }

                continue;
            }

            if (!(y >= lowest && y <= highest))
            {
                Assert.Fail($"f({x:R}) = {y:R} leaves the range");
            }

            double error = Ulps(y, expected);
            (largest, at) = error > largest ? (error, x) : (largest, at);
            count++;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{count} floats, largest error {largest} ULP at {at:R}");
        Assert.True(largest <= bound, $"{largest} ULP at {at:R}, {count} floats");
    }

    // Below 2^-126 the bound is 2^-126 itself, counted here as 1 ULP of the largest bound below 1.
    private static double Ulps(float actual, double exact)
    {
        double size = Math.Abs(exact);
        if (size > float.MaxValue * (1 + Math.Pow(2, -25)))
        {
            return actual == (exact > 0 ? float.PositiveInfinity : float.NegativeInfinity) ? 0 : double.PositiveInfinity;
        }

        return size < Math.Pow(2, -126)
            ? Math.Abs(actual - exact) / Math.Pow(2, -126)
            : Math.Abs(actual - exact) / Math.Pow(2, Math.ILogB(size) - 23);
    }

    // log(1 + x) in double, with Kahan's correction.
    private static double LogOnePlus(double x)
    {
        double u = 1 + x;
        return u == 1 ? x : Math.Log(u) * x / (u - 1);
    }
}
