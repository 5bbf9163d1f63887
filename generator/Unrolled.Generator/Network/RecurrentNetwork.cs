using Unrolled.Generator.Graph;
using Unrolled.Generator.Spec;

namespace Unrolled.Generator.Network;

/// <summary>A model as mathematics: the values of one step, and the steps that read and write.</summary>
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
    public int OutputSize => Spec.Output > 0 ? Spec.Output : Spec.Directions * Spec.LastLayer.Outputs;

    /// <summary>The rest state's tensors, in the order of <see cref="States"/>; empty where it is zero.</summary>
    public IReadOnlyList<Parameter> Rest { get; init; } = Array.Empty<Parameter>();

    /// <summary>The stretches of steps of the training pass.</summary>
    public IEnumerable<Phase> TrainingPhases => TrainingPasses.SelectMany(p => p.Phases);

    /// <summary>The bodies of the training pass, each once.</summary>
    public IEnumerable<Body> TrainingBodies => TrainingPhases.Select(p => p.Body).Distinct();

    /// <summary>The rows between passes.</summary>
    public IEnumerable<Sequence> Sequences => TrainingPhases.Select(p => p.Body.Target).OfType<Sequence>().Distinct();
}

/// <summary>A walk over the steps.</summary>
/// <param name="IsReversed">From the last step to the first.</param>
/// <param name="Phases">Stretches of steps with the same body, in time order.</param>
internal sealed record Pass(bool IsReversed, IReadOnlyList<Phase> Phases)
{
    /// <summary>Every step with its phase, in the order of the pass or against it.</summary>
    public IEnumerable<(Phase Phase, int T)> Steps(bool isForward)
    {
        IEnumerable<(Phase, int)> inTime = Phases.SelectMany(phase => Enumerable.Range(phase.First, phase.Count).Select(t => (phase, t)));
        return isForward == IsReversed ? inTime.Reverse() : inTime;
    }

    /// <summary>The state that the pass carries.</summary>
    public IReadOnlyList<Carry> Carried => Phases[0].Body.Carried;
}

/// <summary>Steps <paramref name="First"/> to <paramref name="First"/> + <paramref name="Count"/> - 1 run <paramref name="Body"/>.</summary>
/// <param name="IsFed">Whether the steps read the output of the step before instead of an input.</param>
internal sealed record Phase(Body Body, int First, int Count, bool IsFed = false)
{
    public int End => First + Count;
}
