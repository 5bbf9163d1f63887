namespace Unrolled.Generator.Network;

/// <summary>A layer's names, tensors and state, for the cell that fills it.</summary>
internal sealed class LayerScope
{
    private readonly int _layer;
    private readonly int _layers;
    private readonly int _width;

    public LayerScope(StepGraph graph, int layer, int layers, int width, int hidden)
    {
        Graph = graph;
        _layer = layer;
        _layers = layers;
        _width = width;
        Units = new Space($"h_l{layer}", hidden);
    }

    public StepGraph Graph { get; }

    public Space Units { get; }

    /// <summary>Gives a value its name, with the layer's number where there are several layers.</summary>
    public Value Named(string name, Value value) => StepGraph.Named(NameOf(name), value);

    /// <summary>The layer's sum from outside, <c>W x + b</c>, named wx; null where there is neither.</summary>
    public Value? InputSum(Value? x, string[] gates) =>
        Graph.InputProduct(InputMatrix(gates), x, Bias(gates)) is { } sum ? Named("wx", sum) : null;

    /// <summary>The state <paramref name="name"/> (h or c) before the step.</summary>
    public Value Before(string name) => Graph.Leaf(NameOf(name + "Prev"), Units);

    /// <summary>Declares that <paramref name="before"/> becomes <paramref name="after"/>.</summary>
    public void Carry(string name, Value before, Value after) =>
        Graph.Carry(new StateSpace($"{name}_l{_layer}", Units), before, after);

    /// <summary>W [gates * H, inputs].</summary>
    public Parameter InputMatrix(string[] gates) => Tensor($"weight_ih_l{_layer}", gates, _width);

    /// <summary>R [gates * H, H].</summary>
    public Parameter RecurrentMatrix(string[] gates) => Tensor($"weight_hh_l{_layer}", gates, Units.Count);

    /// <summary>b [gates * H]: one bias a gate.</summary>
    public Parameter Bias(string[] gates) => new($"bias_l{_layer}", Layer(gates), 0, gates.Length, 1, IsVector: true);

    /// <summary>b_hn [H]: the recurrent bias of a GRU's candidate, which the reset gate multiplies.</summary>
    public Parameter CandidateBias(string[] gates) => new($"bias_hn_l{_layer}", Layer(gates), gates.Length - 1, 1, 1, IsVector: true);

    private Parameter Tensor(string name, string[] gates, int columns) => new(name, Layer(gates), 0, gates.Length, columns, IsVector: false);

    private LayerSpace Layer(string[] gates) => new(Units, gates);

    private string NameOf(string name) => _layers == 1 ? name : $"{name}_l{_layer}";
}
