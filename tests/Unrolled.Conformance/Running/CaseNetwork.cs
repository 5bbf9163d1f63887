using System.Numerics;
using Unrolled.Conformance.Cases;

namespace Unrolled.Conformance.Running;

/// <summary>The network of a case with its weights, and the state of its last run.</summary>
internal sealed class CaseNetwork<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly ReferenceCase _case;
    private readonly IModel<T> _model;
    private T[] _state = [];
    private T[] _stateGradient = [];

    public CaseNetwork(ReferenceCase reference, IModel<T> model)
    {
        _case = reference;
        _model = model;
        foreach (NamedDirection direction in reference.Directions())
        {
            Set("weight_ih" + direction.Suffix, direction.Weights.WeightIh);
            Set("weight_hh" + direction.Suffix, direction.Weights.WeightHh);
            Set("bias" + direction.Suffix, direction.Weights.Bias);
            Set("bias_hn" + direction.Suffix, direction.Weights.BiasHn);
            foreach ((string gate, double[] peephole) in direction.Weights.Peepholes ?? new Dictionary<string, double[]>())
            {
                Set($"weight_p{gate}{direction.Suffix}", peephole);
            }

            Set("weight_hr" + direction.Suffix, direction.Weights.Projection);
        }

        Set("weight_head", reference.Output?.Weight);
        Set("bias_head", reference.Output?.Bias);
        Set("weight_embedding", reference.Embedding);
        if (reference.LearnedInitialState)
        {
            foreach ((string part, NamedDirection direction, _) in Parts())
            {
                Set($"{part}0{direction.Suffix}", direction.Initial(part));
            }
        }
    }

    /// <summary>Numbers of an output row.</summary>
    public int Width => _case.Output?.Units ?? _case.Layers[^1].Output * _case.Layers[^1].Directions.Count;

    /// <summary>Runs inference: the expected rows, with the head applied. Null where training is given what inference cannot be.</summary>
    public T[]? Forward() => _case.FedBack.Length > 0 ? null : Expected(Run(_model.Forward));

    /// <summary>The same rows by the streaming member; null where a stream has no such thing (reverse, or steps that do not read or write).</summary>
    public T[]? Stream() => _case.AnyReverse || _case.ReadSteps < _case.Steps || _case.FirstOutput > 0 || _case.LastProcessed || _case.Length > 0
        ? null
        : Expected(Run(_model.Process));

    /// <summary>Runs the training pass: the expected rows before sigmoid or softmax.</summary>
    public T[] ForwardLogits() => Run(_model.ForwardLogits);

    /// <summary>Runs backward after <see cref="ForwardLogits"/>; gives dL/dx for the steps that read, nothing for tokens.</summary>
    public T[] Backward(T[] logitGradient)
    {
        _stateGradient = new T[_model.StateLength];
        T[] inputGradient = _model.Backward(Sequence, logitGradient, _stateGradient);
        _model.RestBackward(_stateGradient);
        return inputGradient;
    }

    /// <summary>Final states by name.</summary>
    public Dictionary<string, T[]> States() => Parts().ToDictionary(part => part.Name + part.Direction.Suffix, part => _state[part.Place]);

    /// <summary>Gradients under PyTorch's names: its two biases see the same gradient as the project's one, but for n of the GRU.</summary>
    public Dictionary<string, T[]> Gradients()
    {
        var results = new Dictionary<string, T[]>();
        foreach ((string part, NamedDirection direction, Range place) in Parts())
        {
            results[$"grad {part}0{direction.Suffix}"] =
                _case.LearnedInitialState ? _model.Gradient($"{part}0{direction.Suffix}") : _stateGradient[place];
        }

        foreach (NamedDirection direction in _case.Directions())
        {
            results["grad weight_ih" + direction.Suffix] = _model.Gradient("weight_ih" + direction.Suffix);
            results["grad weight_hh" + direction.Suffix] = _model.Gradient("weight_hh" + direction.Suffix);
            if (direction.Weights.Bias is not null)
            {
                T[] bias = _model.Gradient("bias" + direction.Suffix);
                results["grad bias_ih" + direction.Suffix] = bias;
                results["grad bias_hh" + direction.Suffix] = direction.Weights.BiasHn is null
                    ? bias
                    : [.. bias[..(2 * direction.Units)], .. _model.Gradient("bias_hn" + direction.Suffix)];
            }
        }

        Add("grad lin.weight", "weight_head", _case.Output?.Weight);
        Add("grad lin.bias", "bias_head", _case.Output?.Bias);
        Add("grad emb.weight", "weight_embedding", _case.Embedding);
        return results;

        void Add(string name, string tensor, double[]? given)
        {
            if (given is not null)
            {
                results[name] = _model.Gradient(tensor);
            }
        }
    }

    private CaseSequence Sequence => new(_case.Input, _case.FedBack, _case.Length);

    private T[] Run(Func<T[], CaseSequence, T[]> pass)
    {
        _state = new T[_model.StateLength];
        _model.Rest(_state);
        foreach ((string part, NamedDirection direction, Range place) in Parts())
        {
            if (!_case.LearnedInitialState && direction.Initial(part) is { } given)
            {
                Array.ConvertAll(given, T.CreateChecked).CopyTo(_state.AsSpan(place));
            }
        }

        return pass(_state, Sequence);
    }

    /// <summary>The parts of the state and their places in its span: layer by layer, direction by direction, h and then c.</summary>
    private IEnumerable<(string Name, NamedDirection Direction, Range Place)> Parts()
    {
        int start = 0;
        foreach (NamedDirection direction in _case.Directions())
        {
            foreach (string part in direction.States)
            {
                int size = part == "h" ? direction.Output : direction.Units;
                yield return (part, direction, start..(start + size));
                start += size;
            }
        }
    }

    // A reverse direction processes step 0 last.
    private T[] Expected(T[] output) => WithResidual(_case.LastProcessed && _case.AnyReverse ? output[..Width] : output);

    private T[] WithResidual(T[] output)
    {
        if (_case.ResidualInput is not { } channel)
        {
            return output;
        }

        int inputs = _case.Layers[0].Input;
        int first = _case.Steps - (output.Length / Width);
        return output.Select((value, index) => value + T.CreateChecked(_case.Input[((first + (index / Width)) * inputs) + channel])).ToArray();
    }

    // A bias that the case does not have stays zero.
    private void Set(string tensor, double[]? values)
    {
        if (values is not null)
        {
            _model.SetParameter(tensor, Array.ConvertAll(values, T.CreateChecked));
        }
    }
}
