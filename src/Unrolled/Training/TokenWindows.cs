namespace Unrolled;

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
    /// <exception cref="ArgumentOutOfRangeException">The steps are not positive, or a token is none; the message names its place.</exception>
    public TokenWindows(ReadOnlyMemory<int> tokens, int vocabulary, int steps)
    {
        if (steps <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(steps), steps, "A window has at least one step.");
        }

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
    public override void Check(INetwork<T, T> network)
    {
        SetFaults.InputLength(_steps * _vocabulary, network.InputLength);
        int rows = network.LogitLength / network.OutputSize;
        SetFaults.Answers("class", _steps, rows, rows, network.Layout.Meaning);
        SetFaults.HeadFor("softmax cross-entropy", Head.Softmax, network.Layout.Meaning);
        if (network.OutputSize != _vocabulary)
        {
            throw new ArgumentException($"The set has {_vocabulary} tokens, but the network has {network.OutputSize} outputs a step.", "set");
        }
    }

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
