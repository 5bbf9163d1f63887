namespace Unrolled;

/// <summary>Sequences with a right value for each output: mean squared error, or, for values that are 0 or 1 (or between), sigmoid cross-entropy.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <typeparam name="TInput">What the network reads: <typeparamref name="T"/>, or <see cref="int"/> for tokens.</typeparam>
/// <remarks>The score of the sigmoid form is the share of decisions on the right side of one half; the other has none.</remarks>
public class ValuedSequences<T, TInput> : SequenceSet<T, TInput>
    where T : unmanaged
    where TInput : unmanaged
{
    private readonly SequenceInputs<TInput> _inputs;
    private readonly ReadOnlyMemory<T> _targets;
    private readonly int _rows;
    private readonly int _targetLength;
    private readonly bool _sigmoid;

    /// <summary>Views the arrays; it does not copy them.</summary>
    /// <param name="inputs">One input after the other.</param>
    /// <param name="targets">One sequence's targets after the other's.</param>
    /// <param name="count">How many sequences.</param>
    /// <param name="sigmoid">Whether the loss is the sigmoid cross-entropy.</param>
    /// <param name="lengths">Steps of each sequence, which is padded to the network's; the rows of padding count for nothing. Empty: all steps.</param>
    /// <param name="steps">The network's steps, where there are lengths.</param>
    /// <param name="rows">The network's steps that write, where there are lengths or values are fed back.</param>
    /// <exception cref="ArgumentException">A length is no multiple of the count, or lengths are not as many.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative, or a sequence's length is none.</exception>
    public ValuedSequences(
        ReadOnlyMemory<TInput> inputs, ReadOnlyMemory<T> targets, int count, bool sigmoid = false, ReadOnlyMemory<int> lengths = default, int steps = 0, int rows = 0)
    {
        if (rows <= 0 && !lengths.IsEmpty)
        {
            throw new ArgumentOutOfRangeException(nameof(rows), rows, "Where there are lengths, the network's steps that write are needed: 1 for many-to-one.");
        }

        rows = Math.Max(rows, 1);
        _inputs = new SequenceInputs<TInput>(inputs, lengths, steps, count);
        _targetLength = SetFaults.ShareOf(targets.Length, count, nameof(targets));
        if (_targetLength % rows != 0)
        {
            throw new ArgumentException($"A sequence has {_targetLength} targets, which are not {rows} rows.", nameof(targets));
        }

        (_targets, _sigmoid, _rows) = (targets, sigmoid, rows);
    }

    /// <inheritdoc/>
    public sealed override int Count => _inputs.Count;

    /// <inheritdoc/>
    public override void Check(INetwork<T, TInput> network)
    {
        _inputs.Check(network);
        SetFaults.Answers("target", _targetLength, network.LogitLength, network.LogitLength / network.OutputSize, network.Layout.Meaning);
        SetFaults.HeadFor(_sigmoid ? "sigmoid cross-entropy" : "mean squared error", _sigmoid ? Head.Sigmoid : Head.Linear, network.Layout.Meaning);
        for (int index = 0; index < Count; index++)
        {
            ReadOnlySpan<T> targets = TargetsOf(index, ValidOf(index));
            int place = Numbers.IndexOfNotFinite(targets);
            if (place >= 0)
            {
                SetFaults.TargetNotFinite(index, place, targets[place]);
            }
        }
    }

    /// <inheritdoc/>
    public sealed override int LengthOf(int index) => _inputs.LengthOf(index);

    /// <inheritdoc/>
    public sealed override void Read(int index, Span<TInput> input) => _inputs.Read(index, input);

    /// <inheritdoc/>
    public sealed override double Loss(int index, ReadOnlySpan<T> logits, Span<T> gradient)
    {
        Guard.Exactly(logits.Length, _targetLength, nameof(logits));
        ReadOnlySpan<T> targets = TargetsOf(index, ValidOf(index));
        int valid = targets.Length;
        gradient.Slice(valid).Clear();
        return _sigmoid
            ? Losses.SigmoidCrossEntropy(logits.Slice(0, valid), targets, gradient.Slice(0, valid))
            : Losses.MeanSquaredError(logits.Slice(0, valid), targets, gradient.Slice(0, valid));
    }

    /// <inheritdoc/>
    public sealed override double Score(int index, ReadOnlySpan<T> logits)
    {
        Guard.Exactly(logits.Length, _targetLength, nameof(logits));
        ReadOnlySpan<T> targets = TargetsOf(index, ValidOf(index));
        return _sigmoid ? Accuracy.OfDecisions(logits.Slice(0, targets.Length), targets) : double.NaN;
    }

    /// <summary>The true values of the step before each, for a network with feedback of values. The set must know its rows.</summary>
    /// <inheritdoc/>
    public override void ReadFedBack(int index, Span<TInput> fedBack)
    {
        if (typeof(TInput) != typeof(T))
        {
            base.ReadFedBack(index, fedBack);
        }

        int last = _targetLength - (_targetLength / _rows);
        Guard.AtLeast(last, fedBack.Length, nameof(fedBack));
        ReadOnlySpan<T> before = TargetsOf(index, last).Slice(last - fedBack.Length);
        System.Runtime.InteropServices.MemoryMarshal.Cast<T, TInput>(before).CopyTo(fedBack);
    }

    private int ValidOf(int index) => _inputs.RowsOf(index, _rows) * (_targetLength / _rows);

    private ReadOnlySpan<T> TargetsOf(int index, int count) => _targets.Span.Slice(index * _targetLength, count);
}

/// <summary>Sequences of numbers with a right value for each output.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class ValuedSequences<T> : ValuedSequences<T, T>
    where T : unmanaged
{
    /// <inheritdoc cref="ValuedSequences{T, TInput}(ReadOnlyMemory{TInput}, ReadOnlyMemory{T}, int, bool, ReadOnlyMemory{int}, int, int)"/>
    public ValuedSequences(
        ReadOnlyMemory<T> inputs, ReadOnlyMemory<T> targets, int count, bool sigmoid = false, ReadOnlyMemory<int> lengths = default, int steps = 0, int rows = 0)
        : base(inputs, targets, count, sigmoid, lengths, steps, rows)
    {
    }
}
