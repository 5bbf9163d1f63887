using Unrolled.Lanes;

namespace Unrolled.Tests.Numerics;

/// <summary>tanh, sigmoid, exp and log where one case of them ends and the next begins, by both arithmetics and every width.</summary>
public sealed class ActivationCornerTests
{
    private const int Most = 16;
    private const double SmallestNormal = 1.17549435082228750797e-38;

    /// <summary>Edges of intervals, ends of the tables, the smallest numbers; each with its neighbours, in both signs.</summary>
    private static readonly float[] Corners =
    [
        .. from corner in Enumerable.Range(0, 72).Select(quarter => quarter / 4f)
               .Concat([8.75f, 9.015f, 15.5f, 17.3f, 17.4f, 18f, 87.33654f, 87.5f, 88.72284f, 103f, 0.7071068f, 1.4142135f, 1e10f, float.MaxValue, float.PositiveInfinity, float.NaN])
               .Concat([MathF.ScaleB(1, -13), MathF.ScaleB(1, -26), MathF.ScaleB(1, -63), MathF.ScaleB(1, -75), MathF.ScaleB(1, -126), MathF.ScaleB(1, -127), float.Epsilon])
           from neighbour in new[] { MathF.BitDecrement(corner), corner, MathF.BitIncrement(corner) }
           from sign in new[] { 1f, -1f }
           select neighbour * sign,
    ];

    [Fact]
    public void Tanh_is_right_at_corners() => Check(StrictMath.Tanh, Math.Tanh, -1, 1);

    [Fact]
    public void Fused_tanh_is_right_at_corners() => Check(FusedMath.Tanh, Math.Tanh, -1, 1);

    [Fact]
    public void Sigmoid_is_right_at_corners() => Check(StrictMath.Sigmoid, x => 1 / (1 + Math.Exp(-x)), 0, 1);

    [Fact]
    public void Fused_sigmoid_is_right_at_corners() => Check(FusedMath.Sigmoid, x => 1 / (1 + Math.Exp(-x)), 0, 1);

    [Fact]
    public void Exp_is_right_at_corners() => Check(StrictMath.Exp, Math.Exp, 0, float.PositiveInfinity);

    [Fact]
    public void Fused_exp_is_right_at_corners() => Check(FusedMath.Exp, Math.Exp, 0, float.PositiveInfinity);

    [Fact]
    public void Log_is_right_at_corners() => Check(StrictMath.Log, Math.Log, float.NegativeInfinity, float.PositiveInfinity);

    [Fact]
    public void Fused_log_is_right_at_corners() => Check(FusedMath.Log, Math.Log, float.NegativeInfinity, float.PositiveInfinity);

    [Fact]
    public void Zero_keeps_its_sign_and_tanh_is_odd()
    {
        Assert.Equal(0x80000000, BitConverter.SingleToUInt32Bits(FusedMath.Tanh(-0f)));
        Assert.Equal(0u, BitConverter.SingleToUInt32Bits(FusedMath.Tanh(0f)));
        foreach (float x in Corners.Where(x => !float.IsNaN(x)))
        {
            Assert.Equal(BitConverter.SingleToUInt32Bits(StrictMath.Tanh(x)) ^ 0x80000000, BitConverter.SingleToUInt32Bits(StrictMath.Tanh(-x)));
            Assert.Equal(BitConverter.SingleToUInt32Bits(FusedMath.Tanh(x)) ^ 0x80000000, BitConverter.SingleToUInt32Bits(FusedMath.Tanh(-x)));
        }
    }

    [Fact]
    public void Lanes_of_512_bits_have_the_scalar_bits_at_corners() => Compare<Lanes512<float>>();

    [Fact]
    public void Lanes_of_256_bits_have_the_scalar_bits_at_corners() => Compare<Lanes256<float>>();

    [Fact]
    public void Lanes_of_128_bits_have_the_scalar_bits_at_corners() => Compare<Lanes128<float>>();

    [Fact]
    public void Lanes_of_64_bits_have_the_scalar_bits_at_corners() => Compare<Lanes64<float>>();

    [Fact]
    public void A_single_lane_has_the_scalar_bits_at_corners() => Compare<Lane<float>>();

    private static void Check(Func<float, float> function, Func<double, double> exact, float lowest, float highest)
    {
        foreach (float x in Corners)
        {
            float y = function(x);
            double expected = exact(x);
            if (double.IsNaN(expected) || Math.Abs(expected) > float.MaxValue)
            {
                Assert.True(y.Equals((float)expected), $"f({x:R}) = {y:R}");
                continue;
            }

            double size = Math.Abs(expected);
            double allowed = size < SmallestNormal ? SmallestNormal : 4 * Math.ScaleB(1, Math.ILogB(size) - 23);
            Assert.InRange(y, lowest, highest);
            Assert.True(Math.Abs(y - expected) <= allowed, $"f({x:R}) = {y:R}, exactly {expected:R}");
            Assert.True(!float.IsInfinity(x) || y == expected, $"f({x:R}) = {y:R}");
        }
    }

    // Each corner in each lane, among ordinary numbers and among corners.
    private static void Compare<V>()
        where V : struct, ILanes<V, float>
    {
        Span<float> x = stackalloc float[Most];
        Span<float> y = stackalloc float[Most];
        for (int first = 0; first < Corners.Length; first++)
        {
            for (int lane = 0; lane < V.Count; lane++)
            {
                x.Fill(0.3f);
                x[lane] = Corners[first];
                CompareLanes<V>(x, y);
            }

            for (int lane = 0; lane < V.Count; lane++)
            {
                x[lane] = Corners[(first + lane) % Corners.Length];
            }

            CompareLanes<V>(x, y);
        }
    }

    private static void CompareLanes<V>(ReadOnlySpan<float> x, Span<float> y)
        where V : struct, ILanes<V, float>
    {
        V lanes = V.Load(x, 0);
        foreach ((string name, Func<V, V> function, Func<float, float> single) in LaneFunctions.OfSingles<V>())
        {
            function(lanes).Store(y, 0);
            for (int i = 0; i < V.Count; i++)
            {
                Same(name, x[i], single(x[i]), y[i]);
            }
        }
    }

    private static void Same(string function, float x, float scalar, float lane)
    {
        if (BitConverter.SingleToInt32Bits(scalar) != BitConverter.SingleToInt32Bits(lane) && !(float.IsNaN(scalar) && float.IsNaN(lane)))
        {
            Assert.Fail($"{function}({x:R}): {scalar:R} and {lane:R}");
        }
    }
}
