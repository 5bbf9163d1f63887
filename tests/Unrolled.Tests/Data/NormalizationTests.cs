namespace Unrolled.Tests.Data;

/// <summary>Mean and standard deviation of each input, against numbers worked out by hand.</summary>
public sealed class NormalizationTests
{
    // Two inputs: 2, 4, 4, 4, 5, 5, 7, 9 has the mean 5 and the standard deviation 2 (over n); the other never changes.
    private static readonly double[] Steps = [2, 0.1, 4, 0.1, 4, 0.1, 4, 0.1, 5, 0.1, 5, 0.1, 7, 0.1, 9, 0.1];

    [Fact]
    public void Each_input_gets_mean_0_and_deviation_1()
    {
        var normalization = Normalization.Fit(Steps, 2);
        Assert.Equal(2, normalization.Size);
        Assert.Equal([5, 0.1], normalization.Mean.ToArray());
        Assert.Equal([2, 1], normalization.Deviation.ToArray());

        double[] values = [9, 0.1, 4, 1.1];
        normalization.Apply(values);
        Assert.Equal([2, 0, -0.5, 1], values);
        normalization.Undo(values);
        Assert.Equal([9, 0.1, 4, 1.1], values);
    }

    [Fact]
    public void Floats_are_measured_and_computed_in_double()
    {
        // 3 x 2^24 + 1 is no float: a sum of floats would lose the digits that tell these steps apart.
        float[] steps = [.. Enumerable.Range(0, 1000).Select(i => 101_325f + (i % 2))];
        var normalization = Normalization.Fit(steps, 1);
        Assert.Equal([101_325.5], normalization.Mean.ToArray());
        Assert.Equal([0.5], normalization.Deviation.ToArray());
        var normalized = new float[2];
        normalization.Apply(steps.AsSpan(0, 2), normalized);
        Assert.Equal([-1f, 1f], normalized);
        normalization.Undo(normalized);
        Assert.Equal([101_325f, 101_326f], normalized);
    }

    [Fact]
    public void Padding_is_not_measured()
    {
        // Two sequences of at most three steps; the steps behind the lengths 1 and 3 hold what must not count.
        float[] padded = [1, 100, float.NaN, 3, 5, 7];
        var normalization = Normalization.Fit(padded, 1, [1, 3]);
        Assert.Equal([4.0], normalization.Mean.ToArray());
        Assert.Equal([Math.Sqrt(5)], normalization.Deviation.ToArray());

        Assert.Throws<ArgumentException>("values", () => Normalization.Fit(padded, 1, [1, 3, 1, 1]));
        string message = Assert.Throws<ArgumentOutOfRangeException>("lengths", () => Normalization.Fit(padded, 1, [1, 4])).Message;
        Assert.StartsWith("Sequence 1 has the length 4, but lengths are 1 to 3", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    public void A_value_that_is_none_is_named(double value, string text)
    {
        double[] steps = [1, 2, 3, 4, 5, value];
        string message = Assert.Throws<ArgumentException>("values", () => Normalization.Fit(steps, 2)).Message;
        Assert.StartsWith($"Step 2 of the values has {text} as input 1, and only finite numbers can be measured.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Steps_that_are_none_are_refused()
    {
        Assert.Throws<ArgumentException>("values", () => Normalization.Fit(new float[5], 2));
        Assert.Throws<ArgumentException>("values", () => Normalization.Fit(Array.Empty<float>(), 2));
        Assert.Throws<ArgumentOutOfRangeException>("size", () => Normalization.Fit(new float[5], 0));
        var normalization = new Normalization([1, 2], [3, 4]);
        float[] three = [1, 2, 3];
        Assert.Throws<ArgumentException>("values", () => normalization.Apply(three));
        Assert.Throws<ArgumentException>("values", () => normalization.Undo(three));
        Assert.Throws<ArgumentException>("normalized", () => normalization.Apply(three.AsSpan(0, 2), new float[4]));
        Assert.Throws<ArgumentException>("normalized", () => normalization.Apply(new float[3].AsSpan(0, 2), Span<float>.Empty));
        var five = new double[5];
        Assert.Throws<ArgumentException>("normalized", () => normalization.Apply(five.AsSpan(0, 4), five.AsSpan(1)));
        Assert.Equal([1f, 2f, 3f], three);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, -2)]
    [InlineData(1, double.NaN)]
    [InlineData(double.PositiveInfinity, 1)]
    public void Numbers_that_would_divide_by_nothing_are_refused(double mean, double deviation) =>
        Assert.Contains("Input 1 has the mean", Assert.Throws<ArgumentException>("deviation", () => new Normalization([0, mean], [1, deviation])).Message, StringComparison.Ordinal);

    [Fact]
    public void Values_too_large_to_measure_are_refused()
    {
        Assert.Throws<ArgumentException>("mean", () => new Normalization([], []));
        Assert.Throws<ArgumentException>("deviation", () => new Normalization([1], [1, 2]));
        Assert.Throws<ArgumentException>(() => Normalization.Fit([double.MaxValue, -double.MaxValue], 1));
    }

    [Fact]
    public void A_stream_s_step_is_normalized_without_garbage()
    {
        var normalization = new Normalization([1, 2, 3], [4, 5, 6]);
        var x = new float[3];
        var raw = new double[3];
        Allocation.IsZero(() =>
        {
            normalization.Apply(x);
            normalization.Apply(raw, raw);
            normalization.Undo(x);
        });
    }
}
