namespace Unrolled.Generator.Emission;

/// <summary>A public member: its documentation, its parameters with their checks, its body.</summary>
/// <param name="Summary">The first sentence of the documentation.</param>
/// <param name="Head">Modifiers, type and name.</param>
/// <param name="Body">Writes the statements behind the checks.</param>
internal sealed record Member(string Summary, string Head, IReadOnlyList<MemberParameter> Parameters, Action<CSharpWriter> Body)
{
    private const int Width = 160;

    /// <summary>The documented exceptions, a line each.</summary>
    public IReadOnlyList<string> Exceptions { get; init; } = new[] { ParameterDoc.WrongLength };

    /// <summary>The overload with the same documentation; the summary then tells the difference.</summary>
    public Member? Shares { get; init; }

    /// <summary>The documentation of the result; empty: none.</summary>
    public string Returns { get; init; } = "";

    /// <summary>Whether the arguments are checked here; otherwise a call inside checks them.</summary>
    public bool IsChecked { get; init; }

    /// <summary>Whether it becomes a part of whoever calls it.</summary>
    public bool IsInlined { get; init; }

    /// <summary>Checks that concern several arguments, after those of each.</summary>
    public IReadOnlyList<string> Checks { get; init; } = Array.Empty<string>();

    private string Name => Head.Substring(Head.LastIndexOf(' ') + 1);

    public void Write(CSharpWriter writer)
    {
        WriteDocumentation(writer);
        writer.Line(ClassEmission.GeneratedCode);
        if (IsInlined)
        {
            writer.Line(KernelNames.InlinedInFull);
        }

        var inside = new CSharpWriter();
        Body(inside);
        string body = inside.ToString().TrimEnd('\n');
        bool isExpression = !IsChecked && !body.Contains('\n');
        WriteSignature(writer, Head, Parameters.Select(p => p.Declaration).ToArray(), isExpression ? " =>" : "");
        if (isExpression)
        {
            writer.Line("    " + (body.StartsWith("return ", StringComparison.Ordinal) ? body.Substring("return ".Length) : body)).Line();
            return;
        }

        using (writer.Block())
        {
            if (IsChecked)
            {
                foreach (string check in Parameters.SelectMany(Guards).Concat(Checks))
                {
                    writer.Line(check);
                }

                writer.Line();
            }

            writer.Lines(body);
        }

        writer.Line();
    }

    /// <summary>On one line, or the parameters on lines of their own.</summary>
    /// <param name="end">Stands behind the last parenthesis.</param>
    public static void WriteSignature(CSharpWriter writer, string head, IReadOnlyList<string> parameters, string end = "")
    {
        string line = $"{head}({string.Join(", ", parameters)}){end}";
        if (line.Length <= Width)
        {
            writer.Line(line);
            return;
        }

        writer.Line(head + "(");
        line = "   ";
        for (int i = 0; i < parameters.Count; i++)
        {
            string parameter = " " + parameters[i] + (i < parameters.Count - 1 ? "," : ")" + end);
            if (line.Length + parameter.Length > Width)
            {
                writer.Line(line);
                line = "   ";
            }

            line += parameter;
        }

        writer.Line(line);
    }

    /// <summary>The checks of one argument: its length first.</summary>
    private IEnumerable<string> Guards(MemberParameter parameter) =>
        parameter.IsSpan ? GuardText.Length(Name, parameter.Name).Concat(parameter.Guards) : parameter.Guards;

    private void WriteDocumentation(CSharpWriter writer)
    {
        if (Shares is { } other)
        {
            writer.Line($"/// <inheritdoc cref=\"{MemberLink.Cref(other.Name, other.Parameters.Select(p => p.Type))}\"/>").Line($"/// <remarks>{Summary}</remarks>");
            return;
        }

        writer.Line($"/// <summary>{Summary}</summary>");
        IEnumerable<string> returns = Returns.Length == 0 ? Array.Empty<string>() : new[] { $"/// <returns>{Returns}</returns>" };
        foreach (string line in Parameters.Select(p => p.Doc).Concat(returns).Concat(Exceptions))
        {
            writer.Line(line);
        }
    }
}

/// <summary>A parameter of a public member.</summary>
/// <param name="Doc">The line of its documentation.</param>
/// <param name="Guards">The checks of the argument alone, besides that of its length.</param>
internal sealed record MemberParameter(string Type, string Name, string Doc, params string[] Guards)
{
    /// <summary>Its default; empty: none.</summary>
    public string Default { get; init; } = "";

    public bool IsSpan => Type.Contains("Span<");

    /// <summary>Type, name and default as a signature has them.</summary>
    public string Declaration => $"{Type} {Name}" + (Default.Length == 0 ? "" : " = " + Default);
}
