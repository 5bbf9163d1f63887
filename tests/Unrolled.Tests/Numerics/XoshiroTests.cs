using CsCheck;

namespace Unrolled.Tests.Numerics;

public sealed class XoshiroTests
{
    /// <summary>The published splitmix64 values for seed 1234567 (Rosetta Code, from Vigna's splitmix64.c).</summary>
    [Fact]
    public void Splitmix64_gives_the_published_numbers()
    {
        ulong state = 1234567;
        Assert.Equal(6457827717110365317UL, Xoshiro256.SplitMix64(ref state));
        Assert.Equal(3203168211198807973UL, Xoshiro256.SplitMix64(ref state));
        Assert.Equal(9817491932198370423UL, Xoshiro256.SplitMix64(ref state));
        Assert.Equal(4593380528125082431UL, Xoshiro256.SplitMix64(ref state));
        Assert.Equal(16408922859458223821UL, Xoshiro256.SplitMix64(ref state));
    }

    /// <summary>The values of xoshiro256** from the state 1, 2, 3, 4 (the reference vector of Rust's rand_xoshiro, from the authors' C code).</summary>
    [Fact]
    public void Xoshiro256_gives_the_published_numbers()
    {
        var random = new Xoshiro256(0);
        random.Restore([1, 2, 3, 4]);
        ulong[] expected =
        [
            11520, 0, 1509978240, 1215971899390074240, 1216172134540287360, 607988272756665600,
            16172922978634559625, 8476171486693032832, 10595114339597558777, 2904607092377533576,
        ];
        foreach (ulong value in expected)
        {
            Assert.Equal(value, random.NextUInt64());
        }
    }

    [Fact]
    public void A_restored_state_goes_on_with_the_same_numbers()
    {
        var random = new Xoshiro256(7);
        _ = random.NextGaussian();
        var state = new ulong[4];
        random.Save(state);
        double[] first = [random.NextGaussian(), random.NextDouble(), random.NextInt32(10), random.NextSingle()];
        var other = new Xoshiro256(99);
        other.Restore(state);
        Assert.Equal(first, new[] { other.NextGaussian(), other.NextDouble(), other.NextInt32(10), other.NextSingle() });
        Assert.Throws<ArgumentException>(() => other.Restore(new ulong[4]));
        Assert.Throws<ArgumentException>(() => other.Save(new ulong[3]));
    }

    [Fact]
    public void Uniform_numbers_fill_their_range_evenly()
    {
        var random = new Xoshiro256(11);
        var counts = new int[10];
        var halves = new int[10];
        const int draws = 200_000;
        for (int i = 0; i < draws; i++)
        {
            counts[random.NextInt32(10)]++;
            float single = random.NextSingle();
            Assert.InRange(single, 0f, 0.99999994f);
            halves[(int)(single * 10)]++;
        }

        // Chi-square with 9 degrees of freedom: above 33.7 once in 10,000.
        Assert.All(new[] { counts, halves }, c => Assert.True(c.Sum(n => Math.Pow(n - (draws / 10), 2) / (draws / 10)) < 33.7));
    }

    [Fact]
    public void Gaussian_numbers_have_the_moments_of_the_normal_distribution()
    {
        var random = new Xoshiro256(13);
        const int draws = 400_000;
        double[] x = Enumerable.Range(0, draws).Select(_ => random.NextGaussian()).ToArray();
        Assert.InRange(x.Average(), -0.01, 0.01);
        Assert.InRange(x.Average(v => v * v), 0.985, 1.015);
        Assert.InRange(x.Average(v => v * v * v), -0.05, 0.05);
        Assert.InRange(x.Average(v => v * v * v * v), 2.9, 3.1);
        Assert.InRange(x.Count(v => Math.Abs(v) < 1.959964) / (double)draws, 0.948, 0.952);
    }

    [Fact]
    public void Shuffle_keeps_the_items() => Gen.Int.Array.Sample(items =>
    {
        int[] shuffled = (int[])items.Clone();
        new Xoshiro256(1).Shuffle<int>(shuffled);
        return items.Order().SequenceEqual(shuffled.Order());
    });

    [Fact]
    public void Shuffle_gives_every_order_equally_often()
    {
        var random = new Xoshiro256(17);
        var counts = new Dictionary<string, int>();
        for (int i = 0; i < 24_000; i++)
        {
            char[] items = ['a', 'b', 'c', 'd'];
            random.Shuffle<char>(items);
            counts[new string(items)] = counts.GetValueOrDefault(new string(items)) + 1;
        }

        Assert.Equal(24, counts.Count);
        Assert.True(counts.Values.Sum(n => Math.Pow(n - 1000, 2) / 1000) < 60);
    }

    [Fact]
    public void A_bound_must_be_positive() => Assert.Throws<ArgumentOutOfRangeException>(() => new Xoshiro256(1).NextInt32(0));
}
