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

    public ModelArguments(AttributeData attribute, AttributeSyntax syntax, IReadOnlyList<GivenSetting> settings)
    {
        Settings = settings;
        _cells = new Lazy<IReadOnlyList<NamedCell>>(() => attribute.ConstructorArguments.SelectMany(CellsOf).ToArray());
        // A name that is given twice is the compiler's to object to; the last one counts here.
        _values = attribute.NamedArguments.GroupBy(argument => argument.Key).ToDictionary(same => same.Key, same => same.Last().Value);
        _syntax = syntax;
    }

    /// <summary>The classes that an attribute for cells of the user's own names.</summary>
    public IReadOnlyList<NamedCell> Cells => _cells.Value;

    /// <summary>What the class gives to settings of its cells.</summary>
    public IReadOnlyList<GivenSetting> Settings { get; }

    /// <summary>The equations of each cell that is named, or of each layer where one has settings of its own; null where they cannot be read.</summary>
    public IReadOnlyList<CellProgram?> Programs => NamedCells.Select(cell => cell.Reading?.Program).ToArray();

    /// <summary>The same with the values of the settings, which stand in the titles too: <c>Leaky(alpha = 0.1)</c>.</summary>
    public IReadOnlyList<(string Title, string Text)?> Equations => NamedCells
        .Select((cell, layer) => cell.Reading?.Program is { } program ? (TitleOf(cell.Type!.Name, program, SettingsOf(layer)), program.With(SettingsOf(layer)).ToString()) : ((string, string)?)null)
        .ToArray();

    private IReadOnlyList<NamedCell> NamedCells => Cells.Count == 1 && Settings.Any(setting => setting.Layer != GivenSetting.EveryLayer)
        ? LayerShape.Of(this).Select(_ => Cells[0]).ToArray()
        : Cells;

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

    /// <summary>The values of a layer: what is given for the layer, else for every layer.</summary>
    public IReadOnlyDictionary<string, double> SettingsOf(int layer) => Settings
        .Where(setting => setting.IsFor(layer))
        .GroupBy(setting => setting.Name)
        .ToDictionary(same => same.Key, same => same.OrderBy(setting => setting.Layer).Last().Value);

    private static string TitleOf(string name, CellProgram program, IReadOnlyDictionary<string, double> values)
    {
        IEnumerable<string> settings = program.Settings.Select(setting => $"{setting.Name} = {new CellNumber(CellConstants.ValueOf(CellConstants.WithSettings(setting, values)))}");
        return program.Settings.Count == 0 ? name : $"{name}({string.Join(", ", settings)})";
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
