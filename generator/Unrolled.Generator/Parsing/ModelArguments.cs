using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis;
using Unrolled.Generator.Cells;

namespace Unrolled.Generator.Parsing;

/// <summary>The named arguments of a model attribute.</summary>
internal sealed class ModelArguments : ICellArguments
{
    private readonly Dictionary<string, TypedConstant> _values;
    private readonly AttributeSyntax _syntax;
    private readonly Lazy<IReadOnlyList<NamedCell>> _cells;

    public ModelArguments(AttributeData attribute, AttributeSyntax syntax)
    {
        _cells = new Lazy<IReadOnlyList<NamedCell>>(() => attribute.ConstructorArguments.SelectMany(CellsOf).ToArray());
        // A name that is given twice is the compiler's to object to; the last one counts here.
        _values = attribute.NamedArguments.GroupBy(argument => argument.Key).ToDictionary(same => same.Key, same => same.Last().Value);
        _syntax = syntax;
    }

    /// <summary>The classes that an attribute for cells of the user's own names.</summary>
    public IReadOnlyList<NamedCell> Cells => _cells.Value;

    public IReadOnlyList<(string Title, string Text)?> Equations => Cells
        .Select(cell => cell.Reading?.Program is { } program ? (cell.Type!.Name, program.ToString()) : ((string, string)?)null)
        .ToArray();

    public IEnumerable<string> Names => _values.Keys;

    /// <summary>The type of an argument that is given.</summary>
    public ITypeSymbol? TypeOf(string name) => _values[name].Type;

    public bool IsGiven(string name) => _values.ContainsKey(name);

    /// <summary>A number, or an enum's underlying one; <paramref name="otherwise"/> where the argument is not given.</summary>
    public int Number(string name, int otherwise = 0) =>
        _values.TryGetValue(name, out TypedConstant value) && value.Value is int number ? number : otherwise;

    public bool IsNull(string name) => _values.TryGetValue(name, out TypedConstant value) && value.IsNull;

    /// <summary>The numbers of an array, none of a null one; null where the argument is not given.</summary>
    public IReadOnlyList<int>? Numbers(string name) =>
        _values.TryGetValue(name, out TypedConstant value) && value.Kind == TypedConstantKind.Array
            ? value.IsNull ? Array.Empty<int>() : value.Values.Select(item => item.Value is int number ? number : 0).ToArray()
            : null;

    /// <summary>A text; empty where the argument is null or not given.</summary>
    public string Text(string name) => _values.TryGetValue(name, out TypedConstant value) && value.Kind == TypedConstantKind.Primitive ? value.Value as string ?? "" : "";

    public bool Flag(string name, bool otherwise = false) =>
        _values.TryGetValue(name, out TypedConstant value) && value.Value is bool flag ? flag : otherwise;

    /// <summary>Where the argument stands, name and value; the attribute's name where it is not given.</summary>
    public Location Place(string name) => (SyntaxOf(name) ?? (SyntaxNode)_syntax.Name).GetLocation();

    /// <summary>Where the value of an argument stands that is given.</summary>
    public Location ValuePlace(string name) => SyntaxOf(name)!.Expression.GetLocation();

    /// <summary>Where the class of a cell is named; the attribute's name where none is.</summary>
    public Location CellPlace(int index)
    {
        AttributeArgumentSyntax[] unnamed = _syntax.ArgumentList?.Arguments.Where(argument => argument.NameEquals is null).ToArray() ?? [];
        return (unnamed.Length == 0 ? (SyntaxNode)_syntax.Name : unnamed[Math.Min(index, unnamed.Length - 1)]).GetLocation();
    }

    private static IEnumerable<NamedCell> CellsOf(TypedConstant argument) => argument.Kind == TypedConstantKind.Array && !argument.IsNull
        ? argument.Values.Select(value => NamedCell.Of(value.Value as INamedTypeSymbol))
        : [NamedCell.Of(argument.IsNull ? null : argument.Value as INamedTypeSymbol)];

    private AttributeArgumentSyntax? SyntaxOf(string name) => _syntax.ArgumentList?.Arguments
        .FirstOrDefault(candidate => candidate.NameEquals?.Name.Identifier.ValueText == name);
}

/// <summary>A class that an attribute names as its cell, and what stands in it.</summary>
/// <param name="Type">The class; null where something else is named.</param>
/// <param name="Reading">Its equations; null where it is no cell.</param>
internal sealed record NamedCell(INamedTypeSymbol? Type, CellReading? Reading)
{
    public static NamedCell Of(INamedTypeSymbol? type) => new(type, type is null ? null : CellReading.Of(type));
}
