namespace Unrolled;

/// <summary>The inputs of a set, one after the other: how long each sequence is, and how many of its rows count.</summary>
/// <typeparam name="TInput">Numbers or tokens.</typeparam>
internal readonly struct SequenceInputs<TInput>
    where TInput : unmanaged
{
    private readonly ReadOnlyMemory<TInput> _inputs;
    private readonly int _length;
    private readonly ReadOnlyMemory<int> _lengths;
    private readonly int _steps;

    /// <param name="inputs">One input after the other.</param>
    /// <param name="lengths">A length for each sequence; empty: all have all steps.</param>
    /// <param name="steps">The network's steps.</param>
    /// <param name="count">How many sequences.</param>
    /// <exception cref="ArgumentException">The inputs are no multiple of the count, or there are not as many lengths as sequences.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative, or a length is none; the message names its place.</exception>
    public SequenceInputs(ReadOnlyMemory<TInput> inputs, ReadOnlyMemory<int> lengths, int steps, int count)
    {
        if (count < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(count), count, "A count is not negative.");
        }

        SetFaults.ShareOf(inputs.Length, count, nameof(inputs));
        Guard.ExactlyOrEmpty(lengths.Length, count, nameof(lengths));
        SetFaults.Lengths(lengths.Span, steps);
        (_inputs, _lengths, _steps, Count) = (inputs, lengths, steps, count);
        _length = inputs.Length / Math.Max(count, 1);
    }

    /// <summary>How many sequences.</summary>
    public int Count { get; }

    /// <summary>Throws unless the network reads as many numbers as a sequence has, and all that it reads are finite.</summary>
    /// <exception cref="ArgumentException">It does not; the message names the sequence.</exception>
    public void Check<T>(INetwork<T, TInput> network)
        where T : unmanaged
    {
        SetFaults.InputLength(_length, network.InputLength);
        for (int index = 0; index < Count; index++)
        {
            int read = _lengths.IsEmpty ? _length : _length / _steps * _lengths.Span[index];
            int place = Numbers.IndexOfNotFinite(_inputs.Span.Slice(index * _length, read));
            if (place >= 0)
            {
                SetFaults.NotFinite(index, place, Checkpoint.InputSizeOf(network.Layout), _inputs.Span[(index * _length) + place]);
            }
        }
    }

    /// <summary>Copies the input of a sequence.</summary>
    /// <exception cref="ArgumentException">The network reads more or fewer numbers than a sequence has.</exception>
    public void Read(int index, Span<TInput> input)
    {
        SetFaults.InputLength(_length, input.Length);
        _inputs.Span.Slice(index * _length, _length).CopyTo(input);
    }

    /// <summary>Steps of a sequence; 0: all.</summary>
    public int LengthOf(int index) => _lengths.IsEmpty ? 0 : _lengths.Span[index];

    /// <summary>Rows of outputs of a sequence that may be shorter. Where only the last step writes, one row.</summary>
    public int RowsOf(int index, int rows) => _lengths.IsEmpty || rows == 1 ? rows : Math.Max(0, rows - (_steps - _lengths.Span[index]));
}
