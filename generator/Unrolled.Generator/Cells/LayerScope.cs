using Unrolled.Generator.Graph;

namespace Unrolled.Generator.Cells;

/// <summary>A layer's names, tensors and state, for the cell that fills it.</summary>
/// <remarks>Tensors and states have PyTorch's names: <c>weight_ih_l0</c>, of the second direction <c>weight_ih_l0_reverse</c>.</remarks>
internal sealed class LayerScope
{
    private readonly Cell _cell;
    private readonly string _tensorSuffix;
    private readonly string _valueSuffix;
    private readonly int _width;
    private readonly LayerSpace _layer;

    /// <param name="tensorSuffix">The end of the names of tensors and states: <c>_l0</c>.</param>
    /// <param name="valueSuffix">The end of the names of values; empty where one layer is all there is.</param>
    /// <param name="width">Numbers, or tokens, that the layer reads.</param>
    /// <param name="hidden">H, its units.</param>
    public LayerScope(StepGraph graph, Cell cell, string tensorSuffix, string valueSuffix, int width, int hidden)
    {
        Graph = graph;
        _cell = cell;
        _tensorSuffix = tensorSuffix;
        _valueSuffix = valueSuffix;
        _width = width;
        Units = new Space("h" + tensorSuffix, hidden);
        _layer = new LayerSpace(Units, cell.Gates.ToArray());
    }

    public StepGraph Graph { get; }

    public Space Units { get; }

    /// <summary>How the name of its input matrix begins.</summary>
    public string InputName { get; init; } = "weight_ih";

    /// <summary>The token whose column is the layer's input.</summary>
    public Value? Token { get; init; }

    /// <summary>W [gates * H, inputs].</summary>
    public Parameter InputMatrix => Matrix(InputName, _cell.InputGates, _width) with { Note = Token == null ? "" : "a column a token" };

    /// <summary>R [gates * H, H].</summary>
    public Parameter RecurrentMatrix => Matrix("weight_hh", _layer.Gates.Length, Units.Count);

    /// <summary>b [gates * H]: one bias a gate.</summary>
    public Parameter Bias => new("bias" + _tensorSuffix, _layer, 0, _cell.InputGates, 1, IsVector: true)
    {
        Initial = _layer.Gates.Take(_cell.InputGates).Select(_cell.InitialBias).ToArray(),
    };

    /// <summary>R [gates * H, H] of some gates. Unless they are the layer's first, they stand in a block of their own.</summary>
    /// <param name="gates">Their letters.</param>
    /// <param name="columns">Numbers of what it multiplies: H, but for a projection.</param>
    public Parameter RecurrentRows(string[] gates, int columns) => _layer.Gates.Length == 1 || _layer.Gates.Take(gates.Length).SequenceEqual(gates)
        ? Matrix("weight_hh", gates.Length, columns)
        : new Parameter("weight_hh" + _tensorSuffix, new LayerSpace(Units, gates), 0, gates.Length, columns, IsVector: false);

    /// <summary>The numbers that a projection makes.</summary>
    public Space Projected(int size) => new("p" + FormattableString.Invariant($"{size}") + _tensorSuffix, size);

    /// <summary>The matrix [size, columns] of a projection.</summary>
    public Parameter Projection(string name, int size, int columns) =>
        new(name + _tensorSuffix, new LayerSpace(Projected(size), ""), 0, 1, columns, IsVector: false);

    /// <summary>A matrix [H, columns] beside the gates'.</summary>
    public Parameter OwnMatrix(string name, int columns) => Matrix(name, 1, columns);

    /// <summary>A vector [H] of one gate.</summary>
    /// <param name="note">What the name does not tell.</param>
    /// <param name="start">What its numbers are in a new model.</param>
    public Parameter Vector(string name, int gate = 0, string note = "", double start = 0) => new(name + _tensorSuffix, _layer, gate, 1, 1, IsVector: true)
    {
        Note = note,
        Initial = start == 0 ? Array.Empty<double>() : new[] { start },
    };

    /// <summary>A vector [H] of one gate of a matrix.</summary>
    public Parameter VectorOf(Parameter matrix, string name, int gate) => new(name + _tensorSuffix, matrix.Layer, gate, 1, 1, IsVector: true);

    /// <summary>Gives a value its name, with the layer's number where there are several layers.</summary>
    public Value Named(string name, Value value) => StepGraph.Named(name + _valueSuffix, value);

    /// <summary>The layer's sum from outside, <c>W x + b</c> [gates, H], named wx; null where there is neither.</summary>
    public Value? InputSum(Value? x)
    {
        Value? sum = Token == null ? Graph.InputProduct(InputMatrix, x, Bias) : Graph.Column(InputMatrix, Token, Bias);
        return sum == null ? null : Named("wx", sum);
    }

    /// <summary><c>M x</c> with a matrix of its own; null where nothing is read.</summary>
    public Value? InputProduct(string name, Value? x) =>
        Token != null ? Graph.Column(OwnMatrix(name, _width), Token, null)
        : x != null ? Graph.Product(OwnMatrix(name, _width), x, SumOrder.OneChain)
        : null;

    /// <summary>The state <paramref name="name"/> (h or c) before the step.</summary>
    /// <param name="name">Its letter.</param>
    /// <param name="space">Its numbers, where it has not one for each unit.</param>
    public Value Before(string name, Space? space = null) => Graph.Leaf(name + "Prev" + _valueSuffix, space ?? Units);

    /// <summary>Declares that <paramref name="before"/> becomes <paramref name="after"/>.</summary>
    public void Carry(string name, Value before, Value after) =>
        Graph.Carry(new StateSpace(name + _tensorSuffix, after.Space), before, after);

    private Parameter Matrix(string name, int gates, int columns) => new(name + _tensorSuffix, _layer, 0, gates, columns, IsVector: false);
}
