namespace Unrolled.Tests.Training;

/// <summary>What does not fit the network is refused, before anything of it is learned.</summary>
public sealed class SequenceSetTests
{
    private static readonly double[] Six = [1, 2, 3, 4, 5, 6];

    [Fact]
    public void Inputs_of_another_length_are_refused()
    {
        var set = new ClassifiedSequences<double>(Six, new[] { 0, 1 }, 2);
        Assert.Throws<ArgumentException>("input", () => set.Read(0, new double[4]));
        Assert.Throws<ArgumentException>("input", () => set.Read(0, new double[2]));
        var input = new double[3];
        set.Read(1, input);
        Assert.Equal([4, 5, 6], input);
    }

    [Fact]
    public void Logits_that_are_no_rows_are_refused()
    {
        var set = new ClassifiedSequences<double>(Six, new[] { 0, 1, 2 }, 1);
        var gradient = new double[8];
        Assert.Throws<ArgumentException>("logits", () => set.Loss(0, new double[8], gradient));
        Assert.Throws<ArgumentException>("logits", () => set.Score(0, new double[8]));
        Assert.Equal(Math.Log(3), set.Loss(0, new double[9], new double[9]), 1e-15);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Logits_without_a_target_are_refused(bool sigmoid)
    {
        var set = new ValuedSequences<double>(Six, new[] { 0.0, 1 }, 1, sigmoid);
        Assert.Throws<ArgumentException>("logits", () => set.Loss(0, new double[3], new double[3]));
        Assert.Throws<ArgumentException>("logits", () => set.Score(0, new double[3]));
    }

    [Fact]
    public void Counts_and_steps_that_are_none_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("count", () => new ClassifiedSequences<double>(Six, new[] { 0 }, -1));
        Assert.Throws<ArgumentOutOfRangeException>("count", () => new ValuedSequences<double>(Six, Six, -1));
        Assert.Throws<ArgumentOutOfRangeException>("steps", () => new TokenWindows<double>(new[] { 0, 1 }, 2, 0));
    }
}
