using Unrolled.Generator.Kernels;
using Unrolled.Generator.Memory;

namespace Unrolled.Generator.Lowering;

/// <summary>Cuts spans to the length they are known to have, so that constant indices need no bounds check; the note tells their shape.</summary>
internal static class Narrow
{
    /// <summary>The spans of a whole sequence, with the tape where there is one.</summary>
    public static IEnumerable<Statement> All(LoweringContext context, TapePlan? tape)
    {
        yield return Parameters(context);
        yield return new Slice(Spans.State, Spans.State, 0, context.StateLength, Writable: true, StateShape(context));
        yield return Input(context);
        yield return Logits(context, Spans.Logits, writable: true);
        if (tape != null)
        {
            yield return To(Spans.Tape, tape.Length, writable: true);
        }
    }

    public static Slice Parameters(LoweringContext context) => To(Spans.Parameters, context.Addresses.Plan.Length, writable: false);

    public static Slice Input(LoweringContext context) =>
        new(Spans.Input, Spans.Input, 0, context.InputLength, Writable: false, Shape(context.Network.Spec.ReadSteps, context.Input));

    /// <summary>The logits of a sequence, or their gradients.</summary>
    public static Slice Logits(LoweringContext context, string span, bool writable) =>
        new(span, span, 0, context.LogitLength, writable, Shape(context.Steps - context.FirstOutput, context.Output));

    public static Slice To(string span, int length, bool writable) => new(span, span, 0, length, writable);

    private static string Shape(int steps, int width) => FormattableString.Invariant($"[{steps}, {width}]");

    private static string StateShape(LoweringContext context) => string.Join(
        ", ", context.Network.States.Select(s => FormattableString.Invariant($"{context.Addresses.ShortName(s.Name)} [{s.Space.Count}]")));
}
