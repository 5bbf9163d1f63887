using Microsoft.CodeAnalysis;
using Unrolled.Generator.Cells;
using Unrolled.Generator.Diagnostics;

namespace Unrolled.Generator.Parsing;

/// <summary>What stands in a class with the cell attribute.</summary>
/// <param name="Program">The equations; null where they are not there, or broken.</param>
/// <param name="Violations">The rules that they break. None and no program: the compiler objects already.</param>
internal sealed record CellReading(CellProgram? Program, IReadOnlyList<Violation> Violations)
{
    private const string Attribute = "CellAttribute", Equations = "CellEquationsAttribute";

    /// <summary>The equations of a class: from its source, or from what the generator left in its assembly. Null where the class is no cell.</summary>
    public static CellReading? Of(INamedTypeSymbol type, CancellationToken cancellationToken = default) =>
        !type.GetAttributes().Any(attribute => IsOurs(attribute, Attribute)) ? null
        : type.DeclaringSyntaxReferences.IsEmpty ? OfMetadata(type)
        : CellReader.Read(type, cancellationToken);

    private static CellReading OfMetadata(INamedTypeSymbol type)
    {
        string? text = type.ContainingAssembly.GetAttributes()
            .Where(attribute => IsOurs(attribute, Equations) && attribute.ConstructorArguments.Length == 2)
            .Where(attribute => SymbolEqualityComparer.Default.Equals(attribute.ConstructorArguments[0].Value as ISymbol, type))
            .Select(attribute => attribute.ConstructorArguments[1].Value as string)
            .FirstOrDefault();
        try
        {
            return new CellReading(text is null ? null : CellText.Read(text), []);
        }
        catch (FormatException)
        {
            // Written by another version of the generator.
            return new CellReading(null, []);
        }
    }

    private static bool IsOurs(AttributeData attribute, string name) =>
        attribute.AttributeClass is { ContainingNamespace: { Name: "Unrolled", ContainingNamespace.IsGlobalNamespace: true } } type && type.Name == name;
}
