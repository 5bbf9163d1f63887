namespace Unrolled.Conformance.Running;

/// <summary>A network with its own parameters, tape and gradients, as a case needs it. Spans have the lengths that the model's contract states.</summary>
internal interface IModel<T>
    where T : unmanaged
{
    int StateLength { get; }

    /// <summary>Copies a row-major tensor into the parameters.</summary>
    void SetParameter(string tensor, ReadOnlySpan<T> values);

    /// <summary>The accumulated gradient of a tensor, row-major.</summary>
    T[] Gradient(string tensor);

    void Forward(Span<T> state, ReadOnlySpan<T> input, Span<T> output);

    void Process(Span<T> state, ReadOnlySpan<T> inputs, Span<T> outputs);

    void ForwardLogits(Span<T> state, ReadOnlySpan<T> input, Span<T> logits);

    void Backward(ReadOnlySpan<T> input, ReadOnlySpan<T> logitGradient, Span<T> inputGradient, Span<T> stateGradient);
}
