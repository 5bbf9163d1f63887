using Unrolled.Generator.Graph;
using Unrolled.Generator.Kernels;
using Unrolled.Generator.Memory;
using Unrolled.Generator.Network;
using Unrolled.Generator.Schedule;

namespace Unrolled.Generator.Lowering;

/// <summary>The model and the decisions that all lowerings share.</summary>
internal sealed record LoweringContext(
    RecurrentNetwork Network,
    IReadOnlyDictionary<Body, ReverseBody> Reverses,
    ParameterAddresses Addresses,
    PlanDecision Plan)
{
    /// <summary>The most lanes of the vector types that the code is generic over, the widest first; none where it runs over plain numbers.</summary>
    public IReadOnlyList<int> LaneTypes { get; init; } = Plan.Plan == Spec.PlanKind.Loops && Network.Spec.Target.HasLanes
        ? LaneTypePlan.Of(Network)
        : Array.Empty<int>();

    /// <summary>Whether loops run over vectors.</summary>
    public bool HasLanes => LaneTypes.Count > 0;

    /// <summary>Whether every other step runs the lane groups of its layer backward.</summary>
    public bool AlternatesGroups { get; init; } = CostModel.AlternatesGroups(Network);

    /// <summary>Columns whose gradients are summed side by side: with four gates 16 sums, which fit the 32 registers of the widest machines with their operands.</summary>
    public int ColumnTile { get; init; } = Plan.Plan == Spec.PlanKind.Loops && Network.Spec.Target.HasLanes ? 4 : 1;

    /// <summary>Whether the gradients of the parameters are added to what their span holds; else they take its place.</summary>
    public bool AddsGradients { get; init; } = true;

    /// <summary>Numbers of one input row: a token is one.</summary>
    public int Input => Network.Spec.ReadsTokens ? 1 : Network.Spec.Input;

    /// <summary>Numbers of one output row.</summary>
    public int Output => Network.OutputSize;

    /// <summary>Numbers of the input of a sequence.</summary>
    public int InputLength => Network.Spec.ReadSteps * Input;

    /// <summary>Numbers of the logits of a sequence.</summary>
    public int LogitLength => (Steps - FirstOutput) * Output;

    public int Steps => Network.Spec.Steps;

    public int FirstOutput => Network.Spec.FirstOutput;

    /// <summary>Whether a run may end before the last step.</summary>
    public bool HasLength => Network.Spec.VariableLength;

    /// <summary>Whether the one output is that of the last step of the run, whichever that is.</summary>
    public bool WritesLast => HasLength && Steps > 1 && FirstOutput == Steps - 1;

    /// <summary>The row of the logits that step <paramref name="t"/> writes.</summary>
    public Index OutputRow(Index t) => WritesLast ? 0 : t + -FirstOutput;

    /// <summary>Step <paramref name="bound"/>, or the step that takes its part in a shorter run.</summary>
    public Bound BoundOf(int bound, int offset = 0) =>
        bound == Steps ? Bound.Length(offset)
        : WritesLast && bound == Steps - 1 ? Bound.Length(offset - 1)
        : new Bound(bound == 0 || !HasLength ? BoundKind.Constant : BoundKind.AtMostLength, bound, offset);

    /// <summary>The length of a run, where it may be short.</summary>
    public IEnumerable<Argument> LengthArgument => HasLength ? new[] { new Number(Index.Of(Spans.Length)) } : Array.Empty<Argument>();

    public IEnumerable<MethodParameter> LengthParameter =>
        HasLength ? new[] { new MethodParameter(Spans.Length, MethodParameterKind.Step) } : Array.Empty<MethodParameter>();

    /// <summary>The same model as a stream has it: any number of steps, each of which reads and writes.</summary>
    public LoweringContext OfStream(Body step) => this with
    {
        Network = Network with
        {
            Spec = Network.Spec with { VariableLength = true, ReadSteps = Steps, FirstOutput = 0 },
            Passes = new[] { new Pass(IsReversed: false, new[] { new Phase(step, 0, Steps) }) },
        },
    };

    public int StateLength => Network.States.Sum(s => s.Space.Count);

    public bool IsStraight => Plan.Plan == Spec.PlanKind.StraightLine;

    /// <summary>Where a part of the carried state starts in the state.</summary>
    public Index StateStart(StateSpace state) => new Label(LabelText.Of(Spans.State, Addresses.ShortName(state.Name)), StateOffset(state), Spans.State);

    private int StateOffset(StateSpace state) => Network.States.TakeWhile(s => s != state).Sum(s => s.Space.Count);

    /// <summary>The bodies of the training pass, each once.</summary>
    public IEnumerable<Body> TrainingBodies => Network.TrainingBodies;

    /// <summary>The bodies of inference, each once.</summary>
    public IEnumerable<Body> InferenceBodies => Network.Passes.SelectMany(p => p.Phases).Select(p => p.Body).Distinct();
}
