namespace Unrolled.Conformance.Running;

/// <summary>A generated class with one set of parameters, gradients and a tape.</summary>
internal sealed class GeneratedModel<T> : IModel<T>
    where T : unmanaged
{
    private readonly GeneratedMembers<T> _members;
    private readonly ParameterBlock<T> _parameters;
    private readonly ParameterBlock<T> _gradients;
    private readonly T[] _tape;

    public GeneratedModel(Type type)
    {
        _members = new GeneratedMembers<T>(type);
        _parameters = new ParameterBlock<T>(_members.ParameterLength);
        _gradients = new ParameterBlock<T>(_members.ParameterLength);
        _tape = new T[_members.TapeLength];
    }

    public int StateLength => _members.StateLength;

    public void SetParameter(string tensor, ReadOnlySpan<T> values) => _members.Layout[tensor].CopyFrom(values, _parameters.Span);

    public T[] Gradient(string tensor)
    {
        TensorLayout layout = _members.Layout[tensor];
        var gradient = new T[layout.Count];
        layout.CopyTo<T>(_gradients.Span, gradient);
        return gradient;
    }

    public void Forward(Span<T> state, ReadOnlySpan<T> input, Span<T> output) => _members.Forward(_parameters.Span, state, input, output);

    public void Process(Span<T> state, ReadOnlySpan<T> inputs, Span<T> outputs) => _members.Process(_parameters.Span, state, inputs, outputs);

    public void ForwardLogits(Span<T> state, ReadOnlySpan<T> input, Span<T> logits) =>
        _members.ForwardLogits(_parameters.Span, state, input, logits, _tape);

    public void Backward(ReadOnlySpan<T> input, ReadOnlySpan<T> logitGradient, Span<T> inputGradient, Span<T> stateGradient) =>
        _members.Backward(_parameters.Span, input, _tape, logitGradient, _gradients.Span, inputGradient, stateGradient);
}
