using Unrolled.Parameters;

namespace Unrolled.Generator.Memory;

/// <summary>Rows of the tape, one a step.</summary>
internal sealed record TapePart(string Name, int Offset, int Rows, int Columns);

/// <summary>The tensors of a model in the order of its layers.</summary>
/// <param name="Count">Trainable numbers.</param>
/// <param name="Length">Numbers of the parameter block, padding between layers included.</param>
internal sealed record ParameterPlan(IReadOnlyList<TensorPlan> Tensors, int Count, int Length);

/// <summary>One tensor: its name and logical shape (as PyTorch's) and its place. A vector has one column.</summary>
internal sealed record TensorPlan(string Name, int Rows, int Columns, bool IsVector, TensorAddress Address)
{
    /// <summary>What the name does not tell a reader.</summary>
    public string Note { get; init; } = "";

    /// <summary>What each gate's numbers are in a new model; empty: the initializer chooses by the name.</summary>
    public IReadOnlyList<double> Initial { get; init; } = System.Array.Empty<double>();
}

/// <summary>The carried state: h, and c for an LSTM, of each layer.</summary>
internal sealed record StatePlan(IReadOnlyList<StatePart> Parts, int Length);

/// <summary>One part of the state, such as <c>h_l0</c>.</summary>
internal sealed record StatePart(string Name, int Offset, int Length);
