using Unrolled.Generator.Kernels;
using Unrolled.Generator.Memory;

namespace Unrolled.Generator.Lowering;

/// <summary>Cuts spans to the length they are known to have, so that constant indices need no bounds check.</summary>
internal static class Narrow
{
    /// <summary>The spans of a whole sequence, with the tape where there is one.</summary>
    public static IEnumerable<Statement> All(LoweringContext context, TapePlan? tape)
    {
        yield return To(Spans.Parameters, context.Addresses.Plan.Length, writable: false);
        yield return To(Spans.State, context.StateLength, writable: true);
        yield return To(Spans.Input, context.InputLength, writable: false);
        yield return To(Spans.Logits, context.LogitLength, writable: true);
        if (tape != null)
        {
            yield return To(Spans.Tape, tape.Length, writable: true);
        }
    }

    public static Slice To(string span, int length, bool writable) => new Slice(span, span, 0, length, writable);
}
