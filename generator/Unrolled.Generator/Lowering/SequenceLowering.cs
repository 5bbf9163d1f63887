using System.Globalization;
using Unrolled.Generator.Network;
using static Unrolled.Generator.Lowering.MethodParameterKind;

namespace Unrolled.Generator.Lowering;

/// <summary>Loops over time that call a method a step, a stretch of steps of the same kind after the other.</summary>
internal static class SequenceLowering
{
    private const string T = "t";

    /// <summary>All steps forward without a tape.</summary>
    public static KernelMethod Forward(LoweringContext context)
    {
        var code = new CodeWriter();
        AddSteps(code, context, (body, _, rows) => new CallMethod(
            StepNames.Inference(body.Kind), new[] { Spans.Parameters, Spans.State }.Concat(rows).Append(Spans.Work).ToArray()));
        return Method(KernelEntry.Forward, Spans.Work, code.Statements, KernelSummaries.Forward);
    }

    /// <summary>All steps forward with a tape, whose rows hold the state.</summary>
    /// <param name="before">What goes before the steps.</param>
    /// <param name="after">What goes after them.</param>
    public static KernelMethod ForwardTape(LoweringContext context, IEnumerable<Statement> before, IEnumerable<Statement> after)
    {
        var code = new CodeWriter();
        code.Add(before);
        AddSteps(code, context, (body, t, rows) => new CallMethod(
            StepNames.Tape(body.Kind), new[] { Spans.Parameters }.Concat(rows).Append(Spans.Tape).Append(t.ToString()).ToArray()));
        code.Add(after);
        return Method(KernelEntry.ForwardTape, Spans.Tape, code.Statements, KernelSummaries.ForwardTape);
    }

    /// <summary>A method over whole sequences: parameters, state, input, logits and its memory.</summary>
    public static KernelMethod Method(string name, string memory, IReadOnlyList<Statement> body, string summary) => new(name, new[] { summary }, new[]
    {
        new MethodParameter(Spans.Parameters, ReadOnlySpan),
        new MethodParameter(Spans.State, Span),
        new MethodParameter(Spans.Input, ReadOnlySpan),
        new MethodParameter(Spans.Logits, Span),
        new MethodParameter(memory, Span),
    }, body);

    private static void AddSteps(CodeWriter code, LoweringContext context, Func<Body, Index, IEnumerable<string>, Statement> call)
    {
        foreach (Phase phase in context.Network.Phases)
        {
            code.Loop(T, phase.First, phase.End, 1, t =>
                code.Add(call(phase.Body, t, RowsOf(context, phase.Body, t, Spans.Input, Spans.Logits))));
        }
    }

    /// <summary>Parameters of a step: the model, what it reads and writes, and its memory.</summary>
    public static void AddStepParameters(MethodWriter method, Body body, params string[] memory)
    {
        method.Parameter(Spans.Parameters, ReadOnlySpan);
        foreach (string span in memory.Take(memory.Length - 1))
        {
            method.Parameter(span, Span);
        }

        if (body.Input is { } x)
        {
            method.Parameter(Spans.X, ReadOnlySpan);
            method.Give(x, new Place(Spans.X, 0));
        }

        if (body.Output != null)
        {
            method.Parameter(Spans.Logits, Span);
        }

        method.Parameter(memory[memory.Length - 1], Span);
    }

    /// <summary>The input row and the output row of step t, where it has them.</summary>
    public static IEnumerable<string> RowsOf(LoweringContext context, Body body, Index t, string input, string output)
    {
        if (body.Input != null)
        {
            yield return SliceOf(input, t * context.Input, context.Input);
        }

        if (body.Output != null)
        {
            yield return SliceOf(output, (t + -context.FirstOutput) * context.Output, context.Output);
        }
    }

    public static string SliceOf(string span, Index start, int length) =>
        $"{span}.Slice({start}, {length.ToString(CultureInfo.InvariantCulture)})";
}
