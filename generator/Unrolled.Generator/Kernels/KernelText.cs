using System.Text;
using static System.FormattableString;

namespace Unrolled.Generator.Kernels;

/// <summary>A kernel as text, a line a statement: for tests, and to see the work of a pass.</summary>
/// <remarks>Expressions are fully parenthesized. <c>x[0]</c> is one number, <c>all x[0]</c> one number for all lanes, <c>lanes x[j]</c> neighbours.</remarks>
internal static class KernelText
{
    public static string Of(KernelMethod method)
    {
        string lanes = string.Concat(method.LaneTypes?.Select(l => Invariant($" V{l}")) ?? Array.Empty<string>());
        string parameters = string.Join(", ", method.Parameters.Select(Of));
        return $"method {method.Name}({parameters}){lanes}\n" + Of(method.Body, 1);
    }

    public static string Of(IEnumerable<Statement> block, int depth = 0)
    {
        var text = new StringBuilder();
        foreach (Statement statement in block)
        {
            text.Append(' ', 2 * depth).Append(Header(statement)).Append('\n');
            for (int i = 0; i < statement.Blocks.Count; i++)
            {
                if (i > 0)
                {
                    text.Append(' ', 2 * depth).Append("else\n");
                }

                text.Append(Of(statement.Blocks[i], depth + 1));
            }
        }

        return text.ToString();
    }

    public static string Of(Expression expression) => expression switch
    {
        Constant c => c.Value.ToString("R", System.Globalization.CultureInfo.InvariantCulture),
        Variable v => v.Name,
        Element { Access: Access.Lanes } e => $"lanes {e.Span}[{e.Index}]",
        Element { Access: Access.Broadcast } e => $"all {e.Span}[{e.Index}]",
        Element e => $"{e.Span}[{e.Index}]",
        Binary b => $"({Of(b.Left)} {Sign(b.Operator)} {Of(b.Right)})",
        MultiplyAdd m => $"fma({Of(m.A)}, {Of(m.B)}, {Of(m.C)})",
        Complete c => $"complete({Of(c.Sum)})",
        Negated n => $"negated({Of(n.Operand)})",
        Activation a => $"{(a.IsFused ? "fused" : "")}{a.Function}({Of(a.Argument)})",
        Unary u => $"{(u.Operator == UnaryOperator.Sqrt ? "sqrt" : "abs")}({Of(u.Operand)})",
        WherePositive w => $"positive({Of(w.Condition)}, {Of(w.Value)}, {Of(w.Otherwise)})",
        LaneTree t => Invariant($"tree({t.Span}, {t.Lanes})"),
        _ => throw new ArgumentOutOfRangeException(nameof(expression), expression, "No text for this expression."),
    };

    private static string Of(MethodParameter parameter) =>
        $"{parameter.Kind} {parameter.Name}" + (parameter.Length is { } length ? Invariant($"[{length}]") : "");

    private static string Header(Statement statement) => statement switch
    {
        Comment c => ("# " + c.Text).TrimEnd(),
        Declare d => $"let {d.Name} = {Of(d.Value)}",
        Assign a => $"{a.Name} = {Of(a.Value)}",
        AddTo a => $"{a.Name} += {Of(a.Value)}",
        Store s => $"{Of(s.Target)} {(s.Adds ? "+=" : "=")} {Of(s.Value)}",
        Slice s => Invariant($"slice {s.Name} = {s.Span}[{s.Start}, {s.Length}] {(s.Writable ? "write" : "read")}"),
        LaneBlock b => $"block {b.Name}",
        Offset o => $"offset {o.Name} = {o.Value}",
        Swap s => $"swap {s.One}, {s.Other} by {s.Between}",
        Copy c => $"copy {Of(c.Source)} to {Of(c.Destination)}",
        Clear c => $"clear {Of(c.Target)}",
        FillOnes f => $"ones {Of(f.Target)}",
        DeclareToken d => $"token {d.Name} = {Of(d.Token)}",
        StoreToken s => $"{Of(s.Target)} = token {Of(s.Token)}",
        CallMethod c => $"call {c.Method}({string.Join(", ", c.Arguments.Select(Of))})",
        BlockStatement b => HeaderOfBlock(b),
        _ => throw new ArgumentOutOfRangeException(nameof(statement), statement, "No text for this statement."),
    };

    private static string HeaderOfBlock(BlockStatement block) => block switch
    {
        Scope => "scope",
        Row => "row",
        IfLonger i => Invariant($"if length > {i.Step}"),
        IfOddLength => "if length is odd",
        IfEmpty i => $"if {i.Span} is empty",
        IfGiven i => $"if {i.Span} is given",
        IfWhole i => $"if whole {string.Join(", ", i.LaneTypes.Select(lanes => Invariant($"V{lanes}")))}",
        ForEachToken f => Invariant($"each token of {Of(f.Tokens)}{(f.IsOnTape ? " on tape" : "")} sums {f.Rows} by {f.Width}"),
        Loop l => Invariant($"for {l.Variable} from {l.Start} to {l.End} by {l.Step}"),
        DownLoop l => Invariant($"for {l.Variable} from {l.Last} down to {l.First}"),
        StepLoop l => $"steps {l.Variable} from {Of(l.From)} {(l.IsDown ? "down to" : "to")} {Of(l.To)}",
        LaneLoop l => Invariant($"lanes {l.Variable} from {l.Start} to {l.End} in V{l.Lanes}"),
        AlternatingLoop l => Invariant($"alternate {l.Variable} to {l.Count} by {l.Turn}"),
        _ => throw new ArgumentOutOfRangeException(nameof(block), block, "No text for this block."),
    };

    private static string Of(Argument argument) => argument switch
    {
        Region { IsWhole: true } r => r.Span,
        Region r => $"{r.Span}[{r.Start}, {(r.Length is { } length ? length.ToString() : "end")}]",
        Number n => $"number {n.Value}",
        TokenVariable t => $"token {t.Name}",
        TokenAt t => $"token {t.Span}[{t.Index}]",
        TapeToken t => $"token on {t.Span}[{t.Index}]",
        LargestOf l => $"largest of {Of(l.Logits)}",
        _ => throw new ArgumentOutOfRangeException(nameof(argument), argument, "No text for this argument."),
    };

    private static string Of(Bound bound) => bound.Kind switch
    {
        BoundKind.Constant => Invariant($"{bound.Steps + bound.Offset}"),
        BoundKind.Length => Invariant($"length{Offset(bound)}"),
        _ => Invariant($"min({bound.Steps}, length){Offset(bound)}"),
    };

    private static string Offset(Bound bound) => bound.Offset == 0 ? "" : Invariant($" - {-bound.Offset}");

    private static string Sign(BinaryOperator operation) => operation switch
    {
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        BinaryOperator.Max => "max",
        BinaryOperator.Min => "min",
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, "No sign for this operation."),
    };
}
