using System.Numerics;
using Unrolled.Conformance.Cases;

namespace Unrolled.Conformance.Running;

/// <summary>A case as a chain of generated models, one for each layer and direction; the last ones have the output layer.</summary>
/// <remarks>
/// A reverse direction is a forward model that is given the sequence backwards, which is what a user of one-directional models does.
/// The output layer of two directions is linear in both: each model has its half of the weights, and the chain adds their logits.
/// </remarks>
internal sealed class Chain<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly ReferenceCase _case;
    private readonly ChainStage<T>[] _stages;

    /// <param name="create">Gives the model of a shape.</param>
    public Chain(ReferenceCase referenceCase, Func<ModelShape, IModel<T>> create)
    {
        _case = referenceCase;
        _stages = Enumerable.Range(0, referenceCase.Layers.Count).Select(layer => new ChainStage<T>(referenceCase, layer, create)).ToArray();
    }

    /// <summary>The shapes of the models that a case needs, layer by layer.</summary>
    public static IEnumerable<ModelShape> Shapes(ReferenceCase referenceCase, bool isDouble) =>
        Enumerable.Range(0, referenceCase.Layers.Count).Select(layer => ChainStage<T>.ShapeOf(referenceCase, layer, isDouble));

    /// <summary>Runs inference: the expected rows, with the head applied.</summary>
    public T[] Forward() => WithResidual(Run((stage, input) => stage.Forward(input)));

    /// <summary>The same rows by the streaming member; null where a stream has no such thing (reverse, or steps that do not read or write).</summary>
    public T[]? Stream() => _case.AnyReverse || _case.ReadSteps < _case.Steps || _case.FirstOutput > 0 || _case.LastProcessed
        ? null
        : WithResidual(Run((stage, input) => stage.Stream(input)));

    /// <summary>Runs the training pass: the expected rows before sigmoid or softmax.</summary>
    public T[] ForwardLogits() => Run((stage, input) => stage.ForwardLogits(input));

    /// <summary>Runs backward after <see cref="ForwardLogits"/>; gives dL/dx for the steps that read.</summary>
    public T[] Backward(T[] logitGradient)
    {
        T[] gradient = logitGradient;
        foreach (ChainStage<T> stage in _stages.Reverse())
        {
            gradient = stage.Backward(gradient);
        }

        return gradient[..(_case.ReadSteps * _case.Layers[0].Input)];
    }

    /// <summary>Final states and, after <see cref="Backward"/>, all gradients, by name.</summary>
    public Dictionary<string, T[]> Results(bool gradients)
    {
        var results = new Dictionary<string, T[]>();
        foreach (ChainStage<T> stage in _stages)
        {
            stage.AddStates(results);
            if (gradients)
            {
                stage.AddGradients(results);
            }
        }

        return results;
    }

    private T[] Run(Func<ChainStage<T>, T[], T[]> pass)
    {
        T[] values = Array.ConvertAll(_case.Input, T.CreateChecked);
        foreach (ChainStage<T> stage in _stages)
        {
            values = pass(stage, values);
        }

        return values;
    }

    private T[] WithResidual(T[] output)
    {
        if (_case.ResidualInput is not { } channel)
        {
            return output;
        }

        int inputs = _case.Layers[0].Input;
        int width = _case.Output?.Units ?? _case.Layers[^1].Hidden;
        int first = _case.Steps - (output.Length / width);
        return output.Select((value, index) => value + T.CreateChecked(_case.Input[((first + (index / width)) * inputs) + channel])).ToArray();
    }
}
