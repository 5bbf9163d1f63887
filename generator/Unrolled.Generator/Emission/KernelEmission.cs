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
        string parameters = string.Join(", ", method.Parameters.Select(p => $"{TypeOf(p.Kind, expressions.Type)} {p.Name}"));
        using (writer.Block($"private static void {method.Name}({parameters})"))
        {
            WriteAll(writer, method.Body, expressions);
        }
    }

    private static string TypeOf(MethodParameterKind kind, string number) => kind switch
    {
        MethodParameterKind.Span => $"{System}Span<{number}>",
        MethodParameterKind.ReadOnlySpan => $"{System}ReadOnlySpan<{number}>",
        MethodParameterKind.Tokens => $"{System}ReadOnlySpan<int>",
        _ => "int",
    };

    private static void WriteAll(CSharpWriter writer, IEnumerable<Statement> statements, ExpressionEmission expressions)
    {
        foreach (Statement statement in statements)
        {
            Write(writer, statement, expressions);
        }
    }

    private static void Write(CSharpWriter writer, Statement statement, ExpressionEmission x)
    {
        switch (statement)
        {
            case Comment comment:
                writer.Line(comment.Text.Length == 0 ? "" : $"// {comment.Text}");
                break;
            case Declare declare:
                WriteLong(writer, $"{x.Type} {Identifier.Of(declare.Name)} = {x.Text(declare.Value)};");
                break;
            case AddTo add:
                WriteLong(writer, x.Accumulate(Identifier.Of(add.Name), add.Value) + ";");
                break;
            case Store store:
                string target = $"{store.Span}[{store.Index}]";
                WriteLong(writer, (store.Adds ? x.Accumulate(target, store.Value) : $"{target} = {x.Text(store.Value)}") + ";");
                break;
            case Slice slice:
                string type = slice.Name == slice.Span ? "" : TypeOf(slice.Writable ? MethodParameterKind.Span : MethodParameterKind.ReadOnlySpan, x.Type) + " ";
                writer.Line($"{type}{slice.Name} = {slice.Span}.Slice({slice.Start}, {slice.Length});");
                break;
            case LaneBlock block:
                writer.Line($"{System}Span<{x.Type}> {block.Name} = stackalloc {x.Type}[16];");
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
                WriteForEachToken(writer, each, x);
                break;
            case IfEmpty empty:
                using (writer.Block($"if ({empty.Span}.IsEmpty)"))
                {
                    WriteAll(writer, empty.Body, x);
                }

                break;
            case CallMethod call:
                writer.Line($"{call.Method}({string.Join(", ", call.Arguments)});");
                break;
            case Scope scope:
                using (writer.Block())
                {
                    WriteAll(writer, scope.Body, x);
                }

                break;
            case Loop loop:
                WriteLoop(writer, loop, x);
                break;
            case IfGiven given:
                WriteIf(writer, given, x);
                break;
        }
    }

    private static void WriteLoop(CSharpWriter writer, Loop loop, ExpressionEmission x)
    {
        string v = loop.Variable;
        string header = loop.Step < 0
            ? $"for (int {v} = {loop.Start}; {v} >= {loop.End}; {v}--)"
            : $"for (int {v} = {loop.Start}; {v} < {loop.End}; {(loop.Step == 1 ? $"{v}++" : $"{v} += {loop.Step}")})";
        using (writer.Block(header))
        {
            WriteAll(writer, loop.Body, x);
        }
    }

    private static void WriteForEachToken(CSharpWriter writer, ForEachToken each, ExpressionEmission x)
    {
        using (writer.Block($"for (int t = {each.Tokens}.Length - 1; t >= 0; t--)"))
        using (writer.Block($"if (global::Unrolled.TokenGradient.Sum({each.Tokens}, {each.Rows}, {each.Width}, t))"))
        {
            writer.Line($"int token = {(each.IsOnTape ? "(int)" : "")}{each.Tokens}[t];");
            writer.Line($"{System}ReadOnlySpan<{x.Type}> sum = {each.Rows}.Slice(t * {each.Width}, {each.Width});");
            WriteAll(writer, each.Body, x);
        }
    }

    private static void WriteIf(CSharpWriter writer, IfGiven given, ExpressionEmission x)
    {
        using (writer.Block($"if (!{given.Span}.IsEmpty)"))
        {
            WriteAll(writer, given.Body, x);
        }

        if (given.Otherwise != null)
        {
            using (writer.Block("else"))
            {
                WriteAll(writer, given.Otherwise, x);
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
