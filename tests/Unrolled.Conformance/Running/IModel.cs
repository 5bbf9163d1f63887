namespace Unrolled.Conformance.Running;

/// <summary>A network with its own parameters, tape and gradients, whatever it reads: numbers, or tokens.</summary>
internal interface IModel<T>
    where T : unmanaged
{
    int StateLength { get; }

    /// <summary>Copies a row-major tensor into the parameters.</summary>
    void SetParameter(string tensor, ReadOnlySpan<T> values);

    /// <summary>The accumulated gradient of a tensor, row-major.</summary>
    T[] Gradient(string tensor);

    /// <summary>Writes the state of rest.</summary>
    void Rest(T[] state);

    /// <summary>Runs inference from a state, which becomes the final one; gives the rows that are written.</summary>
    T[] Forward(T[] state, CaseSequence sequence);

    /// <summary>Runs the sequence as a stream: a row a step.</summary>
    T[] Process(T[] state, CaseSequence sequence);

    /// <summary>Runs the training pass forward.</summary>
    T[] ForwardLogits(T[] state, CaseSequence sequence);

    /// <summary>Runs the training pass backward; gives dL/dinput, of tokens nothing.</summary>
    /// <param name="stateGradient">Enters as dL/d(final state), leaves as dL/d(initial state).</param>
    T[] Backward(CaseSequence sequence, T[] logitGradient, T[] stateGradient);

    /// <summary>Adds dL/d(initial state) to the gradient of the learned state.</summary>
    void RestBackward(T[] stateGradient);
}

/// <summary>What a run reads: numbers or tokens a step, what is fed back instead of the own output (empty: its own), and its steps (0: all).</summary>
internal sealed record CaseSequence(double[] Input, double[] FedBack, int Length);
