using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Unrolled.Generator.Parsing;

/// <summary>The function that a cell's step calls.</summary>
internal static class CellFunction
{
    /// <summary>Its name, where it can be one of <c>CellMath</c> or of the cell: <c>Tanh</c>, <c>CellMath.Tanh</c>, <c>Mine.Half</c>; else null.</summary>
    public static string? NameOf(InvocationExpressionSyntax call, INamedTypeSymbol cell) => call.Expression switch
    {
        IdentifierNameSyntax simple => simple.Identifier.ValueText,
        MemberAccessExpressionSyntax { Name: IdentifierNameSyntax member } access when LastName(access.Expression) is { } owner && (owner == "CellMath" || owner == cell.Name) => member.Identifier.ValueText,
        _ => null,
    };

    private static string? LastName(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        _ => null,
    };
}
