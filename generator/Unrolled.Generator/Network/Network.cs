using Unrolled.Generator.Spec;

namespace Unrolled.Generator.Network;

/// <summary>A model as mathematics: what one step computes, and which steps read and write.</summary>
/// <param name="Spec">The model.</param>
/// <param name="Parameters">Tensors in the order of the parameter block.</param>
/// <param name="States">The carried state's parts in the order of the state span.</param>
/// <param name="Phases">Stretches of steps with the same body, in time order; together they cover all steps.</param>
/// <param name="Streaming">The body of one step that reads and writes, which streaming uses whatever the phases are.</param>
internal sealed record RecurrentNetwork(
    ModelSpec Spec,
    IReadOnlyList<Parameter> Parameters,
    IReadOnlyList<StateSpace> States,
    IReadOnlyList<Phase> Phases,
    Body Streaming);

/// <summary>One part of the carried state.</summary>
/// <param name="Name">Public name, such as <c>h_l0</c>.</param>
internal sealed record StateSpace(string Name, Space Space);

/// <summary>Steps <paramref name="First"/> to <paramref name="First"/> + <paramref name="Count"/> - 1 run <paramref name="Body"/>.</summary>
internal sealed record Phase(Body Body, int First, int Count)
{
    public int End => First + Count;
}

/// <summary>What one step computes.</summary>
/// <param name="Kind">Whether it reads an input and writes an output.</param>
/// <param name="Values">All values, operands before their users.</param>
/// <param name="Input">The input, where the step reads one.</param>
/// <param name="Carried">The state before and after, in the order of <see cref="RecurrentNetwork.States"/>.</param>
/// <param name="Output">The logits, where the step writes them.</param>
internal sealed record Body(StepKind Kind, IReadOnlyList<Value> Values, Value? Input, IReadOnlyList<Carry> Carried, Value? Output)
{
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
