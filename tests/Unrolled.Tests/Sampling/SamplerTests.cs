using CsCheck;

namespace Unrolled.Tests.Sampling;

public sealed class SamplerTests
{
    private static readonly double[] Probabilities = [0.05, 0.4, 0.15, 0.3, 0.1];

    [Fact]
    public void Without_options_each_index_comes_as_often_as_its_probability() =>
        Frequencies(new Sampler(1), Probabilities);

    [Fact]
    public void Temperature_raises_probabilities_to_its_inverse()
    {
        double[] squares = Probabilities.Select(p => p * p).ToArray();
        Frequencies(new Sampler(2) { Temperature = 0.5 }, squares.Select(s => s / squares.Sum()).ToArray());
        double[] roots = Probabilities.Select(Math.Sqrt).ToArray();
        Frequencies(new Sampler(3) { Temperature = 2 }, roots.Select(s => s / roots.Sum()).ToArray());
    }

    [Fact]
    public void Top_k_keeps_the_likeliest() => Frequencies(new Sampler(4) { TopK = 3 }, [0, 0.4 / 0.85, 0.15 / 0.85, 0.3 / 0.85, 0]);

    [Fact]
    public void Top_p_keeps_the_fewest_that_reach_it()
    {
        Frequencies(new Sampler(5) { TopP = 0.65 }, [0, 4 / 7.0, 0, 3 / 7.0, 0]);
        Frequencies(new Sampler(6) { TopP = 0.75 }, [0, 0.4 / 0.85, 0.15 / 0.85, 0.3 / 0.85, 0]);
        Frequencies(new Sampler(7) { TopP = 0.3 }, [0, 1, 0, 0, 0]);
        Frequencies(new Sampler(8) { TopP = 0.8, TopK = 3 }, [0, 4 / 7.0, 0, 3 / 7.0, 0]);
    }

    [Fact]
    public void Temperature_zero_and_top_1_choose_the_first_of_the_largest() => Gen.Double[-3, 3].Array[1, 20].Sample(logits =>
    {
        int expected = Array.IndexOf(logits, logits.Max());
        var greedy = new Sampler(1) { Temperature = 0 };
        var first = new Sampler(1) { TopK = 1 };
        return greedy.FromLogits(logits) == expected && first.FromLogits(logits) == expected && Heads.IndexOfLargest(logits) == expected;
    });

    [Fact]
    public void Top_k_takes_the_lower_of_equals() => Gen.Select(Gen.Int[0, 3].Array[1, 12], Gen.Int[1, 12]).Sample((values, k) =>
    {
        double[] logits = values.Select(v => (double)v / 8).ToArray();
        int[] allowed = Enumerable.Range(0, values.Length).OrderByDescending(i => values[i]).Take(k).ToArray();
        var sampler = new Sampler(1) { TopK = k };
        int[] seen = Enumerable.Range(0, 300).Select(_ => sampler.FromLogits(logits)).Distinct().ToArray();
        return seen.Order().SequenceEqual(allowed.Order());
    });

    [Fact]
    public void What_has_no_probability_is_never_chosen()
    {
        var sampler = new Sampler(9) { TopK = 4 };
        for (int i = 0; i < 1000; i++)
        {
            Assert.InRange(sampler.FromProbabilities([0f, 0.5f, 0.5f, 0f]), 1, 2);
            Assert.InRange(sampler.FromLogits([float.NegativeInfinity, 0f, -1f, float.NegativeInfinity]), 1, 2);
        }
    }

    [Fact]
    public void The_seed_decides_and_nothing_is_allocated()
    {
        var a = new Sampler(10) { Temperature = 0.8, TopK = 4, TopP = 0.9 };
        var b = new Sampler(10) { Temperature = 0.8, TopK = 4, TopP = 0.9 };
        float[] logits = Probabilities.Select(p => (float)p * 5).ToArray();
        for (int i = 0; i < 200; i++)
        {
            Assert.Equal(a.FromLogits(logits), b.FromLogits(logits));
        }

        Allocation.IsZero(() => a.FromLogits(logits));
        Allocation.IsZero(() => a.FromProbabilities(logits));
    }

    [Fact]
    public void Wrong_arguments_are_named()
    {
        var sampler = new Sampler(1);
        Assert.Throws<ArgumentException>("logits", () => sampler.FromLogits(ReadOnlySpan<float>.Empty));
        Assert.Throws<ArgumentException>("logits", () => sampler.FromLogits([0f, float.NaN]));
        Assert.Throws<ArgumentException>("probabilities", () => sampler.FromProbabilities([0f, 0f]));
        Assert.Throws<ArgumentException>("probabilities", () => sampler.FromProbabilities([0.5, -0.1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => sampler.Temperature = -1);
        Assert.Throws<ArgumentOutOfRangeException>(() => sampler.TopK = -1);
        Assert.Throws<ArgumentOutOfRangeException>(() => sampler.TopP = 0);
    }

    [Fact]
    public void A_row_of_probabilities_has_at_least_one()
    {
        Assert.Throws<ArgumentException>("rows", () => Heads.Softmax(new float[4], 0));
        Assert.Throws<ArgumentException>("rows", () => Heads.Softmax(new float[4], -2));
        Assert.Throws<ArgumentException>("rows", () => Heads.Softmax(new double[4], 3));
    }

    [Fact]
    public void Softmax_and_sigmoid_give_probabilities() => Gen.Float[-200, 200].Array[1, 30].Sample(logits =>
    {
        float[] row = (float[])logits.Clone();
        Heads.Softmax(row);
        Assert.Equal(1, row.Sum(x => (double)x), 1e-5);
        double max = logits.Max();
        double sum = logits.Sum(v => Math.Exp(v - max));
        Assert.All(row.Zip(logits), pair => Assert.Equal(Math.Exp(pair.Second - max) / sum, pair.First, 1e-6));
        row = (float[])logits.Clone();
        Heads.Sigmoid(row);
        Assert.All(row.Zip(logits), pair => Assert.Equal(1 / (1 + Math.Exp(-pair.Second)), pair.First, 1e-6));
    });

    // Chi-square with at most 4 degrees of freedom: above 23.5 once in 10,000.
    private static void Frequencies(Sampler sampler, double[] expected)
    {
        const int draws = 40_000;
        var counts = new int[expected.Length];
        float[] single = Probabilities.Select(p => (float)p).ToArray();
        double[] logits = Probabilities.Select(p => Math.Log(p) + 7).ToArray();
        for (int i = 0; i < draws; i++)
        {
            counts[i % 2 == 0 ? sampler.FromProbabilities(single) : sampler.FromLogits(logits)]++;
        }

        double chi = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            if (expected[i] == 0)
            {
                Assert.Equal(0, counts[i]);
                continue;
            }

            chi += Math.Pow(counts[i] - (draws * expected[i]), 2) / (draws * expected[i]);
        }

        Assert.True(chi < 23.5, $"chi-square {chi}: {string.Join(", ", counts)}");
    }
}
