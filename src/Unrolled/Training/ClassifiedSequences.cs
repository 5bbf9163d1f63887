namespace Unrolled;

/// <summary>Sequences with one right class for each step that writes: softmax cross-entropy; the score is the share of right answers.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <typeparam name="TInput">What the network reads: <typeparamref name="T"/>, or <see cref="int"/> for tokens.</typeparam>
public class ClassifiedSequences<T, TInput> : SequenceSet<T, TInput>
    where T : unmanaged
    where TInput : unmanaged
{
    private readonly SequenceInputs<TInput> _inputs;
    private readonly ReadOnlyMemory<int> _classes;
    private readonly int _rows;

    /// <summary>Views the arrays; it does not copy them.</summary>
    /// <param name="inputs">One input after the other.</param>
    /// <param name="classes">The classes of one sequence after those of the other, as many for each; -1: this step has none.</param>
    /// <param name="count">How many sequences.</param>
    /// <param name="lengths">Steps of each sequence, which is padded to the network's; the rows of padding count for nothing. Empty: all steps.</param>
    /// <param name="steps">The network's steps, where there are lengths.</param>
    /// <exception cref="ArgumentException">A length is no multiple of the count, or lengths are not as many.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative, or a sequence's length is none.</exception>
    public ClassifiedSequences(
        ReadOnlyMemory<TInput> inputs, ReadOnlyMemory<int> classes, int count, ReadOnlyMemory<int> lengths = default, int steps = 0)
    {
        _inputs = new SequenceInputs<TInput>(inputs, lengths, steps, count);
        _rows = SetFaults.ShareOf(classes.Length, count, nameof(classes));
        _classes = classes;
    }

    /// <inheritdoc/>
    public sealed override int Count => _inputs.Count;

    /// <summary>Rows with the class -1.</summary>
    public sealed override int IgnoredRows
    {
        get
        {
            int ignored = 0;
            for (int index = 0; index < Count; index++)
            {
                foreach (int own in ClassesOf(index))
                {
                    ignored += own < 0 ? 1 : 0;
                }
            }

            return ignored;
        }
    }

    /// <inheritdoc/>
    public override void Check(INetwork<T, TInput> network)
    {
        int columns = network.OutputSize;
        int rows = network.LogitLength / columns;
        _inputs.Check(network);
        SetFaults.Answers("class", _rows, rows, rows, network.Layout.Meaning);
        SetFaults.HeadFor("softmax cross-entropy", Head.Softmax, network.Layout.Meaning);
        for (int index = 0; index < Count; index++)
        {
            CheckClasses(index, columns);
        }
    }

    /// <inheritdoc/>
    public sealed override int LengthOf(int index) => _inputs.LengthOf(index);

    /// <inheritdoc/>
    public sealed override void Read(int index, Span<TInput> input) => _inputs.Read(index, input);

    /// <inheritdoc/>
    public sealed override double Loss(int index, ReadOnlySpan<T> logits, Span<T> gradient)
    {
        int rows = _inputs.RowsOf(index, _rows);
        int valid = ValidOf(logits, rows);
        gradient.Slice(valid).Clear();
        return Losses.SoftmaxCrossEntropy(logits.Slice(0, valid), ClassesOf(index, rows), gradient.Slice(0, valid));
    }

    /// <inheritdoc/>
    public sealed override double Score(int index, ReadOnlySpan<T> logits)
    {
        int rows = _inputs.RowsOf(index, _rows);
        return Accuracy.OfRows(logits.Slice(0, ValidOf(logits, rows)), ClassesOf(index, rows));
    }

    /// <summary>The true class of the step before each, for a network with feedback of tokens.</summary>
    /// <inheritdoc/>
    public override void ReadFedBack(int index, Span<TInput> fedBack)
    {
        if (typeof(TInput) != typeof(int))
        {
            base.ReadFedBack(index, fedBack);
        }

        Guard.AtLeast(_rows - 1, fedBack.Length, nameof(fedBack));
        ReadOnlySpan<int> before = ClassesOf(index, _rows - 1).Slice(_rows - 1 - fedBack.Length);
        System.Runtime.InteropServices.MemoryMarshal.Cast<int, TInput>(before).CopyTo(fedBack);
    }

    /// <summary>The classes of a sequence, without those of its padding.</summary>
    internal ReadOnlySpan<int> ClassesOf(int index) => ClassesOf(index, _inputs.RowsOf(index, _rows));

    private void CheckClasses(int index, int columns)
    {
        ReadOnlySpan<int> classes = ClassesOf(index);
        int counted = 0;
        for (int row = 0; row < classes.Length; row++)
        {
            if (classes[row] < -1 || classes[row] >= columns)
            {
                SetFaults.Class(index, row, classes[row], columns);
            }

            counted += classes[row] < 0 ? 0 : 1;
        }

        if (counted == 0 && !classes.IsEmpty)
        {
            SetFaults.NoClass(index, columns);
        }
    }

    /// <summary>How many logits the first <paramref name="rows"/> rows have.</summary>
    private int ValidOf(ReadOnlySpan<T> logits, int rows)
    {
        int all = Math.Max(_rows, 1);
        if (logits.Length % all != 0)
        {
            throw new ArgumentException($"'logits' has {logits.Length} numbers, which are not the rows of {_rows} classes.", nameof(logits));
        }

        return rows * (logits.Length / all);
    }

    private ReadOnlySpan<int> ClassesOf(int index, int rows) => _classes.Span.Slice(index * _rows, rows);
}

/// <summary>Sequences of numbers with one right class for each step that writes.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class ClassifiedSequences<T> : ClassifiedSequences<T, T>
    where T : unmanaged
{
    /// <inheritdoc cref="ClassifiedSequences{T, TInput}(ReadOnlyMemory{TInput}, ReadOnlyMemory{int}, int, ReadOnlyMemory{int}, int)"/>
    public ClassifiedSequences(ReadOnlyMemory<T> inputs, ReadOnlyMemory<int> classes, int count, ReadOnlyMemory<int> lengths = default, int steps = 0)
        : base(inputs, classes, count, lengths, steps)
    {
    }
}
