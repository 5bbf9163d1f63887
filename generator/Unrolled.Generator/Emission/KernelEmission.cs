using Unrolled.Generator.Kernels;
using Unrolled.Generator.Lowering;

namespace Unrolled.Generator.Emission;

/// <summary>Writes the private methods of a kernel.</summary>
internal static class KernelEmission
{
    private const string System = "global::System.";

    public static void Write(CSharpWriter writer, KernelMethod method, Kernel kernel)
    {
        var expressions = new ExpressionEmission(kernel.Spec);
        writer.Line("/// <summary>");
        foreach (string line in method.Summary)
        {
            writer.Line($"/// {line}");
        }

        writer.Line("/// </summary>");
        writer.Line(ClassEmission.GeneratedCode);
        string[] parameters = method.Parameters.Select(p => $"{TypeOf(p.Kind, expressions.Number)} {p.Name}").ToArray();
        var lanes = new LaneTypeEmission(method.LaneTypes ?? Array.Empty<int>(), expressions.Number);
        using (Signature(writer, method.Name + lanes.Parameters, parameters, lanes.Constraints))
        {
            WriteAll(writer, method.Body, expressions, lanes);
        }

        if (lanes.Any && KernelEntry.All.Contains(method.Name))
        {
            WriteDispatch(writer, method, parameters, lanes);
        }
    }

    /// <summary>The entry point of the same name: it picks the width that the machine has.</summary>
    private static void WriteDispatch(CSharpWriter writer, KernelMethod method, string[] parameters, LaneTypeEmission lanes)
    {
        string arguments = string.Join(", ", method.Parameters.Select(p => p.Name));
        writer.Line().Line($"/// <summary>{method.Summary[0]} With vectors as wide as the machine has.</summary>").Line(ClassEmission.GeneratedCode);
        using (Signature(writer, method.Name, parameters, Array.Empty<string>()))
        {
            foreach ((string condition, string types) in lanes.Widths)
            {
                using (writer.Block(condition))
                {
                    writer.Line($"{method.Name}<{types}>({arguments});");
                }
            }
        }
    }

    /// <summary>A line a parameter, a line a constraint, and the open brace.</summary>
    private static CSharpWriter.Scope Signature(CSharpWriter writer, string name, string[] parameters, IReadOnlyList<string> constraints)
    {
        writer.Line($"private static void {name}(");
        string[] lines = parameters.Select((p, i) => $"    {p}{(i < parameters.Length - 1 ? "," : ")")}").Concat(constraints.Select(c => $"    {c}")).ToArray();
        foreach (string line in lines.Take(lines.Length - 1))
        {
            writer.Line(line);
        }

        return writer.Block(lines[lines.Length - 1]);
    }

    private static string TypeOf(MethodParameterKind kind, string number) => kind switch
    {
        MethodParameterKind.Span => $"{System}Span<{number}>",
        MethodParameterKind.ReadOnlySpan => $"{System}ReadOnlySpan<{number}>",
        MethodParameterKind.Tokens => $"{System}ReadOnlySpan<int>",
        _ => "int",
    };

    private static void WriteAll(CSharpWriter writer, IEnumerable<Statement> statements, ExpressionEmission expressions, LaneTypeEmission lanes)
    {
        foreach (Statement statement in statements)
        {
            Write(writer, statement, expressions, lanes);
        }
    }

    private static void Write(CSharpWriter writer, Statement statement, ExpressionEmission x, LaneTypeEmission lanes)
    {
        switch (statement)
        {
            case Comment comment:
                writer.Line(comment.Text.Length == 0 ? "" : $"// {comment.Text}");
                break;
            case Declare declare:
                WriteLong(writer, $"{x.Type} {Identifier.Of(declare.Name)} = {x.Text(declare.Value)};");
                break;
            case Assign assign:
                WriteLong(writer, $"{Identifier.Of(assign.Name)} = {x.Text(assign.Value)};");
                break;
            case AddTo add:
                WriteLong(writer, x.Accumulate(Identifier.Of(add.Name), add.Value) + ";");
                break;
            case Store store:
                WriteLong(writer, x.Store(store) + ";");
                break;
            case Slice slice:
                string type = slice.Name == slice.Span ? "" : TypeOf(slice.Writable ? MethodParameterKind.Span : MethodParameterKind.ReadOnlySpan, x.Number) + " ";
                writer.Line($"{type}{slice.Name} = {slice.Span}.Slice({slice.Start}, {slice.Length});");
                break;
            case LaneBlock block:
                writer.Line($"{System}Span<{x.Number}> {block.Name} = stackalloc {x.Number}[16];");
                break;
            case Offset offset:
                writer.Line($"nint {offset.Name} = {offset.Value};");
                break;
            case Copy copy:
                writer.Line($"{copy.Source}.CopyTo({copy.Destination});");
                break;
            case Clear clear:
                writer.Line($"{clear.Span}.Clear();");
                break;
            case FillOnes fill:
                writer.Line($"{fill.Span}.Fill(1);");
                break;
            case DeclareToken token:
                writer.Line($"int {token.Name} = {token.Text};");
                break;
            case StoreToken token:
                writer.Line($"{token.Span}[{token.Index}] = {token.Text};");
                break;
            case ForEachToken each:
                WriteForEachToken(writer, each, x, lanes);
                break;
            case IfLonger longer:
                using (writer.Block($"if (length > {longer.Step})"))
                {
                    WriteAll(writer, longer.Body, x, lanes);
                }

                break;
            case IfOdd odd:
                using (writer.Block($"if ({odd.Length} % 2 == 1)"))
                {
                    WriteAll(writer, odd.Body, x, lanes);
                }

                break;
            case Swap swap:
                writer.Lines($"""
                    {swap.Between} = {swap.One};
                    {swap.One} = {swap.Other};
                    {swap.Other} = {swap.Between};
                    """);
                break;
            case IfEmpty empty:
                using (writer.Block($"if ({empty.Span}.IsEmpty)"))
                {
                    WriteAll(writer, empty.Body, x, lanes);
                }

                break;
            case CallMethod call:
                writer.Line($"{call.Method}{lanes.Parameters}({string.Join(", ", call.Arguments)});");
                break;
            case Scope scope:
                using (writer.Block())
                {
                    WriteAll(writer, scope.Body, x, lanes);
                }

                break;
            case Loop loop:
                WriteLoop(writer, loop, x, lanes);
                break;
            case IfGiven given:
                WriteIf(writer, given, x, lanes);
                break;
        }
    }

    private static void WriteLoop(CSharpWriter writer, Loop loop, ExpressionEmission x, LaneTypeEmission lanes)
    {
        string v = loop.Alternates is null ? loop.Variable : "turn";
        string start = loop.From ?? FormattableString.Invariant($"{loop.Start}");
        string end = loop.To ?? FormattableString.Invariant($"{loop.End}");
        string header = loop.Lanes > 0
            ? $"for (int {v} = {loop.Start}; {v} < {loop.End}; {v} += V{loop.Lanes}.Count)"
            : loop.Step < 0
            ? $"for (int {v} = {start}; {v} >= {end}; {v}--)"
            : $"for (int {v} = {start}; {v} < {end}; {(loop.Step == 1 ? $"{v}++" : $"{v} += {loop.Step}")})";
        using (writer.Block(header))
        {
            if (loop.Alternates is { } step)
            {
                writer.Line("// Odd steps run from the last group to the first: what was read last is in the nearest cache still.");
                writer.Line($"int {loop.Variable} = ({step} & 1) == 0 ? turn : {loop.End - 1} - turn;");
            }

            WriteAll(writer, loop.Body, loop.Lanes > 0 ? x.Over($"V{loop.Lanes}") : x, lanes);
        }
    }

    private static void WriteForEachToken(CSharpWriter writer, ForEachToken each, ExpressionEmission x, LaneTypeEmission lanes)
    {
        using (writer.Block($"for (int t = {each.Tokens}.Length - 1; t >= 0; t--)"))
        using (writer.Block($"if (global::Unrolled.TokenGradient.Sum({each.Tokens}, {each.Rows}, {each.Width}, t))"))
        {
            writer.Line($"int token = {(each.IsOnTape ? "(int)" : "")}{each.Tokens}[t];");
            writer.Line($"{System}ReadOnlySpan<{x.Number}> sum = {each.Rows}.Slice(t * {each.Width}, {each.Width});");
            WriteAll(writer, each.Body, x, lanes);
        }
    }

    private static void WriteIf(CSharpWriter writer, IfGiven given, ExpressionEmission x, LaneTypeEmission lanes)
    {
        using (writer.Block($"if (!{given.Span}.IsEmpty)"))
        {
            WriteAll(writer, given.Body, x, lanes);
        }

        if (given.Otherwise != null)
        {
            using (writer.Block("else"))
            {
                WriteAll(writer, given.Otherwise, x, lanes);
            }
        }
    }

    /// <summary>Breaks a long line before a plus, one step further in.</summary>
    private static void WriteLong(CSharpWriter writer, string text)
    {
        const int Width = 120;
        string indent = "";
        while (text.Length > Width && text.LastIndexOf(" + ", Width, StringComparison.Ordinal) is var at && at > 0)
        {
            writer.Line(indent + text.Substring(0, at));
            text = text.Substring(at + 1);
            indent = "    ";
        }

        writer.Line(indent + text);
    }
}
