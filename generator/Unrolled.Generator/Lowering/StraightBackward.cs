using Unrolled.Generator.Differentiation;
using Unrolled.Generator.Network;
using static Unrolled.Generator.Lowering.MethodParameterKind;

namespace Unrolled.Generator.Lowering;

/// <summary>All steps backward in one straight line: the gradient of the state stays in variables from step to step.</summary>
internal static class StraightBackward
{
    public static KernelMethod Lower(LoweringContext context, TapePlan tape, string name)
    {
        var code = new CodeWriter();
        Gradients? later = null;
        StraightBodyLowering? laterStep = null;
        foreach (Phase phase in context.Network.Phases.Reverse())
        {
            for (int t = phase.End - 1; t >= phase.First; t--)
            {
                Gradients reverse = context.Reverses[phase.Body];
                code.Add(new Comment(""));
                code.Add(new Comment($"Step {t}."));
                var step = new StraightBodyLowering(code, context.Addresses, $"_t{t}");
                Give(context, tape, phase.Body, t, step);
                for (int i = 0; i < reverse.Carried.Count; i++)
                {
                    Value after = reverse.Carried[i].After;
                    if (later == null)
                    {
                        step.Given[after] = StatePlace(context, tape, reverse.Carried[i]);
                    }
                    else
                    {
                        step.Give(after, laterStep!.ReadAll(later.Carried[i].Before));
                    }
                }

                step.Lower(reverse.Values, SinksOf(context, tape, reverse, t).ToArray());
                (later, laterStep) = (reverse, step);
            }
        }

        var narrow = new[]
        {
            Narrow.To(Spans.Parameters, context.Addresses.Plan.Length, writable: false),
            Narrow.To(Spans.LogitGradient, (context.Steps - context.FirstOutput) * context.Output, writable: false),
            Narrow.To(Spans.Tape, tape.Length, writable: true),
        };
        return new KernelMethod(name, new[] { KernelSummaries.BackwardSteps }, new[]
        {
            new MethodParameter(Spans.Parameters, ReadOnlySpan),
            new MethodParameter(Spans.LogitGradient, ReadOnlySpan),
            new MethodParameter(Spans.Tape, Span),
        }, narrow.Concat(code.Statements).ToArray());
    }

    private static void Give(LoweringContext context, TapePlan tape, Body body, int t, StraightBodyLowering step)
    {
        foreach ((Value value, Place place) in BackwardLowering.KeptBy(context, tape, body, t))
        {
            step.Given[value] = place;
        }

        if (context.Reverses[body].OutputGradient is { } output)
        {
            step.Given[output] = new Place(Spans.LogitGradient, (t - context.FirstOutput) * context.Output);
        }
    }

    private static IEnumerable<Sink> SinksOf(LoweringContext context, TapePlan tape, Gradients reverse, int t)
    {
        foreach (Value summed in TapePlan.SummedGradients(reverse))
        {
            yield return new Sink(summed, tape.Of(summed, t));
        }

        foreach (CarryGradient carry in reverse.Carried)
        {
            // The earlier step takes these variables over; only the first step hands them out.
            yield return new Sink(carry.Before, t == 0 ? StatePlace(context, tape, carry) : null);
        }
    }

    private static Place StatePlace(LoweringContext context, TapePlan tape, CarryGradient carry) =>
        new(Spans.Tape, tape.StateGradient + context.StateOffset(carry.Carry.State));
}
