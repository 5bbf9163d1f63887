using System.Reflection;

namespace Unrolled.Conformance.Running;

/// <summary>The static members of a generated class, bound to one set of parameters.</summary>
internal sealed class GeneratedModel<T> : IModel<T>
    where T : unmanaged
{
    private readonly ForwardMember _forward;
    private readonly ForwardMember _process;
    private readonly ForwardLogitsMember _forwardLogits;
    private readonly BackwardMember _backward;
    private readonly ParameterLayout _layout;
    private readonly ParameterBlock<T> _parameters;
    private readonly ParameterBlock<T> _gradients;
    private readonly T[] _tape;

    public GeneratedModel(Type type)
    {
        Type input = typeof(ReadOnlySpan<T>);
        Type span = typeof(Span<T>);
        _forward = Bind<ForwardMember>(type, "Forward", input, span, input, span);
        _process = Bind<ForwardMember>(type, "Process", input, span, input, span);
        _forwardLogits = Bind<ForwardLogitsMember>(type, "ForwardLogits", input, span, input, span, span);
        _backward = Bind<BackwardMember>(type, "Backward", input, input, span, input, span, span, span);
        _layout = (ParameterLayout)type.GetProperty("Layout", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
        StateLength = Constant(type, "StateLength");
        _parameters = new ParameterBlock<T>(Constant(type, "ParameterLength"));
        _gradients = new ParameterBlock<T>(Constant(type, "ParameterLength"));
        _tape = new T[Constant(type, "TapeLength")];
    }

    private delegate void ForwardMember(ReadOnlySpan<T> parameters, Span<T> state, ReadOnlySpan<T> input, Span<T> output);

    private delegate void ForwardLogitsMember(ReadOnlySpan<T> parameters, Span<T> state, ReadOnlySpan<T> input, Span<T> logits, Span<T> tape);

    private delegate void BackwardMember(
        ReadOnlySpan<T> parameters, ReadOnlySpan<T> input, Span<T> tape, ReadOnlySpan<T> logitGradient,
        Span<T> parameterGradient, Span<T> inputGradient, Span<T> stateGradient);

    public int StateLength { get; }

    public bool Has(string tensor) => _layout.Tensors.Any(layout => layout.Name == tensor);

    public void SetParameter(string tensor, ReadOnlySpan<T> values) => _layout[tensor].CopyFrom(values, _parameters.Span);

    public T[] Gradient(string tensor)
    {
        TensorLayout layout = _layout[tensor];
        var gradient = new T[layout.Count];
        layout.CopyTo<T>(_gradients.Span, gradient);
        return gradient;
    }

    public void Forward(Span<T> state, ReadOnlySpan<T> input, Span<T> output) => _forward(_parameters.Span, state, input, output);

    public void Process(Span<T> state, ReadOnlySpan<T> inputs, Span<T> outputs) => _process(_parameters.Span, state, inputs, outputs);

    public void ForwardLogits(Span<T> state, ReadOnlySpan<T> input, Span<T> logits) => _forwardLogits(_parameters.Span, state, input, logits, _tape);

    public void Backward(ReadOnlySpan<T> input, ReadOnlySpan<T> logitGradient, Span<T> inputGradient, Span<T> stateGradient) =>
        _backward(_parameters.Span, input, _tape, logitGradient, _gradients.Span, inputGradient, stateGradient);

    private static TMember Bind<TMember>(Type type, string name, params Type[] parameters)
        where TMember : Delegate
    {
        MethodInfo? method = type.GetMethod(name, BindingFlags.Public | BindingFlags.Static, parameters);
        return method is null
            ? throw new MissingMethodException($"{type.Name} has no {name}({string.Join(", ", parameters.Select(parameter => parameter.Name))})")
            : method.CreateDelegate<TMember>();
    }

    private static int Constant(Type type, string name) => (int)type.GetField(name)!.GetRawConstantValue()!;
}
