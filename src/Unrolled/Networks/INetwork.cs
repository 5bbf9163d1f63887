namespace Unrolled;

/// <summary>What trainers, optimizers and checkpoints need of a generated network: its lengths, its parameters, and its two training passes.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <remarks>Every generated class implements it. Nothing is shared between calls but <see cref="Parameters"/>: threads may run passes side by side, each with its own spans.</remarks>
public interface INetwork<T>
    where T : unmanaged
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

    /// <summary>The training pass forward: from <paramref name="state"/>, which becomes the final one, to the values before sigmoid or softmax.</summary>
    /// <param name="state"><see cref="StateLength"/> numbers.</param>
    /// <param name="input"><see cref="InputLength"/> numbers.</param>
    /// <param name="logits"><see cref="LogitLength"/> numbers, overwritten.</param>
    /// <param name="tape">At least <see cref="TapeLength"/> numbers, overwritten.</param>
    /// <exception cref="ArgumentException">A span has the wrong length; nothing was written.</exception>
    void ForwardLogits(Span<T> state, ReadOnlySpan<T> input, Span<T> logits, Span<T> tape);

    /// <summary>The training pass backward, through the run that <paramref name="tape"/> holds. The tape is consumed.</summary>
    /// <param name="input">The input of that run.</param>
    /// <param name="tape">The tape of that run.</param>
    /// <param name="logitGradient">dL/dlogits, <see cref="LogitLength"/> numbers.</param>
    /// <param name="parameterGradient">dL/dparameters is added to it, <c>Layout.Length</c> numbers.</param>
    /// <param name="inputGradient">Overwritten by dL/dinput; empty: not wanted.</param>
    /// <param name="stateGradient">Enters as dL/d(final state), leaves as dL/d(initial state); empty: zeros in, not wanted out.</param>
    /// <exception cref="ArgumentException">A span has the wrong length; nothing was written.</exception>
    void Backward(
        ReadOnlySpan<T> input,
        Span<T> tape,
        ReadOnlySpan<T> logitGradient,
        Span<T> parameterGradient,
        Span<T> inputGradient,
        Span<T> stateGradient);
}
