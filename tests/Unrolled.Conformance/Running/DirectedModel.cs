using System.Numerics;
using Unrolled.Conformance.Cases;

namespace Unrolled.Conformance.Running;

/// <summary>One model with the weights of one direction of a layer; time runs as the caller's, whatever the direction.</summary>
internal sealed class DirectedModel<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly IModel<T> _model;
    private readonly ModelShape _shape;
    private readonly LayerDirection _direction;
    private T[] _input = [];
    private T[] _state = [];
    private T[] _stateGradient = [];

    public DirectedModel(IModel<T> model, ModelShape shape, RecurrentLayer layer, int direction, OutputLayer? output)
    {
        _model = model;
        _shape = shape;
        _direction = layer.Directions[direction];
        Suffix = direction == 1 ? "_reverse" : "";
        LogicalWeights weights = _direction.Weights;
        Set("weight_ih_l0", weights.WeightIh);
        Set("weight_hh_l0", weights.WeightHh);
        SetBias("bias_l0", weights.Bias);
        SetBias("bias_hn_l0", weights.BiasHn);
        if (output is not null)
        {
            int columns = output.Weight.Length / output.Units;
            Set("weight_head", Rows.Columns(output.Weight, columns, direction * shape.Hidden, shape.Hidden));
            SetBias("bias_head", direction == 0 ? output.Bias : null);
        }
    }

    /// <summary>What PyTorch appends to the names of a second direction.</summary>
    public string Suffix { get; }

    public T[] FinalH => _state[.._shape.Hidden];

    public T[] FinalC => _state[_shape.Hidden..];

    public T[] Forward(T[] input) => Run(input, (x, output) => _model.Forward(_state, x, output));

    public T[] Stream(T[] input) => Run(input, (x, output) => _model.Process(_state, x, output));

    public T[] ForwardLogits(T[] input) => Run(input, (x, output) => _model.ForwardLogits(_state, x, output));

    public T[] Backward(T[] logitGradient)
    {
        var inputGradient = new T[_input.Length];
        _stateGradient = new T[_model.StateLength];
        _model.Backward(_input, Directed(logitGradient, _shape.Width), inputGradient, _stateGradient);
        return Directed(inputGradient, _shape.Input);
    }

    public T[] Gradient(string tensor) => _model.Gradient(tensor);

    /// <summary>Gradients under PyTorch's names: its two biases see the same gradient as the project's one, but for n of the GRU.</summary>
    public void AddGradients(Dictionary<string, T[]> results, string suffix)
    {
        results["grad h0" + suffix] = _stateGradient[.._shape.Hidden];
        results["grad c0" + suffix] = _stateGradient[_shape.Hidden..];
        results["grad weight_ih" + suffix] = Gradient("weight_ih_l0");
        results["grad weight_hh" + suffix] = Gradient("weight_hh_l0");
        if (_direction.Weights.Bias is not null)
        {
            T[] bias = Gradient("bias_l0");
            results["grad bias_ih" + suffix] = bias;
            results["grad bias_hh" + suffix] = _direction.Weights.BiasHn is null ? bias : [.. bias[..(2 * _shape.Hidden)], .. Gradient("bias_hn_l0")];
        }
    }

    private T[] Run(T[] input, Action<T[], T[]> pass)
    {
        _input = Directed(input, _shape.Input);
        _state = new T[_model.StateLength];
        SetState(_direction.InitialH, 0);
        SetState(_direction.InitialC, _shape.Hidden);
        var output = new T[_shape.WrittenSteps * _shape.Width];
        pass(_input, output);
        return Directed(output, _shape.Width);
    }

    private void SetState(double[]? values, int offset)
    {
        if (values is not null)
        {
            Array.ConvertAll(values, T.CreateChecked).CopyTo(_state, offset);
        }
    }

    private T[] Directed(T[] sequence, int width) => _direction.Reverse ? Rows.Reversed(sequence, width) : sequence;

    private void Set(string tensor, double[] values) => _model.SetParameter(tensor, Array.ConvertAll(values, T.CreateChecked));

    // A bias that the case does not have stays zero.
    private void SetBias(string tensor, double[]? values)
    {
        if (values is not null)
        {
            Set(tensor, values);
        }
    }
}
