using Unrolled.Generator.Graph;
using Unrolled.Generator.Kernels;
using Unrolled.Generator.Memory;
using static Unrolled.Generator.Kernels.MethodParameterKind;

namespace Unrolled.Generator.Lowering;

/// <summary>One step of many streams: the step of one stream over single numbers, with every number made a vector over streams.</summary>
/// <remarks>The arithmetic of a lane is that of a stream alone, operation by operation, so its bits are, too.</remarks>
internal static class CrowdLowering
{
    public static CrowdStep Lower(LoweringContext context, Body step)
    {
        LoweringContext single = context with { LaneTypes = Array.Empty<int>(), AlternatesGroups = false };
        var work = new ScratchPlan(Spans.Work, 0);
        var method = new MethodWriter(single, work);
        SequenceLowering.AddStepParameters(method, step, (Spans.State, ReadOnlySpan), (Spans.Next, Span), (Spans.Work, Span));
        method.Wire(StepWiring.Inference(single, step, Spans.State, Spans.Next).With(step.Output!, new Place(Spans.Logits, 0), Spans.Logits));
        KernelMethod one = method.Write(KernelEntry.CrowdStep, step.Values, KernelSummaries.CrowdStep);
        var lanes = new CrowdLanes(work, context.Network.Spec.Target.HasLanes);
        KernelMethod many = lanes.Over(one, new Dictionary<string, int>
        {
            [Spans.State] = context.StateLength,
            [Spans.Next] = context.StateLength,
            [Spans.X] = context.Input,
            [Spans.Logits] = context.Output,
            [Spans.Work] = work.Length,
        });
        return new CrowdStep(many, CrowdLanes.Streams * work.Length);
    }
}

/// <summary>The method, and the scratch memory that it needs.</summary>
internal sealed record CrowdStep(KernelMethod Method, int WorkLength);
