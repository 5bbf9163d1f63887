namespace Unrolled.Generator.Graph;

/// <summary>The units that a value has a number for: the inputs, the units of a layer, the outputs.</summary>
/// <param name="Name">The index letter's meaning in docs: <c>x</c>, <c>h_l0</c>, <c>y</c>.</param>
/// <param name="Count">How many.</param>
internal sealed record Space(string Name, int Count)
{
    /// <summary>What sums over units have: one number.</summary>
    public static readonly Space One = new("one", 1);
}

/// <summary>A trainable tensor: for each gate and unit of <paramref name="Space"/> a row of <paramref name="Columns"/> numbers.</summary>
/// <param name="Name">Its public name, as in <c>weight_ih_l0</c>.</param>
/// <param name="Layer">The layer whose block it stands in.</param>
/// <param name="IsVector">A bias: one column.</param>
/// <param name="FirstGate">The first of the layer's gates that it has rows for.</param>
/// <param name="Gates">For how many of the layer's gates it has rows.</param>
internal sealed record Parameter(string Name, LayerSpace Layer, int FirstGate, int Gates, int Columns, bool IsVector)
{
    public Space Space => Layer.Space;

    /// <summary>What the name does not tell a reader.</summary>
    public string Note { get; init; } = "";

    /// <summary>What each gate's numbers are in a new model; empty: the initializer chooses by the name.</summary>
    public IReadOnlyList<double> Initial { get; init; } = Array.Empty<double>();

    /// <remarks>What is said about a tensor does not make it another one.</remarks>
    public bool Equals(Parameter? other) => other != null && Name == other.Name && Layer == other.Layer
        && (FirstGate, Gates, Columns, IsVector) == (other.FirstGate, other.Gates, other.Columns, other.IsVector);

    public override int GetHashCode() => Name.GetHashCode();
}

/// <summary>The units of a layer and the letters of its gates, such as i f g o; a layer without gates has one empty letter.</summary>
internal sealed record LayerSpace(Space Space, params string[] Gates)
{
    /// <summary>Kept row by row, without lane groups: an embedding table, a learned state.</summary>
    public bool IsTable { get; init; }

    public bool Equals(LayerSpace? other) => other != null && Space == other.Space && Gates.SequenceEqual(other.Gates);

    public override int GetHashCode() => Space.GetHashCode();
}

/// <summary>One value of a step body in single-assignment form.</summary>
/// <remarks>
/// A named value gets a variable of its own, and a place on the tape when the reverse body needs it; an unnamed one is written
/// into the expression that uses it, so what is not worth storing is computed again.
/// </remarks>
internal sealed class Value
{
    public Value(Op op, Space space, int gates, params Value[] operands)
    {
        Op = op;
        Space = space;
        Gates = gates;
        Operands = operands;
    }

    public Op Op { get; }

    public Space Space { get; }

    public int Gates { get; }

    public IReadOnlyList<Value> Operands { get; }

    /// <summary>The name in maths and code, unique in its body; null for an intermediate result.</summary>
    public string? Name { get; set; }

    /// <summary>Letters of the gates of a value that has several.</summary>
    public IReadOnlyList<string>? GateNames { get; init; }

    /// <summary>The matrix of a product.</summary>
    public Parameter? Matrix { get; init; }

    /// <summary>The first gate of the matrix that a product uses, or the index that a <see cref="Op.Gate"/> picks.</summary>
    public int FirstGate { get; init; }

    /// <summary>The bias that a product starts with, or the vector of <see cref="Op.Vector"/>.</summary>
    public Parameter? Bias { get; init; }

    /// <summary>The token that a <see cref="Op.Column"/> or a <see cref="Op.Lookup"/> looks up. It is no operand: it has no gradient.</summary>
    public Value? Token { get; init; }

    /// <summary>The number of <see cref="Op.Number"/>.</summary>
    public double Number { get; init; }

    /// <summary>What has no gradient: a token, a mask, a number, and what is made of them alone.</summary>
    public bool IsConstant { get; init; }

    /// <summary>How a product's terms are summed.</summary>
    public SumOrder Order { get; init; }

    /// <summary>The gate of <see cref="Bias"/> that this value's <paramref name="gate"/> starts with; -1 for none.</summary>
    public int BiasGate(int gate)
    {
        int biasGate = Bias == null ? -1 : FirstGate + gate - Bias.FirstGate;
        return Bias != null && biasGate < Bias.Gates ? Math.Max(biasGate, -1) : -1;
    }

    /// <summary>The name of one gate.</summary>
    public string NameOf(int gate) => GateNames == null ? Name! : Name + GateNames[gate];

    public override string ToString() => Name ?? Op.ToString();
}

/// <summary>The order in which the terms of a product are added; a chain starts with its bias, else with its first product.</summary>
internal enum SumOrder
{
    /// <summary>One chain, k ascending: what is read from outside, so that it can be computed ahead of the recurrence.</summary>
    OneChain,

    /// <summary>Two chains, even and odd k, added at the end: half the latency.</summary>
    TwoChains,
}
