namespace Unrolled;

/// <summary>A generated network for trainers, optimizers and checkpoints: its lengths, its parameters, and its two training passes.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <typeparam name="TInput">What the network reads: <typeparamref name="T"/>, or <see cref="int"/> for tokens.</typeparam>
/// <remarks>Every generated class implements it. Nothing is shared between calls but <see cref="Parameters"/>: threads may run passes side by side, each with its own spans.</remarks>
public interface INetwork<T, TInput>
    where T : unmanaged
    where TInput : unmanaged
{
    /// <summary>Names, shapes and places of the tensors in <see cref="Parameters"/>.</summary>
    ParameterLayout Layout { get; }

    /// <summary>The parameter block, <c>Layout.Length</c> numbers; padding in it is zero and stays zero.</summary>
    Span<T> Parameters { get; }

    /// <summary>Numbers of one input sequence: steps that read, times inputs a step.</summary>
    int InputLength { get; }

    /// <summary>Numbers of the logits of one sequence: steps that write, times <see cref="OutputSize"/>.</summary>
    int LogitLength { get; }

    /// <summary>Outputs of one step that writes.</summary>
    int OutputSize { get; }

    /// <summary>Numbers of the recurrent state; zeros are the state of rest.</summary>
    int StateLength { get; }

    /// <summary>Numbers that <see cref="ForwardLogits"/> keeps for <see cref="Backward"/>.</summary>
    int TapeLength { get; }

    /// <summary>Numbers, or tokens, of the true outputs for teacher forcing, which replace the network's own; 0: nothing is fed back.</summary>
    int FedBackLength { get; }

    /// <summary>Numbers of the masks of dropout; 0: there is no dropout.</summary>
    int MaskLength { get; }

    /// <summary>Writes the state of rest: zeros, or what is learned.</summary>
    /// <param name="state"><see cref="StateLength"/> numbers.</param>
    void Rest(Span<T> state);

    /// <summary>Adds dL/d(initial state) to the gradient of the learned initial state. Does nothing where none is learned.</summary>
    /// <param name="stateGradient">dL/d(initial state).</param>
    /// <param name="parameterGradient">dL/dparameters.</param>
    void RestBackward(ReadOnlySpan<T> stateGradient, Span<T> parameterGradient);

    /// <summary>The training pass forward: from <paramref name="state"/>, which becomes the final one, to the values before sigmoid or softmax.</summary>
    /// <param name="state"><see cref="StateLength"/> numbers.</param>
    /// <param name="input"><see cref="InputLength"/> numbers.</param>
    /// <param name="logits"><see cref="LogitLength"/> numbers, overwritten.</param>
    /// <param name="tape">At least <see cref="TapeLength"/> numbers, overwritten.</param>
    /// <param name="options">What the run has besides.</param>
    /// <exception cref="ArgumentException">A span has the wrong length, or is not for this network; nothing was written.</exception>
    void ForwardLogits(Span<T> state, ReadOnlySpan<TInput> input, Span<T> logits, Span<T> tape, in SequenceOptions<T, TInput> options = default);

    /// <summary>The training pass backward, through the run that <paramref name="tape"/> holds. The tape is consumed.</summary>
    /// <param name="input">The input of that run.</param>
    /// <param name="tape">The tape of that run.</param>
    /// <param name="logitGradient">dL/dlogits, <see cref="LogitLength"/> numbers.</param>
    /// <param name="parameterGradient">dL/dparameters is added to it, <c>Layout.Length</c> numbers.</param>
    /// <param name="inputGradient">Overwritten by dL/dinput; empty: not wanted.</param>
    /// <param name="stateGradient">Enters as dL/d(final state), leaves as dL/d(initial state); empty: zeros in, not wanted out.</param>
    /// <param name="options">As that run had them.</param>
    /// <exception cref="ArgumentException">A span has the wrong length, or is not for this network; nothing was written.</exception>
    void Backward(
        ReadOnlySpan<TInput> input,
        Span<T> tape,
        ReadOnlySpan<T> logitGradient,
        Span<T> parameterGradient,
        Span<T> inputGradient,
        Span<T> stateGradient,
        in SequenceOptions<T, TInput> options = default);
}

/// <summary>A generated network that reads numbers.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public interface INetwork<T> : INetwork<T, T>
    where T : unmanaged
{
}

/// <summary>A generated network that reads tokens. Tokens have no gradient.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public interface ITokenNetwork<T> : INetwork<T, int>
    where T : unmanaged
{
}
