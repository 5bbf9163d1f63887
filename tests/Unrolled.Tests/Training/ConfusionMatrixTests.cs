namespace Unrolled.Tests.Training;

/// <summary>Against counts made by hand.</summary>
public sealed class ConfusionMatrixTests
{
    [Fact]
    public void Counts_become_shares()
    {
        var matrix = new ConfusionMatrix(3);
        Assert.True(double.IsNaN(matrix.Accuracy));
        foreach ((int right, int answer) in new[] { (0, 0), (0, 0), (0, 1), (1, 1), (1, 0), (1, 0), (1, 0) })
        {
            matrix.Add(right, answer);
        }

        Assert.Equal((7L, 3L, 0L), (matrix.Count, matrix[1, 0], matrix[2, 2]));
        Assert.Equal(3.0 / 7, matrix.Accuracy);
        Assert.Equal(2.0 / 3, matrix.Recall(0));
        Assert.Equal(0.25, matrix.Recall(1));
        Assert.Equal(0.4, matrix.Precision(0));
        Assert.True(double.IsNaN(matrix.Recall(2)));
        Assert.True(double.IsNaN(matrix.Precision(2)));
        Assert.Throws<ArgumentOutOfRangeException>("answer", () => matrix.Add(0, 3));
        Assert.Throws<ArgumentOutOfRangeException>("right", () => matrix[-1, 0]);
        Assert.Throws<ArgumentOutOfRangeException>("classes", () => new ConfusionMatrix(0));
        Assert.Equal(
            """
            right \ answer   left  right     up  accuracy
            left                2      1      0    66.7 %
            right               3      1      0    25.0 %
            up                  0      0      0         -
            """.ReplaceLineEndings(),
            matrix.ToText(["left", "right", "up"]));
        Assert.StartsWith("There are 3 classes, but the names are for 1.", Assert.Throws<ArgumentException>("names", () => matrix.ToText(["left"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_s_answers_are_its_largest_logits()
    {
        var network = new SmallNetwork<double>(2, 1, 3, 2);
        double[] inputs = [1, -1, 0.5, 2, -3, 1];
        int[] classes = [0, 1, -1, 1, 0, 0];
        var set = new ClassifiedSequences<double>(inputs, classes, 3);
        ConfusionMatrix matrix = ConfusionMatrix.Of(network, set);
        Assert.Equal(5, matrix.Count);

        var counts = new long[2, 2];
        TrainingPass<double, double> pass = TrainingPass.For(network);
        for (int sequence = 0; sequence < 3; sequence++)
        {
            Span<double> logits = pass.Forward(inputs.AsSpan(2 * sequence, 2));
            for (int step = 0; step < 2; step++)
            {
                int right = classes[(2 * sequence) + step];
                if (right >= 0)
                {
                    counts[right, logits[(2 * step) + 1] > logits[2 * step] ? 1 : 0]++;
                }
            }
        }

        Assert.Equal([counts[0, 0], counts[0, 1], counts[1, 0], counts[1, 1]], [matrix[0, 0], matrix[0, 1], matrix[1, 0], matrix[1, 1]]);
    }

    [Fact]
    public void A_largest_logit_is_asked_of_numbers()
    {
        var matrix = new ConfusionMatrix(2);
        Assert.Throws<ArithmeticException>(() => matrix.AddRows<float>([0, float.NaN], [0]));
        Assert.Throws<ArgumentException>("logits", () => matrix.AddRows<float>([0, 1, 2], [0, 1]));
        Assert.Equal(0.0, Accuracy.OfRows<float>([float.NaN, float.NaN], [0]));
        Assert.Throws<ArithmeticException>(() => Heads.IndexOfLargest([1f, float.NaN]));
        Assert.Throws<ArithmeticException>(() => Heads.IndexOfLargest([double.NaN, 1]));
        Assert.Equal(-1, Heads.IndexOfLargest(ReadOnlySpan<float>.Empty));
        Assert.Equal(1, Heads.IndexOfLargest([0f, 2f, 2f]));
    }
}
