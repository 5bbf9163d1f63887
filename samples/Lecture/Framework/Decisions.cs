namespace Lecture.Framework;

/// <summary>What rows of logits mean: of one column a sigmoid that says no or yes (class 0 or 1), of more a softmax over as many classes.</summary>
internal static class Decisions
{
    /// <summary>The mean cross-entropy over the rows of <paramref name="targets"/>, and its gradient.</summary>
    /// <param name="logits">Rows of <paramref name="columns"/> numbers; those behind the targets do not count.</param>
    /// <param name="columns">Logits a row.</param>
    /// <param name="targets">The right class of each row.</param>
    /// <param name="gradient">As many numbers as logits; overwritten where there are targets.</param>
    public static double Loss(Span<float> logits, int columns, ReadOnlySpan<int> targets, Span<float> gradient)
    {
        int count = columns * targets.Length;
        if (columns > 1)
        {
            return Losses.SoftmaxCrossEntropy(logits[..count], targets, gradient[..count]);
        }

        Span<float> yes = stackalloc float[targets.Length];
        for (int row = 0; row < yes.Length; row++)
        {
            yes[row] = targets[row];
        }

        return Losses.SigmoidCrossEntropy(logits[..count], yes, gradient[..count]);
    }

    /// <summary>The likeliest class of each of the first rows.</summary>
    public static int[] Likeliest(ReadOnlySpan<float> logits, int columns, int rows)
    {
        var classes = new int[rows];
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<float> values = logits.Slice(row * columns, columns);
            classes[row] = columns > 1 ? Heads.IndexOfLargest(values) : values[0] > 0 ? 1 : 0;
        }

        return classes;
    }
}
