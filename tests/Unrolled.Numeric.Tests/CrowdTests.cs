using Unrolled.Numeric.Models;
using Unrolled.Numeric.Models.Classes;

namespace Unrolled.Numeric.Tests;

/// <summary>Streams that step together give the bits that each gives alone, whatever the company. Other widths: <see cref="SameBitsTests"/>.</summary>
public sealed class CrowdTests
{
    public static TheoryData<string> Crowds => ModelData.Names(model => model.Name.Contains("Crowd", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Crowds))]
    public void A_stream_does_not_feel_its_company(string name)
    {
        AnnotatedModel model = AnnotatedModel.Named(name);
        Assert.True(CrowdRun.Has(model));
        Assert.Equal(64, CrowdRun.Of(model).Length);
    }

    [Fact]
    public void A_crowd_allocates_nothing()
    {
        GruCrowd5x7 network = GruCrowd5x7.CreateRandom(1);
        GruCrowd5x7.Crowd crowd = network.CreateCrowd(40);
        GruCrowd5x7.State state = network.CreateState();
        float[] xs = new float[crowd.Count * GruCrowd5x7.InputSize];
        float[] ys = new float[crowd.Count * GruCrowd5x7.OutputSize];
        int[] active = [0, 2, 17, 39];
        NoGarbage.Assert(() =>
        {
            crowd.Step(xs, ys);
            crowd.Step(3, 20, xs.AsSpan(0, 20 * GruCrowd5x7.InputSize), ys.AsSpan(0, 20 * GruCrowd5x7.OutputSize));
            crowd.Step(active, xs.AsSpan(0, 4 * GruCrowd5x7.InputSize), ys.AsSpan(0, 4 * GruCrowd5x7.OutputSize));
            crowd.CopyTo(7, state);
            crowd.Set(8, state);
            crowd.Reset();
        });
    }

    [Fact]
    public void Two_threads_on_neighbours_of_one_block_give_the_bits_of_one()
    {
        const int streams = 40, rounds = 200;
        LstmCrowd3x2 network = LstmCrowd3x2.CreateRandom(1);
        LstmCrowd3x2.Crowd one = network.CreateCrowd(streams);
        LstmCrowd3x2.Crowd two = network.CreateCrowd(streams);
        float[] xs = [.. Enumerable.Range(0, streams * LstmCrowd3x2.InputSize).Select(i => MathF.Sin(i))];
        float[] expected = new float[streams * LstmCrowd3x2.OutputSize];
        float[] actual = new float[expected.Length];
        for (int t = 0; t < rounds; t++)
        {
            one.Step(xs, expected);
            Parallel.For(0, 5, part => two.Step(
                8 * part, 8, xs.AsSpan(8 * part * LstmCrowd3x2.InputSize, 8 * LstmCrowd3x2.InputSize),
                actual.AsSpan(8 * part * LstmCrowd3x2.OutputSize, 8 * LstmCrowd3x2.OutputSize)));
            Assert.Equal(expected, actual);
        }

        Assert.Equal(one.AsSpan().ToArray(), two.AsSpan().ToArray());
    }

    [Fact]
    public void A_wrong_argument_is_named_and_nothing_is_written()
    {
        LstmCrowd3x2 network = LstmCrowd3x2.CreateRandom(1);
        LstmCrowd3x2.Crowd crowd = network.CreateCrowd(20);
        float[] xs = new float[60];
        float[] ys = new float[40];
        Array.Fill(ys, 7f);

        Assert.Equal("xs", Assert.Throws<ArgumentException>(() => crowd.Step(xs.AsSpan(1), ys)).ParamName);
        Assert.Equal("ys", Assert.Throws<ArgumentException>(() => crowd.Step(xs, ys.AsSpan(1))).ParamName);
        Assert.Equal("ys", Assert.Throws<ArgumentException>(() => crowd.Step(0, 2, xs.AsSpan(0, 6), xs.AsSpan(2, 4))).ParamName);
        Assert.Equal("first", Assert.Throws<ArgumentOutOfRangeException>(() => crowd.Step(-1, 2, xs.AsSpan(0, 6), ys.AsSpan(0, 4))).ParamName);
        Assert.Equal("count", Assert.Throws<ArgumentOutOfRangeException>(() => crowd.Step(19, 2, xs.AsSpan(0, 6), ys.AsSpan(0, 4))).ParamName);
        Assert.Contains("has 20 at position 1", Assert.Throws<ArgumentException>(() => crowd.Step([3, 20], xs.AsSpan(0, 6), ys.AsSpan(0, 4))).Message);
        Assert.Contains("has 3 and then 3", Assert.Throws<ArgumentException>(() => crowd.Step([3, 3], xs.AsSpan(0, 6), ys.AsSpan(0, 4))).Message);
        Assert.Equal("stream", Assert.Throws<ArgumentOutOfRangeException>(() => crowd.Set(20, network.CreateState())).ParamName);
        Assert.Equal("state", Assert.Throws<ArgumentNullException>(() => crowd.CopyTo(0, null!)).ParamName);
        Assert.Equal("count", Assert.Throws<ArgumentOutOfRangeException>(() => network.CreateCrowd(0)).ParamName);
        Assert.Equal("count", Assert.Throws<ArgumentOutOfRangeException>(() => network.CreateCrowd(int.MaxValue)).ParamName);
        Assert.All(ys, y => Assert.Equal(7f, y));
        Assert.All(crowd.AsSpan().ToArray(), number => Assert.Equal(0f, number));
    }
}
