namespace Unrolled;

/// <summary>Shares of right answers.</summary>
public static class Accuracy
{
    /// <summary>The share of rows whose largest logit is that of the right class; rows with class -1 do not count; a row with NaN is wrong; NaN when none counts.</summary>
    /// <param name="logits">Rows of logits, as many as classes.</param>
    /// <param name="classes">The right class of each row.</param>
    /// <exception cref="ArgumentException">The lengths do not agree.</exception>
    public static double OfRows<T>(ReadOnlySpan<T> logits, ReadOnlySpan<int> classes)
        where T : unmanaged
    {
        Guard.MultipleOf(logits.Length, Math.Max(classes.Length, 1), nameof(logits));
        int columns = logits.Length / Math.Max(classes.Length, 1);
        int right = 0;
        int rows = 0;
        for (int row = 0; row < classes.Length; row++)
        {
            if (classes[row] >= 0)
            {
                rows++;
                right += IndexOfLargest(logits.Slice(row * columns, columns)) == classes[row] ? 1 : 0;
            }
        }

        return rows == 0 ? double.NaN : (double)right / rows;
    }

    /// <summary>The share of logits that lie on their target's side of one half: positive for a target above 1/2.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double OfDecisions<T>(ReadOnlySpan<T> logits, ReadOnlySpan<T> targets)
        where T : unmanaged
    {
        Guard.Exactly(targets.Length, logits.Length, nameof(targets));
        int right = 0;
        for (int i = 0; i < logits.Length; i++)
        {
            right += Numbers.At(logits, i) > 0 == Numbers.At(targets, i) > 0.5 ? 1 : 0;
        }

        return logits.IsEmpty ? double.NaN : (double)right / logits.Length;
    }

    private static int IndexOfLargest<T>(ReadOnlySpan<T> values)
        where T : unmanaged =>
        typeof(T) == typeof(double) ? Heads.Largest(Numbers.Doubles(values)) : Heads.Largest(Numbers.Singles(values));
}
