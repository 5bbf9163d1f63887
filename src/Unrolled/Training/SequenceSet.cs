namespace Unrolled;

/// <summary>Sequences to learn from, each with what is right about it: the data and the loss of a training.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <remarks>A trainer calls the methods from several threads at once, and allocates nothing between them; neither should they.</remarks>
public abstract class SequenceSet<T>
    where T : unmanaged
{
    /// <summary>How many sequences there are.</summary>
    public abstract int Count { get; }

    /// <summary>Writes the input of a sequence.</summary>
    /// <param name="index">0 .. <see cref="Count"/> - 1.</param>
    /// <param name="input">As many numbers as the network's <c>InputLength</c>, overwritten.</param>
    public abstract void Read(int index, Span<T> input);

    /// <summary>The loss of a sequence, and its gradient.</summary>
    /// <param name="index">0 .. <see cref="Count"/> - 1.</param>
    /// <param name="logits">As many numbers as the network's <c>LogitLength</c>.</param>
    /// <param name="gradient">As many numbers, overwritten by dL/dlogits.</param>
    public abstract double Loss(int index, ReadOnlySpan<T> logits, Span<T> gradient);

    /// <summary>How good the logits are, for people: an accuracy, say. NaN when there is no such measure.</summary>
    public virtual double Score(int index, ReadOnlySpan<T> logits) => double.NaN;
}

/// <summary>Sequences with one right class for each step that writes: softmax cross-entropy; the score is the share of right answers.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class ClassifiedSequences<T> : SequenceSet<T>
    where T : unmanaged
{
    private readonly ReadOnlyMemory<T> _inputs;
    private readonly ReadOnlyMemory<int> _classes;
    private readonly int _inputLength;
    private readonly int _rows;

    /// <summary>Views the arrays; it does not copy them.</summary>
    /// <param name="inputs">One input after the other.</param>
    /// <param name="classes">The classes of one sequence after those of the other, as many for each; -1: this step has none.</param>
    /// <param name="count">How many sequences.</param>
    /// <exception cref="ArgumentException">A length is no multiple of the count.</exception>
    public ClassifiedSequences(ReadOnlyMemory<T> inputs, ReadOnlyMemory<int> classes, int count)
    {
        Guard.MultipleOf(inputs.Length, Math.Max(count, 1), nameof(inputs));
        Guard.MultipleOf(classes.Length, Math.Max(count, 1), nameof(classes));
        (_inputs, _classes, Count) = (inputs, classes, count);
        _inputLength = inputs.Length / Math.Max(count, 1);
        _rows = classes.Length / Math.Max(count, 1);
    }

    /// <inheritdoc/>
    public override int Count { get; }

    /// <inheritdoc/>
    public override void Read(int index, Span<T> input) => _inputs.Span.Slice(index * _inputLength, _inputLength).CopyTo(input);

    /// <inheritdoc/>
    public override double Loss(int index, ReadOnlySpan<T> logits, Span<T> gradient) =>
        Losses.SoftmaxCrossEntropy(logits, _classes.Span.Slice(index * _rows, _rows), gradient);

    /// <inheritdoc/>
    public override double Score(int index, ReadOnlySpan<T> logits) =>
        Accuracy.OfRows(logits, _classes.Span.Slice(index * _rows, _rows));
}

/// <summary>Sequences with a right value for each output: mean squared error, or, for values that are 0 or 1 (or between), sigmoid cross-entropy.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <remarks>The score of the sigmoid form is the share of decisions on the right side of one half; the other has none.</remarks>
public sealed class ValuedSequences<T> : SequenceSet<T>
    where T : unmanaged
{
    private readonly ReadOnlyMemory<T> _inputs;
    private readonly ReadOnlyMemory<T> _targets;
    private readonly int _inputLength;
    private readonly int _targetLength;
    private readonly bool _sigmoid;

    /// <summary>Views the arrays; it does not copy them.</summary>
    /// <param name="inputs">One input after the other.</param>
    /// <param name="targets">One sequence's targets after the other's.</param>
    /// <param name="count">How many sequences.</param>
    /// <param name="sigmoid">Whether the loss is the sigmoid cross-entropy.</param>
    /// <exception cref="ArgumentException">A length is no multiple of the count.</exception>
    public ValuedSequences(ReadOnlyMemory<T> inputs, ReadOnlyMemory<T> targets, int count, bool sigmoid = false)
    {
        Guard.MultipleOf(inputs.Length, Math.Max(count, 1), nameof(inputs));
        Guard.MultipleOf(targets.Length, Math.Max(count, 1), nameof(targets));
        (_inputs, _targets, Count, _sigmoid) = (inputs, targets, count, sigmoid);
        _inputLength = inputs.Length / Math.Max(count, 1);
        _targetLength = targets.Length / Math.Max(count, 1);
    }

    /// <inheritdoc/>
    public override int Count { get; }

    /// <inheritdoc/>
    public override void Read(int index, Span<T> input) => _inputs.Span.Slice(index * _inputLength, _inputLength).CopyTo(input);

    /// <inheritdoc/>
    public override double Loss(int index, ReadOnlySpan<T> logits, Span<T> gradient)
    {
        ReadOnlySpan<T> targets = _targets.Span.Slice(index * _targetLength, _targetLength);
        return _sigmoid ? Losses.SigmoidCrossEntropy(logits, targets, gradient) : Losses.MeanSquaredError(logits, targets, gradient);
    }

    /// <inheritdoc/>
    public override double Score(int index, ReadOnlySpan<T> logits) =>
        _sigmoid ? Accuracy.OfDecisions(logits, _targets.Span.Slice(index * _targetLength, _targetLength)) : double.NaN;
}

/// <summary>One long row of tokens cut into windows: a window's input is its tokens as one-hot rows, its classes are the tokens that follow.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <remarks>Train on it with <see cref="SequenceOrder.Stream"/>, so that the state goes on from window to window.</remarks>
public sealed class TokenWindows<T> : SequenceSet<T>
    where T : unmanaged
{
    private readonly ReadOnlyMemory<int> _tokens;
    private readonly int _vocabulary;
    private readonly int _steps;
    private readonly T _one;

    /// <summary>Views the tokens; it does not copy them. Tokens beyond the last whole window are left out.</summary>
    /// <param name="tokens">Indices 0 .. <paramref name="vocabulary"/> - 1.</param>
    /// <param name="vocabulary">How many tokens there are: the network's inputs a step.</param>
    /// <param name="steps">Steps of a window: the network's steps.</param>
    /// <exception cref="ArgumentOutOfRangeException">A token is none; the message names its place.</exception>
    public TokenWindows(ReadOnlyMemory<int> tokens, int vocabulary, int steps)
    {
        for (int i = 0; i < tokens.Length; i++)
        {
            if ((uint)tokens.Span[i] >= (uint)vocabulary)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(tokens),
                    tokens.Span[i],
                    $"Place {i} has the token {tokens.Span[i]}, but there are the tokens 0 to {vocabulary - 1}.");
            }
        }

        (_tokens, _vocabulary, _steps) = (tokens, vocabulary, steps);
        Count = Math.Max(tokens.Length - 1, 0) / steps;
        Span<T> one = stackalloc T[1];
        Numbers.Store(stackalloc double[] { 1 }, one);
        _one = one[0];
    }

    /// <inheritdoc/>
    public override int Count { get; }

    /// <inheritdoc/>
    public override void Read(int index, Span<T> input)
    {
        Guard.Exactly(input.Length, _steps * _vocabulary, nameof(input));
        input.Clear();
        ReadOnlySpan<int> tokens = _tokens.Span.Slice(index * _steps, _steps);
        for (int step = 0; step < tokens.Length; step++)
        {
            input[(step * _vocabulary) + tokens[step]] = _one;
        }
    }

    /// <inheritdoc/>
    public override double Loss(int index, ReadOnlySpan<T> logits, Span<T> gradient) =>
        Losses.SoftmaxCrossEntropy(logits, _tokens.Span.Slice((index * _steps) + 1, _steps), gradient);

    /// <inheritdoc/>
    public override double Score(int index, ReadOnlySpan<T> logits) =>
        Accuracy.OfRows(logits, _tokens.Span.Slice((index * _steps) + 1, _steps));
}
