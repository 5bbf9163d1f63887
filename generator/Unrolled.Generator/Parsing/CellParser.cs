using Microsoft.CodeAnalysis;
using Unrolled.Generator.Spec;

namespace Unrolled.Generator.Parsing;

/// <summary>Symbols -> <see cref="CellSpec"/>.</summary>
internal static class CellParser
{
    /// <summary>The equations of a cell; null where they are broken, or where no other class can name the cell.</summary>
    public static CellSpec? Parse(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        for (INamedTypeSymbol? part = type; part is not null; part = part.ContainingType)
        {
            if (part.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Internal) || part.IsGenericType || IsFileLocal(part, cancellationToken))
            {
                return null;
            }
        }

        return CellReading.Of(type, cancellationToken)?.Program is { } program
            ? new CellSpec(type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat), program.ToString())
            : null;
    }

    private static bool IsFileLocal(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        ModelDeclaration.WrittenParts(type, cancellationToken).Any(part => part.Modifiers.Any(modifier => modifier.ValueText == "file"));
}
