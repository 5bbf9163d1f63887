using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Unrolled.Generator.Parsing;

/// <summary>A setting of a cell that a model gives: <c>[CellSetting("alpha", 0.1, Layer = 1)]</c>.</summary>
/// <param name="Layer">The layer that it is for; <see cref="EveryLayer"/>: each that has it.</param>
internal sealed record GivenSetting(string Name, double Value, int Layer, AttributeSyntax Syntax)
{
    public const int EveryLayer = -1;
    private const string LayerName = nameof(Layer);

    public Location NamePlace => PlaceOf("name", 0);

    public Location ValuePlace => PlaceOf("value", 1);

    public Location LayerPlace => (Syntax.ArgumentList!.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == LayerName) ?? (SyntaxNode)Syntax).GetLocation();

    /// <summary>Those of a class, without what the compiler objects to.</summary>
    public static IReadOnlyList<GivenSetting> Of(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type.GetAttributes().Select(attribute => Of(attribute, cancellationToken)).OfType<GivenSetting>().ToArray();

    /// <summary>Whether a layer gets its value from here, were it the only one.</summary>
    public bool IsFor(int layer) => Layer == EveryLayer || Layer == layer;

    private static GivenSetting? Of(AttributeData attribute, CancellationToken cancellationToken)
    {
        TypedConstant layer = attribute.NamedArguments.LastOrDefault(argument => argument.Key == LayerName).Value;
        return attribute.AttributeClass?.ToDisplayString() == "Unrolled.CellSettingAttribute"
            && attribute.ConstructorArguments.Length == 2
            && attribute.ConstructorArguments[0].Value is string name
            && attribute.ConstructorArguments[1].Value is double value
            && attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is AttributeSyntax { ArgumentList: not null } syntax
            ? new GivenSetting(name, value, layer.Value as int? ?? EveryLayer, syntax)
            : null;
    }

    private Location PlaceOf(string parameter, int index)
    {
        AttributeArgumentSyntax[] arguments = Syntax.ArgumentList!.Arguments.Where(argument => argument.NameEquals is null).ToArray();
        AttributeArgumentSyntax? named = arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == parameter);
        return (named ?? arguments[Math.Min(index, arguments.Length - 1)]).Expression.GetLocation();
    }
}
