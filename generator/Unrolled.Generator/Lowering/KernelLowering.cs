using Unrolled.Generator.Graph;
using Unrolled.Generator.Kernels;
using Unrolled.Generator.Memory;
using Unrolled.Generator.Network;
using Unrolled.Generator.Schedule;

namespace Unrolled.Generator.Lowering;

/// <summary>From a network and its reverse bodies to a kernel: every offset, loop and method decided.</summary>
internal static class KernelLowering
{
    public static Kernel Lower(RecurrentNetwork network, IReadOnlyDictionary<Body, ReverseBody> reverses)
    {
        ParameterAddresses addresses = ParameterAddresses.Of(network);
        PlanDecision plan = CostModel.Choose(network, reverses);
        var context = new LoweringContext(network, reverses, addresses, plan);
        TapePlan tape = TapePlan.Of(network, reverses, addresses);
        var tapeScratch = new ScratchPlan(Spans.Tape, tape.Length);

        var inference = new InferenceLowering(new LoweringContext(network, reverses, addresses, plan.OfInference));
        CrowdStep? crowd = network is { Spec: { Crowd: true }, Streaming: { } step } ? CrowdLowering.Lower(context, step) : null;
        BatchPasses? batch = network.Spec.Batched ? BatchLowering.Lower(context) : null;
        KernelMethod[] ofInference = inference.Lower().ToArray();
        KernelMethod[] ofTraining = new TrainingLowering(context, tape, tapeScratch).Lower().Concat(new BackwardLowering(context, tape, tapeScratch).Lower()).ToArray();
        var lengths = new Dictionary<string, int>
        {
            [Spans.Parameters] = addresses.Plan.Length,
            [Spans.ParameterGradient] = addresses.Plan.Length,
            [Spans.State] = context.StateLength,
            [Spans.Next] = context.StateLength,
            [Spans.Input] = context.InputLength,
            [Spans.Tape] = tapeScratch.Length,
            [Spans.Work] = inference.WorkLength,
        };

        // The input of a stream may have any length.
        var ofStream = new Dictionary<string, int>(lengths);
        ofStream.Remove(Spans.Input);
        var ofBatch = new Dictionary<string, int>(lengths) { [Spans.Tape] = batch?.TapeLength ?? 0 };
        KernelMethod OfOne(KernelMethod method) => method.WithLengths(method.Name == KernelEntry.Process ? ofStream : lengths, (_, length) => length);

        StatePart[] state = network.States.Select(s => new StatePart(s.Name, context.StateStart(s).Constant, s.Space.Count)).ToArray();
        return new Kernel(
            network.Spec,
            addresses.Plan,
            new StatePlan(state, context.StateLength),
            tapeScratch.Length,
            inference.WorkLength,
            CostModel.Count(network, reverses),
            plan,
            ofInference.Select(OfOne)
                .Concat(crowd?.Methods ?? Array.Empty<KernelMethod>())
                .Concat(ofTraining.Select(OfOne))
                .Concat((batch?.Methods ?? Array.Empty<KernelMethod>()).Select(method => method.WithLengths(ofBatch, StreamLanes.LengthOf)))
                .ToArray())
        {
            BatchTapeLength = batch?.TapeLength ?? 0,
            CrowdWorkLength = crowd?.WorkLength ?? 0,
            MaskLength = tape.Masks.Length,
            Tape = tape.Visible.Select(s => new TapePart(PublicName(s.Name), s.Start, s.Rows, s.Width)).ToArray(),
            Rest = addresses.Plan.Tensors.Where(t => network.Rest.Any(r => r.Name == t.Name)).ToArray(),
        };
    }

    /// <summary>With the layer's number, as states and tensors have it: <c>i</c> is <c>i_l0</c>, <c>i_reverse</c> is <c>i_l0_reverse</c>.</summary>
    private static string PublicName(string name) => name.Contains("_l") ? name
        : name.EndsWith("_reverse", StringComparison.Ordinal) ? name.Replace("_reverse", "_l0_reverse")
        : name + "_l0";
}
