using System.Reflection;

namespace Unrolled.Conformance.Running;

/// <summary>The public static members of a generated class.</summary>
internal sealed class GeneratedMembers<T>
    where T : unmanaged
{
    public GeneratedMembers(Type type)
    {
        Type input = typeof(ReadOnlySpan<T>);
        Type span = typeof(Span<T>);
        ForwardFromRest = Bind<RestMember>(type, "Forward", input, input, span);
        Forward = Bind<StateMember>(type, "Forward", input, span, input, span);
        Step = Bind<StateMember>(type, "Step", input, span, input, span);
        Process = Bind<StateMember>(type, "Process", input, span, input, span);
        ForwardLogits = Bind<ForwardLogitsMember>(type, "ForwardLogits", input, span, input, span, span);
        Backward = Bind<BackwardMember>(type, "Backward", input, input, span, input, span, span, span);
        Layout = (ParameterLayout)type.GetProperty("Layout", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
        InputSize = Constant(type, "InputSize");
        OutputSize = Constant(type, "OutputSize");
        InputLength = Constant(type, "InputLength");
        OutputLength = Constant(type, "OutputLength");
        ParameterLength = Constant(type, "ParameterLength");
        StateLength = Constant(type, "StateLength");
        TapeLength = Constant(type, "TapeLength");
    }

    internal delegate void RestMember(ReadOnlySpan<T> parameters, ReadOnlySpan<T> input, Span<T> output);

    internal delegate void StateMember(ReadOnlySpan<T> parameters, Span<T> state, ReadOnlySpan<T> input, Span<T> output);

    internal delegate void ForwardLogitsMember(ReadOnlySpan<T> parameters, Span<T> state, ReadOnlySpan<T> input, Span<T> logits, Span<T> tape);

    internal delegate void BackwardMember(
        ReadOnlySpan<T> parameters, ReadOnlySpan<T> input, Span<T> tape, ReadOnlySpan<T> logitGradient,
        Span<T> parameterGradient, Span<T> inputGradient, Span<T> stateGradient);

    public RestMember ForwardFromRest { get; }

    public StateMember Forward { get; }

    public StateMember Step { get; }

    public StateMember Process { get; }

    public ForwardLogitsMember ForwardLogits { get; }

    public BackwardMember Backward { get; }

    public ParameterLayout Layout { get; }

    public int InputSize { get; }

    public int OutputSize { get; }

    public int InputLength { get; }

    public int OutputLength { get; }

    public int ParameterLength { get; }

    public int StateLength { get; }

    public int TapeLength { get; }

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
