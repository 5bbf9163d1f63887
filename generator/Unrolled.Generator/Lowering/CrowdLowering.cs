using Unrolled.Generator.Graph;
using Unrolled.Generator.Kernels;
using Unrolled.Generator.Memory;
using Unrolled.Generator.Schedule;
using Unrolled.Generator.Spec;
using static Unrolled.Generator.Kernels.MethodParameterKind;

namespace Unrolled.Generator.Lowering;

/// <summary>One step of many streams: the step of one stream over single numbers, with every number made a vector over streams.</summary>
/// <remarks>The arithmetic of a lane is that of a stream alone, operation by operation, so its bits are, too.</remarks>
internal static class CrowdLowering
{
    private const int MostInOneLine = 10;

    public static CrowdStep Lower(LoweringContext context, Body step)
    {
        LoweringContext single = context with { Plan = PlanOf(context, step), LaneTypes = Array.Empty<int>(), AlternatesGroups = false };
        var work = new ScratchPlan(Spans.Work, 0);
        var method = new MethodWriter(single, work);
        SequenceLowering.AddStepParameters(method, step, (Spans.State, ReadOnlySpan), (Spans.Next, Span), (Spans.Work, Span));
        method.Wire(StepWiring.Inference(single, step, Spans.State, Spans.Next).With(step.Output!, new Place(Spans.Logits, 0), Spans.Logits));
        KernelMethod one = method.Write(KernelEntry.CrowdStep, step.Values, KernelSummaries.CrowdStep);
        one = one with { Body = UnitTiles.Of(one.Body) };
        IReadOnlyList<KernelMethod> many = new StreamLanes(work, context.Network.Spec.Target.HasLanes).Over(one);
        var lengths = new Dictionary<string, int>
        {
            [Spans.Parameters] = context.Addresses.Plan.Length,
            [Spans.State] = context.StateLength,
            [Spans.Next] = context.StateLength,
            [Spans.X] = context.Input,
            [Spans.Logits] = context.Output,
            [Spans.Work] = work.Length,
        };
        return new CrowdStep(many.Select(method => method.WithLengths(lengths, StreamLanes.LengthOf)).ToArray(), StreamLanes.Streams * work.Length);
    }

    /// <summary>A straight line of a few activations; more of them, each a page of vector code, are too much for one method.</summary>
    private static PlanDecision PlanOf(LoweringContext context, Body step)
    {
        int activations = step.Values.Where(v => v.Op is Op.Tanh or Op.Sigmoid or Op.Exp or Op.Log).Sum(v => v.Gates * v.Space.Count);
        return activations > MostInOneLine ? context.Plan with { Plan = PlanKind.Loops } : context.Plan;
    }
}

/// <summary>The methods, and the scratch memory that they need.</summary>
internal sealed record CrowdStep(IReadOnlyList<KernelMethod> Methods, int WorkLength);
