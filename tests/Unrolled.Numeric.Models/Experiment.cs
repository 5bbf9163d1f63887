using System.Numerics;
using Unrolled.Conformance.Cases;
using Unrolled.Conformance.Running;

namespace Unrolled.Numeric.Models;

/// <summary>A generated class with random parameters, input, initial state and loss gradients: everything that a run needs, the same on every machine.</summary>
/// <remarks>
/// The loss is linear in what the run gives: L = sum of LogitGradient * logits + sum of FinalStateGradient * final state.
/// Weights and biases are U(+-1/sqrt H), at least 0.3 for the biases, so that a lost bias or a swapped gate shows.
/// </remarks>
internal sealed class Experiment<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly ParameterBlock<T> _parameters;

    public Experiment(AnnotatedModel model)
    {
        Shape = model.Shape;
        Members = new GeneratedMembers<T>(model.Type);
        _parameters = new ParameterBlock<T>(Members.ParameterLength);
        double scale = 1 / Math.Sqrt(Shape.Hidden[0]);
        int seed = 1;
        foreach (TensorLayout tensor in Members.Layout.Tensors)
        {
            bool bias = tensor.Name.StartsWith("bias", StringComparison.Ordinal);
            T[] values = Random(seed++, tensor.Count, bias ? Math.Max(scale, 0.3) : scale);
            Tensors[tensor.Name] = values;
            tensor.CopyFrom<T>(values, _parameters.Span);
        }

        Input = Random(50, Members.InputLength, 1.5);
        State = Random(51, Members.StateLength, 0.75);
        LogitGradient = Random(52, Members.OutputLength, 1);
        FinalStateGradient = Random(53, Members.StateLength, 1);
    }

    public ModelShape Shape { get; }

    public GeneratedMembers<T> Members { get; }

    public Span<T> Parameters => _parameters.Span;

    /// <summary>The parameters by name, row-major.</summary>
    public Dictionary<string, T[]> Tensors { get; } = [];

    public T[] Input { get; }

    public T[] State { get; }

    public T[] LogitGradient { get; }

    public T[] FinalStateGradient { get; }

    /// <summary>Outputs of inference from <see cref="State"/>, and the final state.</summary>
    public (T[] Outputs, T[] FinalState) Forward()
    {
        T[] state = [.. State];
        var outputs = new T[Members.OutputLength];
        Members.Forward(Parameters, state, Input, outputs);
        return (outputs, state);
    }

    /// <summary>Both passes of training from <see cref="State"/>.</summary>
    public TrainingRun<T> Train()
    {
        T[] state = [.. State];
        T[] stateGradient = [.. FinalStateGradient];
        var tape = new T[Members.TapeLength];
        var logits = new T[Members.OutputLength];
        var inputGradient = new T[Members.InputLength];
        var parameterGradient = new ParameterBlock<T>(Members.ParameterLength);
        Members.ForwardLogits(Parameters, state, Input, logits, tape);
        Members.Backward(Parameters, Input, tape, LogitGradient, parameterGradient.Span, inputGradient, stateGradient);
        return new TrainingRun<T>(logits, state, parameterGradient.Span.ToArray(), inputGradient, stateGradient, Members.Layout);
    }

    private static T[] Random(int seed, int count, double scale) => Array.ConvertAll(NumberFormula.Numbers(seed, count, scale), T.CreateChecked);
}

/// <summary>What one forward and backward pass of training gave.</summary>
internal sealed record TrainingRun<T>(
    T[] Logits, T[] FinalState, T[] ParameterGradient, T[] InputGradient, T[] StateGradient, ParameterLayout Layout)
    where T : unmanaged
{
    /// <summary>All gradients by name, row-major: the parameters', <c>input</c> and <c>state</c>.</summary>
    public Dictionary<string, T[]> Gradients()
    {
        var gradients = new Dictionary<string, T[]> { ["input"] = InputGradient, ["state"] = StateGradient };
        foreach (TensorLayout tensor in Layout.Tensors)
        {
            var values = new T[tensor.Count];
            tensor.CopyTo<T>(ParameterGradient, values);
            gradients[tensor.Name] = values;
        }

        return gradients;
    }
}
