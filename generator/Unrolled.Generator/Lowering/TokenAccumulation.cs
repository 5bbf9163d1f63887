using Unrolled.Generator.Graph;
using Unrolled.Generator.Kernels;
using Unrolled.Generator.Memory;
using Unrolled.Parameters;

namespace Unrolled.Generator.Lowering;

/// <summary>
/// The gradient of the columns that tokens look up, <c>dM[:, v] += sum over the t whose token is v</c>: t from the last step down, then one addition.
/// Only columns that occur cost anything.
/// </summary>
internal static class TokenAccumulation
{
    private const string Rows = "rows";
    private const string Tokens = "tokens";

    public static IEnumerable<Statement> Of(LoweringContext context, TapePlan tape, Accumulation sum)
    {
        int steps = tape.Feedback == null ? context.Network.Spec.ReadSteps : context.Steps;
        int width = sum.Gradient.Gates * sum.Gradient.Space.Count;
        bool isTable = sum.Parameter.Layer.IsTable;
        var code = new CodeWriter();
        code.Add(new Slice(Rows, Spans.Tape, tape.Of(sum.Gradient, 0).Start, steps * width, Writable: true));
        if (tape.Feedback is { } feedback)
        {
            code.Add(new Slice(Tokens, Spans.Tape, feedback.Inputs.Start, feedback.Inputs.Length, Writable: false));
        }

        code.Add(new ForEachToken(
            tape.Feedback != null ? new Region(Tokens) : context.HasLength ? new Region(Spans.Input, 0, Index.Of(Spans.Length)) : new Region(Spans.Input),
            Rows,
            width,
            tape.Feedback != null,
            isTable ? AddRow(context, sum, width) : AddColumn(context, sum)));
        return new Statement[]
        {
            new Comment(""),
            new Comment($"d {sum.Parameter.Name}[{(isTable ? "token" : ":, token")}] += sum over t of {sum.Gradient.Name}"),
            new Scope(code.Statements),
        };
    }

    private static IReadOnlyList<Statement> AddRow(LoweringContext context, Accumulation sum, int width)
    {
        var row = new UnitRef(0, sum.Parameter.Space.Count, 0, Index.Of(Spans.Token));
        var code = new CodeWriter();
        code.Loop("k", 0, width, 1, k => code.Add(new Store(
            Element.At(Spans.ParameterGradient, context.Addresses.At(sum.Parameter, 0, row, k)), Element.At(Spans.Sum, k), Adds: true)));
        return code.Statements;
    }

    /// <summary>A row of gradients and a column of the matrix have the same order inside a lane group.</summary>
    private static IReadOnlyList<Statement> AddColumn(LoweringContext context, Accumulation sum)
    {
        int gates = sum.Gates;
        var code = new CodeWriter();
        foreach (UnitRun run in UnitRun.Of(sum.Parameter.Space.Count))
        {
            code.Loop("group", 0, run.Count, 1, group => code.Loop("p", 0, gates * run.Size, 1, p =>
            {
                var unit = new UnitRef(run.Start, run.Size, group, p);
                code.Add(new Store(
                    Element.At(Spans.ParameterGradient, context.Addresses.At(sum.Parameter, 0, unit, Index.Of(Spans.Token))), Element.At(Spans.Sum, unit.In(gates, 0)), Adds: true));
            }));
        }

        return code.Statements;
    }
}
