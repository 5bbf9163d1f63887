using System.Numerics;
using Unrolled.Conformance.Cases;

namespace Unrolled.Conformance.Running;

/// <summary>One layer of a case: a model for each of its directions.</summary>
internal sealed class ChainStage<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly ReferenceCase _case;
    private readonly RecurrentLayer _layer;
    private readonly ModelShape _shape;
    private readonly DirectedModel<T>[] _models;
    private readonly int _index;

    public ChainStage(ReferenceCase referenceCase, int index, Func<ModelShape, IModel<T>> create)
    {
        _case = referenceCase;
        _index = index;
        _layer = referenceCase.Layers[index];
        _shape = ShapeOf(referenceCase, index, typeof(T) == typeof(double));
        OutputLayer? output = IsLast ? referenceCase.Output : null;
        _models = _layer.Directions.Select((_, d) => new DirectedModel<T>(create(_shape), _shape, _layer, d, output)).ToArray();
    }

    private bool IsLast => _index == _case.Layers.Count - 1;

    private bool HasOutputLayer => IsLast && _case.Output is not null;

    private bool TwoDirections => _models.Length > 1;

    /// <summary>The written rows that count: others are written only because a direction runs backwards.</summary>
    private int DroppedRows => IsLast && !_case.LastProcessed ? _case.FirstOutput - _shape.FirstOutput : 0;

    public static ModelShape ShapeOf(ReferenceCase referenceCase, int index, bool isDouble)
    {
        RecurrentLayer layer = referenceCase.Layers[index];
        bool last = index == referenceCase.Layers.Count - 1;
        bool reverse = layer.Directions.Any(direction => direction.Reverse);
        OutputLayer? output = last ? referenceCase.Output : null;
        bool biased = layer.Directions.Any(direction => direction.Weights.Bias is not null) || output?.Bias is not null;
        int firstOutput = referenceCase.LastProcessed ? referenceCase.Steps - 1 : reverse ? 0 : referenceCase.FirstOutput;
        return new ModelShape(
            layer.Cell, layer.Activation, layer.Reset, layer.Input, layer.Hidden, referenceCase.Steps,
            index == 0 && !reverse ? referenceCase.ReadSteps : referenceCase.Steps, last ? firstOutput : 0,
            output?.Units ?? 0, layer.Directions.Count > 1 ? Head.Linear : output?.Head ?? Head.Linear, biased, isDouble);
    }

    public T[] Forward(T[] input) => Applied(Joined(input, (model, x) => model.Forward(x)));

    public T[] Stream(T[] input) => Applied(Joined(input, (model, x) => model.Stream(x)));

    public T[] ForwardLogits(T[] input) => Joined(input, (model, x) => model.ForwardLogits(x));

    public T[] Backward(T[] gradient)
    {
        int width = _shape.Width * (TwoDirections && !HasOutputLayer ? 2 : 1);
        T[] written = Rows.Padded(gradient, width, _shape.WrittenSteps, atStart: true);
        T[] inputGradient = _models[0].Backward(TwoDirections && !HasOutputLayer ? Rows.Columns(written, width, 0, _shape.Hidden) : written);
        if (TwoDirections)
        {
            T[] other = _models[1].Backward(HasOutputLayer ? written : Rows.Columns(written, width, _shape.Hidden, _shape.Hidden));
            inputGradient = Rows.Sum(inputGradient, other);
        }

        return inputGradient;
    }

    public void AddStates(Dictionary<string, T[]> results)
    {
        foreach (DirectedModel<T> model in _models)
        {
            results[$"h_l{_index}{model.Suffix}"] = model.FinalH;
            if (_layer.Cell == CellType.Lstm)
            {
                results[$"c_l{_index}{model.Suffix}"] = model.FinalC;
            }
        }
    }

    public void AddGradients(Dictionary<string, T[]> results)
    {
        foreach (DirectedModel<T> model in _models)
        {
            model.AddGradients(results, $"_l{_index}{model.Suffix}");
        }

        if (HasOutputLayer)
        {
            T[] weight = _models[0].Gradient("weight_head");
            results["grad lin.weight"] = TwoDirections
                ? Rows.SideBySide(weight, _models[1].Gradient("weight_head"), _shape.Hidden, _shape.Hidden)
                : weight;
            if (_case.Output!.Bias is not null)
            {
                results["grad lin.bias"] = _models[0].Gradient("bias_head");
            }
        }
    }

    private T[] Joined(T[] input, Func<DirectedModel<T>, T[], T[]> pass)
    {
        // After the first layer, and for a direction that runs backwards, steps that read nothing see zeros.
        T[] x = Rows.Padded(input, _shape.Input, _shape.ReadSteps, atStart: false);
        T[] output = pass(_models[0], x);
        if (TwoDirections)
        {
            T[] other = pass(_models[1], x);
            output = HasOutputLayer ? Rows.Sum(output, other) : Rows.SideBySide(output, other, _shape.Hidden, _shape.Hidden);
        }

        int width = output.Length / _shape.WrittenSteps;
        return output[(DroppedRows * width)..];
    }

    // The head of two directions sees the sum of their logits, so it stands outside of the models.
    private T[] Applied(T[] output)
    {
        if (TwoDirections && HasOutputLayer)
        {
            HeadOfRows.Apply(_case.Output!.Head, output, _shape.Width);
        }

        return output;
    }
}
