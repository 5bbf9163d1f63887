namespace Unrolled;

/// <summary>
/// The memory of a training step by hand: state, logits, tape and gradients of one network. Forward, a loss, backward, an optimizer's step; nothing is allocated.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <typeparam name="TInput">What the network reads: <typeparamref name="T"/>, or <see cref="int"/> for tokens.</typeparam>
/// <remarks>For one thread at a time; several passes of one network can run side by side, each on a thread.</remarks>
public sealed class TrainingPass<T, TInput>
    where T : unmanaged
    where TInput : unmanaged
{
    private readonly ParameterBlock<T> _gradient;
    private readonly T[] _state;
    private readonly T[] _stateGradient;
    private readonly T[] _logits;
    private readonly T[] _logitGradient;
    private readonly T[] _tape;
    private bool _hasTape;
    private bool _startsAtRest;

    /// <summary>A pass of <paramref name="network"/>.</summary>
    public TrainingPass(INetwork<T, TInput> network)
    {
        Guard.NotNull(network, nameof(network));
        Network = network;
        _gradient = new ParameterBlock<T>(network.Layout.Length);
        _state = new T[network.StateLength];
        _stateGradient = new T[network.StateLength];
        _logits = new T[network.LogitLength];
        _logitGradient = new T[network.LogitLength];
        _tape = new T[network.TapeLength];
    }

    /// <summary>The network.</summary>
    public INetwork<T, TInput> Network { get; }

    /// <summary>The state before a run that does not start at rest, and after any run.</summary>
    public Span<T> State => _state;

    /// <summary>The logits of the last run, the network's <c>LogitLength</c>.</summary>
    public Span<T> Logits => _logits;

    /// <summary>dL/dlogits of the last run, for a loss to write and <see cref="Backward"/> to read.</summary>
    public Span<T> LogitGradient => _logitGradient;

    /// <summary>dL/dparameters: <see cref="Backward"/> adds to it, <see cref="ClearGradient"/> clears it.</summary>
    public Span<T> Gradient => _gradient.Span;

    /// <summary>dL/d(initial state) of the last <see cref="Backward"/>.</summary>
    public ReadOnlySpan<T> StateGradient => _stateGradient;

    /// <summary>Runs a sequence from the state of rest.</summary>
    /// <param name="input">The network's <c>InputLength</c> of numbers or tokens.</param>
    /// <param name="options">What the run has besides.</param>
    /// <returns><see cref="Logits"/>.</returns>
    /// <exception cref="ArgumentException">The input has the wrong length.</exception>
    public Span<T> Forward(ReadOnlySpan<TInput> input, in SequenceOptions<T, TInput> options = default)
    {
        Network.Rest(_state);
        Run(input, options);
        _startsAtRest = true;
        return _logits;
    }

    /// <summary>Runs a sequence from <see cref="State"/>: the next window of a stream.</summary>
    /// <inheritdoc cref="Forward"/>
    public Span<T> ForwardOn(ReadOnlySpan<TInput> input, in SequenceOptions<T, TInput> options = default)
    {
        Run(input, options);
        _startsAtRest = false;
        return _logits;
    }

    /// <summary>Adds the gradient of the run before, as <see cref="LogitGradient"/> tells it, to <see cref="Gradient"/>.</summary>
    /// <param name="input">The input of that run.</param>
    /// <param name="options">As that run had them.</param>
    /// <exception cref="InvalidOperationException">No run came before: a tape serves one backward pass.</exception>
    public void Backward(ReadOnlySpan<TInput> input, in SequenceOptions<T, TInput> options = default)
    {
        if (!_hasTape)
        {
            throw new InvalidOperationException($"{nameof(Backward)} needs a {nameof(Forward)} before it, each time: the tape serves one backward pass.");
        }

        Array.Clear(_stateGradient, 0, _stateGradient.Length);
        Network.Backward(input, _tape, _logitGradient, _gradient.Span, default, _stateGradient, options);
        _hasTape = false;
        if (_startsAtRest)
        {
            Network.RestBackward(_stateGradient, _gradient.Span);
        }
    }

    /// <summary>Clears <see cref="Gradient"/>, for the next mini-batch.</summary>
    public void ClearGradient() => _gradient.Span.Clear();

    private void Run(ReadOnlySpan<TInput> input, in SequenceOptions<T, TInput> options)
    {
        Network.ForwardLogits(_state, input, _logits, _tape, options);
        _hasTape = true;
    }
}

/// <summary>Makes passes without type arguments: the network tells them.</summary>
public static class TrainingPass
{
    /// <summary>A pass of <paramref name="network"/>.</summary>
    public static TrainingPass<T, TInput> For<T, TInput>(INetwork<T, TInput> network)
        where T : unmanaged
        where TInput : unmanaged => new(network);
}
