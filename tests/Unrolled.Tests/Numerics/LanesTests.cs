using System.Numerics;
using Unrolled.Lanes;

namespace Unrolled.Tests.Numerics;

/// <summary>Vectors of every width compute what single numbers do, and fused functions are as exact as the strict ones.</summary>
public sealed class LanesTests
{
    private const int Block = 16;

    /// <summary>A prime, so that all exponents and the low bits of mantissas come up.</summary>
    private const uint Stride = 40_009;

    [Fact]
    public void Floats_have_the_bits_of_the_scalar_functions()
    {
        CompareSingles<Lanes512<float>>();
        CompareSingles<Lanes256<float>>();
        CompareSingles<Lanes128<float>>();
        CompareSingles<Lanes64<float>>();
        CompareSingles<Lane<float>>();
    }

    [Fact]
    public void Doubles_have_the_bits_of_the_scalar_functions()
    {
        CompareDoubles<Lanes512<double>>();
        CompareDoubles<Lanes256<double>>();
        CompareDoubles<Lanes128<double>>();
        CompareDoubles<Lanes64<double>>();
        CompareDoubles<Lane<double>>();
    }

    [Fact]
    public void Lanes_read_and_write_their_own_numbers_alone()
    {
        CheckMemory<Lanes512<float>, float>(16);
        CheckMemory<Lanes256<float>, float>(8);
        CheckMemory<Lanes128<float>, float>(4);
        CheckMemory<Lanes64<float>, float>(2);
        CheckMemory<Lane<float>, float>(1);
        CheckMemory<Lanes512<double>, double>(8);
        CheckMemory<Lanes256<double>, double>(4);
        CheckMemory<Lanes128<double>, double>(2);
        CheckMemory<Lanes64<double>, double>(1);
        CheckMemory<Lane<double>, double>(1);
    }

    /// <summary>4 ULP where the exact value is at least 2^-126; the oracle is the framework's function in double.</summary>
    [Fact]
    public void Fused_functions_are_within_four_ulp()
    {
        double tanh = 0;
        double sigmoid = 0;
        double exp = 0;
        double log = 0;
        for (ulong bits = 0; bits <= uint.MaxValue; bits += 4_001)
        {
            float x = BitConverter.UInt32BitsToSingle((uint)bits);
            if (float.IsFinite(x))
            {
                tanh = Math.Max(tanh, Ulps(FusedMath.Tanh(x), Math.Tanh(x)));
                sigmoid = Math.Max(sigmoid, Ulps(FusedMath.Sigmoid(x), 1 / (1 + Math.Exp(-(double)x))));
                exp = Math.Max(exp, x > 88.72f ? 0 : Ulps(FusedMath.Exp(x), Math.Exp(x)));
                log = Math.Max(log, x <= 0 ? 0 : Ulps(FusedMath.Log(x), Math.Log(x)));
            }
        }

        Assert.InRange(tanh, 0.4, 4);
        Assert.InRange(sigmoid, 0.4, 4);
        Assert.InRange(exp, 0.4, 1.5);
        Assert.InRange(log, 0.4, 1);
    }

    [Theory]
    [InlineData(float.PositiveInfinity, 1f, 1f, float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity, -1f, 0f, 0f, float.NaN)]
    [InlineData(0f, 0f, 0.5f, 1f, float.NegativeInfinity)]
    [InlineData(float.NaN, float.NaN, float.NaN, float.NaN, float.NaN)]
    public void Fused_functions_saturate(float x, float tanh, float sigmoid, float exp, float log)
    {
        Assert.Equal((tanh, sigmoid, exp, log), (FusedMath.Tanh(x), FusedMath.Sigmoid(x), FusedMath.Exp(x), FusedMath.Log(x)));
        Assert.Equal((tanh, sigmoid, exp, log), (FusedMath.Tanh((double)x), FusedMath.Sigmoid((double)x), FusedMath.Exp((double)x), FusedMath.Log((double)x)));
    }

    /// <summary>A tie, and a NaN, gives the first number.</summary>
    [Fact]
    public void The_first_of_two_numbers_is_taken_unless_the_second_is_larger_or_smaller()
    {
        Assert.Equal(2, StrictMath.Max(1f, 2f));
        Assert.Equal(1, StrictMath.Min(1f, 2f));
        Assert.Equal(float.NegativeInfinity, 1 / StrictMath.Max(-0f, 0f));
        Assert.Equal(float.PositiveInfinity, 1 / StrictMath.Min(0f, -0f));
        Assert.Equal((float.NaN, 1f), (StrictMath.Max(float.NaN, 1f), StrictMath.Max(1f, float.NaN)));
        Assert.Equal((double.NaN, 1d), (StrictMath.Min(double.NaN, 1), StrictMath.Min(1, double.NaN)));
    }

    private static double Ulps(float value, double exact)
    {
        double magnitude = Math.Abs(exact);
        return magnitude < 1.17549435e-38 ? 0 : Math.Abs(value - exact) / (MathF.BitIncrement((float)magnitude) - (float)magnitude);
    }

    /// <summary>a b + c with all three read in different ways, at offsets that are no multiples of the lanes.</summary>
    private static void CheckMemory<V, T>(int lanes)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        const int At = 3;
        T[] numbers = Enumerable.Range(0, 3 * Block).Select(i => T.CreateChecked(1 + (0.37 * i))).ToArray();
        var sums = new T[2 * Block];
        Assert.Equal(lanes, V.Count);
        V.MultiplyAdd(V.All(numbers, 1), numbers, At, V.Load(numbers, Block)).Store(sums, At);
        for (int i = 0; i < sums.Length; i++)
        {
            T expected = i >= At && i < At + lanes ? T.FusedMultiplyAdd(numbers[1], numbers[i], numbers[Block + i - At]) : T.Zero;
            Assert.Equal(expected, sums[i]);
        }
    }

    private static void CompareSingles<V>()
        where V : struct, ILanes<V, float>
    {
        Span<float> x = stackalloc float[Block];
        Span<float> y = stackalloc float[Block];
        foreach ((string name, Func<V, V> lanes, Func<float, float> single) in LaneFunctions.OfSingles<V>())
        {
            int wrong = 0;
            for (ulong bits = 0; bits + (Block * Stride) <= uint.MaxValue; bits += Block * Stride)
            {
                for (uint i = 0; i < Block; i++)
                {
                    x[(int)i] = BitConverter.UInt32BitsToSingle((uint)bits + (i * Stride));
                }

                for (int i = 0; i < Block; i += V.Count)
                {
                    lanes(V.Load(x, i)).Store(y, i);
                }

                for (int i = 0; i < Block; i++)
                {
                    wrong += Differs(y[i], single(x[i]));
                }
            }

            Assert.True(wrong == 0, $"{name} of {typeof(V).Name}: {wrong} differ");
        }
    }

    private static void CompareDoubles<V>()
        where V : struct, ILanes<V, double>
    {
        Span<double> x = stackalloc double[Block];
        Span<double> y = stackalloc double[Block];
        foreach ((string name, Func<V, V> lanes, Func<double, double> single) in LaneFunctions.OfDoubles<V>())
        {
            int wrong = 0;
            var random = new Xoshiro256(5);
            for (int round = 0; round < 20_000; round++)
            {
                for (int i = 0; i < Block; i++)
                {
                    // Half of them any bits at all, half in the range where the functions are not yet flat.
                    x[i] = round % 2 == 0 ? BitConverter.UInt64BitsToDouble(random.NextUInt64()) : (random.NextDouble() - 0.5) * 40;
                }

                for (int i = 0; i < Block; i += V.Count)
                {
                    lanes(V.Load(x, i)).Store(y, i);
                }

                for (int i = 0; i < Block; i++)
                {
                    wrong += Differs(y[i], single(x[i]));
                }
            }

            Assert.True(wrong == 0, $"{name} of {typeof(V).Name}: {wrong} differ");
        }
    }

    private static int Differs(double a, double b) => BitConverter.DoubleToInt64Bits(a) == BitConverter.DoubleToInt64Bits(b) || (double.IsNaN(a) && double.IsNaN(b)) ? 0 : 1;
}
