namespace Unrolled;

/// <summary>How long each sequence of a set is, and how many of its rows count.</summary>
internal readonly struct SequenceLengths
{
    private readonly ReadOnlyMemory<int> _lengths;
    private readonly int _steps;

    /// <param name="lengths">A length for each sequence; empty: all have all steps.</param>
    /// <param name="steps">The network's steps.</param>
    /// <param name="count">How many sequences.</param>
    /// <exception cref="ArgumentException">There are not as many lengths as sequences.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A length is none; the message names its place.</exception>
    public SequenceLengths(ReadOnlyMemory<int> lengths, int steps, int count)
    {
        Guard.ExactlyOrEmpty(lengths.Length, count, nameof(lengths));
        for (int i = 0; i < lengths.Length; i++)
        {
            if (lengths.Span[i] < 1 || lengths.Span[i] > steps)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(lengths), lengths.Span[i], $"Sequence {i} has the length {lengths.Span[i]}, but lengths are 1 to {steps}, the steps of the network.");
            }
        }

        (_lengths, _steps) = (lengths, steps);
    }

    /// <summary>Steps of a sequence; 0: all.</summary>
    public int Of(int index) => _lengths.IsEmpty ? 0 : _lengths.Span[index];

    /// <summary>Rows that the steps of a sequence write, of as many as those of a whole one. The last step of any run writes a single one.</summary>
    public int RowsOf(int index, int rows) => _lengths.IsEmpty || rows == 1 ? rows : Math.Max(0, rows - (_steps - _lengths.Span[index]));
}
