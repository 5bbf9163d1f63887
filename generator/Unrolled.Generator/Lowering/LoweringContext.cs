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
    /// <summary>The most lanes of the vector types that the code is generic over, the widest first; none where it runs over plain numbers.</summary>
    public IReadOnlyList<int> LaneTypes { get; } = Plan.Plan == Spec.PlanKind.Loops && Network.Spec.Target.HasLanes
        ? LaneTypePlan.Of(Network)
        : Array.Empty<int>();

    /// <summary>Whether loops run over vectors.</summary>
    public bool HasLanes => LaneTypes.Count > 0;

    /// <summary>Numbers of one input row: a token is one.</summary>
    public int Input => Network.Spec.ReadsTokens ? 1 : Network.Spec.Input;

    /// <summary>Numbers of one output row.</summary>
    public int Output => Network.OutputSize;

    public int Steps => Network.Spec.Steps;

    public int FirstOutput => Network.Spec.FirstOutput;

    public int StateLength => Network.States.Sum(s => s.Space.Count);

    public bool IsStraight => Plan.Plan == Spec.PlanKind.StraightLine;

    /// <summary>Where a part of the carried state starts in the state.</summary>
    public int StateOffset(StateSpace state) => Network.States.TakeWhile(s => s != state).Sum(s => s.Space.Count);

    /// <summary>The bodies of the training pass, each once.</summary>
    public IEnumerable<Body> TrainingBodies => Network.TrainingPhases.Select(p => p.Body).Distinct();

    /// <summary>The bodies of inference, each once.</summary>
    public IEnumerable<Body> InferenceBodies => Network.Passes.SelectMany(p => p.Phases).Select(p => p.Body).Distinct();
}
