using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Playground.Workbench;

/// <summary>The model attribute in a source: the form reads it, and rewrites it where it stands.</summary>
internal sealed class ModelText
{
    private const string OwnCell = """

        /// <summary>Minimal gated unit (Zhou et al. 2016).</summary>
        [Cell]
        public static class Mgu
        {
            public static Units Step(Units x, Units h)
            {
                Units f = Sigmoid(Input(x) + Recurrent(h));
                Units n = Tanh(Input(x) + Recurrent(f * h));
                return (1 - f) * h + f * n;
            }
        }
        """;

    private const string MathUsing = "using static Unrolled.CellMath;";

    private readonly string _source;
    private readonly AttributeSyntax _attribute;

    private ModelText(string source, AttributeSyntax attribute)
    {
        _source = source;
        _attribute = attribute;
        Cell = NameOf(attribute);
    }

    /// <summary>The name of the attribute, such as LstmModel.</summary>
    public string Cell { get; }

    /// <summary>The first model attribute of a source; null: it has none.</summary>
    public static ModelText? Of(SyntaxTree tree) =>
        tree.GetRoot().DescendantNodes().OfType<AttributeSyntax>().FirstOrDefault(attribute => ModelOption.Cells.Any(cell => cell.Attribute == NameOf(attribute))) is { } found
            ? new ModelText(tree.ToString(), found)
            : null;

    /// <summary>What is written for an option; null: nothing.</summary>
    public string? this[string option] => Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == option)?.Expression.ToString();

    /// <summary>The source with another value of an option.</summary>
    /// <param name="option">Its name.</param>
    /// <param name="written">As it stands in an attribute; null: it is left out.</param>
    public string With(string option, string? written)
    {
        List<string> arguments = [.. Arguments.Select(argument => argument.ToString())];
        int at = Arguments.ToList().FindIndex(argument => argument.NameEquals?.Name.Identifier.ValueText == option);
        if (at >= 0)
        {
            arguments.RemoveAt(at);
        }

        if (written is not null)
        {
            arguments.Insert(at >= 0 ? at : arguments.Count, $"{option} = {written}");
        }

        return Rewritten(Cell, arguments);
    }

    /// <summary>The source with another cell; options that it does not have are left out, equations that it needs are added.</summary>
    public string WithCell(string cell)
    {
        HashSet<string> foreign = [.. ModelOption.Others.Where(option => option.Cell is not null && option.Cell != cell).Select(option => option.Name)];
        List<string> arguments =
            [.. Arguments.Where(argument => argument.NameEquals is { } name && !foreign.Contains(name.Name.Identifier.ValueText)).Select(argument => argument.ToString())];
        if (cell != "RecurrentModel")
        {
            return Rewritten(cell, arguments);
        }

        string? equations = _attribute.SyntaxTree.GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>()
            .FirstOrDefault(type => type.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => NameOf(attribute) == "Cell"))?.Identifier.ValueText;
        string source = Rewritten(cell, [$"typeof({equations ?? "Mgu"})", .. arguments]);
        if (equations is null)
        {
            source = source.TrimEnd() + "\n" + OwnCell + "\n";
        }

        return source.Contains(MathUsing, StringComparison.Ordinal) ? source : $"{MathUsing}\n{source}";
    }

    private SeparatedSyntaxList<AttributeArgumentSyntax> Arguments => _attribute.ArgumentList?.Arguments ?? default;

    private string Rewritten(string cell, List<string> arguments) =>
        $"{_source[.._attribute.SpanStart]}{cell}({string.Join(", ", arguments)}){_source[_attribute.Span.End..]}";

    private static string NameOf(AttributeSyntax attribute)
    {
        string name = attribute.Name.ToString();
        name = name[(name.LastIndexOf('.') + 1)..];
        return name.EndsWith("Attribute", StringComparison.Ordinal) ? name[..^"Attribute".Length] : name;
    }
}
