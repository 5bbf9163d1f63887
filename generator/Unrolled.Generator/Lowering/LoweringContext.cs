using Unrolled.Generator.Differentiation;
using Unrolled.Generator.Network;

namespace Unrolled.Generator.Lowering;

/// <summary>What every part of the lowering needs to know of the model.</summary>
internal sealed record LoweringContext(
    RecurrentNetwork Network,
    IReadOnlyDictionary<Body, Gradients> Reverses,
    ParameterAddresses Addresses,
    PlanDecision Plan)
{
    public int Input => Network.Spec.Input;

    /// <summary>Numbers of one output row.</summary>
    public int Output => Network.Streaming.Output!.Space.Count;

    public int Steps => Network.Spec.Steps;

    public int FirstOutput => Network.Spec.FirstOutput;

    public int StateLength => Network.States.Sum(s => s.Space.Count);

    /// <summary>Where a part of the carried state starts in the state.</summary>
    public int StateOffset(StateSpace state) => Network.States.TakeWhile(s => s != state).Sum(s => s.Space.Count);

    /// <summary>The bodies in use, each once.</summary>
    public IEnumerable<Body> Bodies => Network.Phases.Select(p => p.Body).Distinct();
}
