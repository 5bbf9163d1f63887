using Unrolled.Generator.Graph;
using Unrolled.Generator.Kernels;
using Unrolled.Generator.Memory;
using Unrolled.Generator.Network;

namespace Unrolled.Generator.Lowering;

/// <summary>All steps of a pass backward in one straight line: the gradient of the state stays in variables from step to step.</summary>
internal static class StraightBackward
{
    /// <param name="finish">Writes the statements behind a step.</param>
    public static KernelMethod Lower(BackwardRows rows, Pass pass, Action<CodeWriter, Phase, Index> finish)
    {
        LoweringContext context = rows.Context;
        var code = new CodeWriter();
        ReverseBody? later = null;
        var written = new HashSet<string>();
        StraightBodyLowering? laterStep = null;
        foreach ((Phase phase, int t) in pass.Steps(isForward: false))
        {
            ReverseBody reverse = context.Reverses[phase.Body];
            StepWiring wiring = StepWiring.Backward(rows, phase.Body, t);
            code.Add(new Comment(""));
            code.Add(new Comment($"Step {t}."));
            var step = new StraightBodyLowering(code, context, StraightForward.SuffixOf(phase.Body, t), written);
            foreach ((Value value, Place place) in wiring.Given.Select(w => (w.Value, w.Place)).Concat(rows.OutputGradients(phase.Body, t)))
            {
                step.Given[value] = place;
            }

            GiveState(wiring, reverse, later, step, laterStep);
            bool isFirst = t == (pass.IsReversed ? context.Steps - 1 : 0);
            step.Lower(reverse.Values, SinksOf(rows, wiring, reverse, t, isFirst).ToArray());
            finish(code, phase, t);
            (later, laterStep) = (reverse, step);
        }

        var narrow = new[]
        {
            Narrow.Parameters(context),
            Narrow.Logits(context, Spans.LogitGradient, writable: false),
            Narrow.To(Spans.Tape, rows.Tape.Length, writable: true),
        };
        return new KernelMethod(
            StepNames.BackwardSteps(pass.Phases[0].Body), KernelSummaries.BackwardSteps, rows.PassParameters(), narrow.Concat(code.Statements).ToArray(), context.LaneTypes);
    }

    private static void GiveState(StepWiring wiring, ReverseBody reverse, ReverseBody? later, StraightBodyLowering step, StraightBodyLowering? laterStep)
    {
        for (int i = 0; i < reverse.Carried.Count; i++)
        {
            Value after = reverse.Carried[i].After;
            if (later == null)
            {
                step.Given[after] = wiring.Carried[i].Place;
            }
            else
            {
                step.Give(after, laterStep!.ReadAll(later.Carried[i].Before));
            }
        }
    }

    private static IEnumerable<Sink> SinksOf(BackwardRows rows, StepWiring wiring, ReverseBody reverse, int t, bool isFirst)
    {
        foreach (Wire summed in wiring.Sinks)
        {
            yield return new Sink(summed.Value, summed.Place);
        }

        foreach (CarryGradient carry in reverse.Carried)
        {
            if (rows.Context.Network.Spec.Trace)
            {
                yield return new Sink(carry.Total, rows.Tape.TraceOf(carry, t));
            }

            // The earlier step takes these variables over; only the first step hands them out.
            yield return new Sink(carry.Before, isFirst ? rows.StateGradient(carry) : null);
        }
    }
}
