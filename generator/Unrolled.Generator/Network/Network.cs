using Unrolled.Generator.Spec;

namespace Unrolled.Generator.Network;

/// <summary>A model as mathematics: what one step computes, and which steps read and write.</summary>
/// <param name="Spec">The model.</param>
/// <param name="Parameters">Tensors in the order of the parameter block.</param>
/// <param name="States">The carried state's parts in the order of the state span.</param>
/// <param name="Passes">The walks over the steps, one after the other. Where all layers run in one direction, there is one.</param>
/// <param name="TrainingPasses">The same with dropout's masks.</param>
/// <param name="Streaming">The body of one step that reads and writes; null where a step cannot stand alone.</param>
internal sealed record RecurrentNetwork(
    ModelSpec Spec,
    IReadOnlyList<Parameter> Parameters,
    IReadOnlyList<StateSpace> States,
    IReadOnlyList<Pass> Passes,
    IReadOnlyList<Pass> TrainingPasses,
    Body? Streaming)
{
    /// <summary>The body that shows the cell's equations.</summary>
    public Body Shown => Streaming ?? Passes[0].Phases[0].Body;

    /// <summary>Numbers of one output row.</summary>
    public int OutputSize => Spec.Output > 0 ? Spec.Output : Spec.Directions * Spec.Hidden[Spec.Hidden.Count - 1];

    /// <summary>The rest state's tensors, in the order of <see cref="States"/>; empty where it is zero.</summary>
    public IReadOnlyList<Parameter> Rest { get; init; } = Array.Empty<Parameter>();

    /// <summary>The stretches of steps of the training pass.</summary>
    public IEnumerable<Phase> TrainingPhases => TrainingPasses.SelectMany(p => p.Phases);

    /// <summary>What passes hand on to later ones.</summary>
    public IEnumerable<Sequence> Sequences => TrainingPhases.Select(p => p.Body.Target).OfType<Sequence>().Distinct();
}

/// <summary>One part of the carried state.</summary>
/// <param name="Name">Public name, such as <c>h_l0</c>.</param>
internal sealed record StateSpace(string Name, Space Space);

/// <summary>A walk over the steps.</summary>
/// <param name="IsReversed">From the last step to the first.</param>
/// <param name="Phases">Stretches of steps with the same body, in time order.</param>
internal sealed record Pass(bool IsReversed, IReadOnlyList<Phase> Phases)
{
    /// <summary>The state that the pass carries.</summary>
    public IReadOnlyList<Carry> Carried => Phases[0].Body.Carried;
}

/// <summary>A row a step that one or two passes write and later passes read: the h of a layer, in both directions side by side.</summary>
/// <param name="Readers">Names of the passes that read it.</param>
internal sealed record Sequence(string Name, int Width, params string[] Readers)
{
    public bool Equals(Sequence? other) => Name == other?.Name;

    public override int GetHashCode() => Name.GetHashCode();
}

/// <summary>Steps <paramref name="First"/> to <paramref name="First"/> + <paramref name="Count"/> - 1 run <paramref name="Body"/>.</summary>
/// <param name="IsFed">Whether the steps read the output of the step before instead of an input.</param>
internal sealed record Phase(Body Body, int First, int Count, bool IsFed = false)
{
    public int End => First + Count;
}

/// <summary>What one step computes.</summary>
/// <param name="Kind">Whether it reads an input and writes an output.</param>
/// <param name="Values">All values, operands before their users.</param>
/// <param name="Input">The numbers that the step reads; null where it reads none.</param>
/// <param name="Carried">The state before and after, in the order of <see cref="RecurrentNetwork.States"/>.</param>
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
