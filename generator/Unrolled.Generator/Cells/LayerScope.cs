using Unrolled.Generator.Graph;

namespace Unrolled.Generator.Cells;

/// <summary>A layer's names, tensors and state, for the cell that fills it.</summary>
/// <remarks>Tensors and states have PyTorch's names: <c>weight_ih_l0</c>, of the second direction <c>weight_ih_l0_reverse</c>.</remarks>
internal sealed class LayerScope
{
    private readonly string _tensorSuffix;
    private readonly string _valueSuffix;
    private readonly int _width;

    /// <param name="tensorSuffix">The end of the names of tensors and states: <c>_l0</c>.</param>
    /// <param name="valueSuffix">The end of the names of values; empty where one layer is all there is.</param>
    public LayerScope(StepGraph graph, string tensorSuffix, string valueSuffix, int width, int hidden)
    {
        Graph = graph;
        _tensorSuffix = tensorSuffix;
        _valueSuffix = valueSuffix;
        _width = width;
        Units = new Space("h" + tensorSuffix, hidden);
    }

    public StepGraph Graph { get; }

    public Space Units { get; }

    /// <summary>The token whose column is the layer's input.</summary>
    public Value? Token { get; init; }

    /// <summary>Gives a value its name, with the layer's number where there are several layers.</summary>
    public Value Named(string name, Value value) => StepGraph.Named(name + _valueSuffix, value);

    /// <summary>The layer's sum from outside, <c>W x + b</c>, named wx; null where there is neither.</summary>
    public Value? InputSum(Value? x, string[] gates)
    {
        Value? sum = Token == null
            ? Graph.InputProduct(InputMatrix(gates), x, Bias(gates))
            : Graph.Column(InputMatrix(gates), Token, Bias(gates));
        return sum == null ? null : Named("wx", sum);
    }

    /// <summary>The state <paramref name="name"/> (h or c) before the step.</summary>
    public Value Before(string name) => Graph.Leaf(name + "Prev" + _valueSuffix, Units);

    /// <summary>Declares that <paramref name="before"/> becomes <paramref name="after"/>.</summary>
    public void Carry(string name, Value before, Value after) =>
        Graph.Carry(new StateSpace(name + _tensorSuffix, Units), before, after);

    /// <summary>W [gates * H, inputs].</summary>
    public Parameter InputMatrix(string[] gates) => Tensor("weight_ih", gates, _width);

    /// <summary>R [gates * H, H].</summary>
    public Parameter RecurrentMatrix(string[] gates) => Tensor("weight_hh", gates, Units.Count);

    /// <summary>b [gates * H]: one bias a gate.</summary>
    public Parameter Bias(string[] gates) => new("bias" + _tensorSuffix, Layer(gates), 0, gates.Length, 1, IsVector: true);

    /// <summary>b_hn [H]: the recurrent bias of a GRU's candidate, which the reset gate multiplies.</summary>
    public Parameter CandidateBias(string[] gates) => new("bias_hn" + _tensorSuffix, Layer(gates), gates.Length - 1, 1, 1, IsVector: true);

    private Parameter Tensor(string name, string[] gates, int columns) =>
        new(name + _tensorSuffix, Layer(gates), 0, gates.Length, columns, IsVector: false);

    private LayerSpace Layer(string[] gates) => new(Units, gates);
}
