using System.ComponentModel;

namespace Unrolled;

/// <summary>
/// A generated network that trains 16 sequences side by side: number n of sequence l of a span stands at 16 n + l. Each sequence gets the bits that it
/// gets alone.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <remarks>For trainers. <see cref="CrowdRows"/> turns rows into this layout and back.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IBatchNetwork<T>
    where T : unmanaged
{
    /// <summary>Numbers of the tape of 16 sequences.</summary>
    int BatchTapeLength { get; }

    /// <summary>As <c>ForwardLogits</c> for 16 sequences.</summary>
    /// <param name="weights">The parameters as <see cref="UnitWeights{T}"/> copies them.</param>
    /// <param name="states">16 states. They become the final ones.</param>
    /// <param name="inputs">16 inputs.</param>
    /// <param name="logits">Receives 16 times the logits.</param>
    /// <param name="tape">At least <see cref="BatchTapeLength"/> numbers, overwritten.</param>
    /// <param name="masks">16 masks of dropout; empty: nothing is dropped.</param>
    /// <exception cref="ArgumentException">A span has the wrong length; nothing was written.</exception>
    void ForwardBatch(ReadOnlySpan<T> weights, Span<T> states, ReadOnlySpan<T> inputs, Span<T> logits, Span<T> tape, ReadOnlySpan<T> masks);

    /// <summary>As <c>Backward</c> for 16 sequences, but that it adds nothing: the gradients of the parameters are written, those of each sequence apart.</summary>
    /// <param name="inputs">The inputs of that run.</param>
    /// <param name="tape">The tape of that run, consumed.</param>
    /// <param name="logitGradients">16 times dL/dlogits.</param>
    /// <param name="parameterGradients">Overwritten by 16 times dL/dparameters, but for the padding of the parameter block, which is left.</param>
    /// <param name="inputGradients">Overwritten by 16 times dL/dinput; empty: not wanted.</param>
    /// <param name="stateGradients">Enter as dL/d(final state), leave as dL/d(initial state), 16 times; empty: zeros in, not wanted out.</param>
    /// <exception cref="ArgumentException">A span has the wrong length; nothing was written.</exception>
    void BackwardBatch(
        ReadOnlySpan<T> inputs, Span<T> tape, ReadOnlySpan<T> logitGradients, Span<T> parameterGradients, Span<T> inputGradients, Span<T> stateGradients);
}
