namespace Unrolled.Generator.Graph;

/// <summary>What one step computes.</summary>
/// <param name="Kind">Whether it reads an input and writes an output.</param>
/// <param name="Values">All values, operands before their users.</param>
/// <param name="Input">The numbers that the step reads; null where it reads none.</param>
/// <param name="Carried">The state before and after, in the order of the network's states.</param>
/// <param name="Output">The logits, or what goes to later passes; null where the step writes nothing.</param>
internal sealed record Body(StepKind Kind, IReadOnlyList<Value> Values, Value? Input, IReadOnlyList<Carry> Carried, Value? Output)
{
    /// <summary>Tells the bodies of one pass from another's, in names: Layer0, Layer0Reverse, Head. Empty where there is one pass.</summary>
    public string Part { get; init; } = "";

    /// <summary>Whether the step after this one in its pass is the one before it in time.</summary>
    public bool IsReversed { get; init; }

    /// <summary>The token that the step looks up.</summary>
    public Value? Token { get; init; }

    /// <summary>Masks of dropout, in the order of the layers they stand between.</summary>
    public IReadOnlyList<Value> Masks { get; init; } = Array.Empty<Value>();

    /// <summary>Where <see cref="Input"/> comes from; null: from outside.</summary>
    public Sequence? Source { get; init; }

    /// <summary>Where <see cref="Output"/> goes to; null: to the logits.</summary>
    public Sequence? Target { get; init; }

    /// <summary>Where <see cref="Output"/> starts in a row of its target.</summary>
    public int Column { get; init; }

    public bool Equals(Body? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}

/// <summary>A part of the state before and after the step.</summary>
internal sealed record Carry(StateSpace State, Value Before, Value After);

/// <summary>What a step does besides carrying its state on.</summary>
[Flags]
internal enum StepKind
{
    Idle = 0,
    Reads = 1,
    Writes = 2,
}

/// <summary>One part of the carried state.</summary>
/// <param name="Name">Public name, such as <c>h_l0</c>.</param>
internal sealed record StateSpace(string Name, Space Space);

/// <summary>A row a step that one or two passes write and later passes read: the h of a layer, in both directions side by side.</summary>
/// <param name="Readers">Names of the passes that read it.</param>
internal sealed record Sequence(string Name, int Width, params string[] Readers)
{
    public bool Equals(Sequence? other) => Name == other?.Name;

    public override int GetHashCode() => Name.GetHashCode();
}
