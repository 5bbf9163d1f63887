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
        Assert.Equal(0, Differences<Lanes512<float>>() + Differences<Lanes256<float>>() + Differences<Lanes128<float>>() + Differences<Lanes64<float>>() + Differences<Lane<float>>());
    }

    [Fact]
    public void Doubles_have_the_bits_of_the_scalar_functions()
    {
        Assert.Equal(0, DoubleDifferences<Lanes512<double>>() + DoubleDifferences<Lanes256<double>>() + DoubleDifferences<Lanes128<double>>());
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
        for (ulong bits = 0; bits <= uint.MaxValue; bits += 4_001)
        {
            float x = BitConverter.UInt32BitsToSingle((uint)bits);
            if (float.IsFinite(x))
            {
                tanh = Math.Max(tanh, Ulps(FusedMath.Tanh(x), Math.Tanh(x)));
                sigmoid = Math.Max(sigmoid, Ulps(FusedMath.Sigmoid(x), 1 / (1 + Math.Exp(-(double)x))));
            }
        }

        Assert.InRange(tanh, 0.4, 4);
        Assert.InRange(sigmoid, 0.4, 4);
    }

    [Theory]
    [InlineData(float.PositiveInfinity, 1f, 1f)]
    [InlineData(float.NegativeInfinity, -1f, 0f)]
    [InlineData(0f, 0f, 0.5f)]
    [InlineData(float.NaN, float.NaN, float.NaN)]
    public void Fused_functions_saturate(float x, float tanh, float sigmoid)
    {
        Assert.Equal((tanh, sigmoid), (FusedMath.Tanh(x), FusedMath.Sigmoid(x)));
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

    private static int Differences<V>()
        where V : struct, ILanes<V, float>
    {
        int wrong = 0;
        Span<float> x = stackalloc float[Block];
        Span<float> y = stackalloc float[4 * Block];
        for (ulong bits = 0; bits + (Block * Stride) <= uint.MaxValue; bits += Block * Stride)
        {
            for (uint i = 0; i < Block; i++)
            {
                x[(int)i] = BitConverter.UInt32BitsToSingle((uint)bits + (i * Stride));
            }

            for (int i = 0; i < Block; i += V.Count)
            {
                V v = V.Load(x, i);
                V.Tanh(v).Store(y, i);
                V.Sigmoid(v).Store(y, Block + i);
                V.FusedTanh(v).Store(y, (2 * Block) + i);
                V.FusedSigmoid(v).Store(y, (3 * Block) + i);
            }

            for (int i = 0; i < Block; i++)
            {
                wrong += Differs(y[i], StrictMath.Tanh(x[i])) + Differs(y[Block + i], StrictMath.Sigmoid(x[i]))
                    + Differs(y[(2 * Block) + i], FusedMath.Tanh(x[i])) + Differs(y[(3 * Block) + i], FusedMath.Sigmoid(x[i]));
            }
        }

        return wrong;
    }

    private static int DoubleDifferences<V>()
        where V : struct, ILanes<V, double>
    {
        int wrong = 0;
        var random = new Xoshiro256(5);
        Span<double> x = stackalloc double[Block];
        Span<double> y = stackalloc double[4 * Block];
        for (int round = 0; round < 20_000; round++)
        {
            for (int i = 0; i < Block; i++)
            {
                // Half of them any bits at all, half in the range where the functions are not yet flat.
                x[i] = round % 2 == 0 ? BitConverter.UInt64BitsToDouble(random.NextUInt64()) : (random.NextDouble() - 0.5) * 40;
            }

            for (int i = 0; i < Block; i += V.Count)
            {
                V v = V.Load(x, i);
                V.Tanh(v).Store(y, i);
                V.Sigmoid(v).Store(y, Block + i);
                V.FusedTanh(v).Store(y, (2 * Block) + i);
                V.FusedSigmoid(v).Store(y, (3 * Block) + i);
            }

            for (int i = 0; i < Block; i++)
            {
                wrong += Differs(y[i], StrictMath.Tanh(x[i])) + Differs(y[Block + i], StrictMath.Sigmoid(x[i]))
                    + Differs(y[(2 * Block) + i], FusedMath.Tanh(x[i])) + Differs(y[(3 * Block) + i], FusedMath.Sigmoid(x[i]));
            }
        }

        return wrong;
    }

    private static int Differs(double a, double b) => BitConverter.DoubleToInt64Bits(a) == BitConverter.DoubleToInt64Bits(b) || (double.IsNaN(a) && double.IsNaN(b)) ? 0 : 1;
}
