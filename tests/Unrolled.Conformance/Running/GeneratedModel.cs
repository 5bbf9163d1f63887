using System.Numerics;
using System.Reflection;

namespace Unrolled.Conformance.Running;

/// <summary>An instance of a generated class with its gradients and a tape.</summary>
/// <typeparam name="T">The type of its numbers.</typeparam>
/// <typeparam name="TInput">What it reads: <typeparamref name="T"/>, or <see cref="int"/>.</typeparam>
internal sealed class GeneratedModel<T, TInput> : IModel<T>
    where T : unmanaged, INumber<T>
    where TInput : unmanaged, INumber<TInput>
{
    private readonly Type _type;
    private readonly INetwork<T, TInput> _network;
    private readonly ParameterBlock<T> _gradients;
    private readonly T[] _tape;

    public GeneratedModel(Type type)
    {
        _type = type;
        _network = (INetwork<T, TInput>)type.GetMethod("CreateRandom")!.Invoke(null, [0UL])!;
        _network.Parameters.Clear();
        _gradients = new ParameterBlock<T>(_network.Layout.Length);
        _tape = new T[_network.TapeLength];
    }

    private delegate void RunMember(ReadOnlySpan<T> parameters, Span<T> state, ReadOnlySpan<TInput> input, Span<T> output);

    private delegate void LengthMember(ReadOnlySpan<T> parameters, Span<T> state, ReadOnlySpan<TInput> input, Span<T> output, int length);

    public int StateLength => _network.StateLength;

    public void SetParameter(string tensor, ReadOnlySpan<T> values) => _network.Layout[tensor].CopyFrom(values, _network.Parameters);

    public T[] Gradient(string tensor)
    {
        TensorLayout layout = _network.Layout[tensor];
        var gradient = new T[layout.Count];
        layout.CopyTo<T>(_gradients.Span, gradient);
        return gradient;
    }

    public void Rest(T[] state) => _network.Rest(state);

    public T[] Forward(T[] state, CaseSequence sequence)
    {
        var output = new T[_network.LogitLength];
        if (sequence.Length > 0)
        {
            Member<LengthMember>("Forward")(_network.Parameters, state, Read(sequence.Input), output, sequence.Length);
        }
        else
        {
            Member<RunMember>("Forward")(_network.Parameters, state, Read(sequence.Input), output);
        }

        return output;
    }

    public T[] Process(T[] state, CaseSequence sequence)
    {
        var outputs = new T[_network.LogitLength];
        Member<RunMember>("Process")(_network.Parameters, state, Read(sequence.Input), outputs);
        return outputs;
    }

    public T[] ForwardLogits(T[] state, CaseSequence sequence)
    {
        var logits = new T[_network.LogitLength];
        _network.ForwardLogits(state, Read(sequence.Input), logits, _tape, Options(sequence));
        return logits;
    }

    public T[] Backward(CaseSequence sequence, T[] logitGradient, T[] stateGradient)
    {
        var inputGradient = new T[typeof(TInput) == typeof(T) ? _network.InputLength : 0];
        _network.Backward(Read(sequence.Input), _tape, logitGradient, _gradients.Span, inputGradient, stateGradient, Options(sequence));
        return inputGradient;
    }

    public void RestBackward(T[] stateGradient) => _network.RestBackward(stateGradient, _gradients.Span);

    private static SequenceOptions<T, TInput> Options(CaseSequence sequence) => new(Read(sequence.FedBack), length: sequence.Length);

    private static TInput[] Read(double[] values) => Array.ConvertAll(values, TInput.CreateChecked);

    private TMember Member<TMember>(string name)
        where TMember : Delegate
    {
        Type[] parameters = typeof(TMember).GetMethod("Invoke")!.GetParameters().Select(parameter => parameter.ParameterType).ToArray();
        MethodInfo? method = _type.GetMethod(name, BindingFlags.Public | BindingFlags.Static, parameters);
        return method is null
            ? throw new MissingMethodException($"{_type.Name} has no {name}({string.Join(", ", parameters.Select(parameter => parameter.Name))})")
            : method.CreateDelegate<TMember>();
    }
}
