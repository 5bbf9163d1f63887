using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Unrolled.Generator.Diagnostics;

namespace Unrolled.Generator.Parsing;

/// <summary>Names of arguments that the attribute does not have. The compiler takes them for types it does not find (CS0246), which helps nobody.</summary>
internal static class SpellingRules
{
    /// <summary>Each rule of this file.</summary>
    public static readonly ModelRule[] All =
    {
        ArgumentsAreKnown,
    };

    /// <remarks>Silent where no name is near: then the compiler's word has to do.</remarks>
    public static IEnumerable<Violation> ArgumentsAreKnown(ModelDeclaration model) =>
        from argument in model.Syntax.ArgumentList?.Arguments ?? default
        let name = argument.NameEquals?.Name
        where name is not null && !WithBases(model.Attribute).Any(type => type.GetMembers(name.Identifier.ValueText).Any(IsArgument))
        let offered = PropertiesOf(model.Attribute).Where(property => Takes(property.Type, argument.Expression))
        let meant = Nearest(name.Identifier.ValueText, offered.Select(property => property.Name))
        where meant is not null
        select new Violation(Descriptors.UnknownArgument, name.GetLocation(), model.Syntax.Name.ToString(), name.Identifier.ValueText, meant)
        {
            Remedy = new Remedy(name.GetLocation(), meant, $"Write {meant}"),
        };

    /// <summary>The name that is meant; null where none is near.</summary>
    public static string? Nearest(string written, IEnumerable<string> names) =>
        (from name in names
         let distance = IsPartOf(name, written) || IsPartOf(written, name) ? 1 : Distance(name.ToUpperInvariant(), written.ToUpperInvariant())
         where distance <= Math.Max(1, Math.Min(name.Length, written.Length) / 3)
         orderby distance, Math.Abs(name.Length - written.Length), name
         select name).FirstOrDefault();

    private static IEnumerable<IPropertySymbol> PropertiesOf(INamedTypeSymbol attribute) =>
        WithBases(attribute).SelectMany(type => type.GetMembers()).Where(IsArgument).OfType<IPropertySymbol>();

    private static bool IsArgument(ISymbol member) => member is IPropertySymbol { SetMethod: not null };

    private static IEnumerable<INamedTypeSymbol> WithBases(INamedTypeSymbol attribute)
    {
        for (INamedTypeSymbol? type = attribute; type is not null; type = type.BaseType)
        {
            yield return type;
        }
    }

    /// <summary>Whether the value, by its text alone, can be one of the type: a number, yes or no, a list, or a member of an enum.</summary>
    private static bool Takes(ITypeSymbol type, ExpressionSyntax value) => value switch
    {
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NumericLiteralExpression } => type.SpecialType == SpecialType.System_Int32,
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.TrueLiteralExpression or (int)SyntaxKind.FalseLiteralExpression } => type.SpecialType == SpecialType.System_Boolean,
        ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax => type.TypeKind == TypeKind.Array,
        MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax holder } when type.TypeKind == TypeKind.Enum => holder.Identifier.ValueText == type.Name,
        _ => true,
    };

    /// <remarks>Short words are parts of too many.</remarks>
    private static bool IsPartOf(string part, string name) => part.Length >= 4 && name.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>Letters that have to be put in, left out or changed (V. I. Levenshtein, 1966).</summary>
    private static int Distance(string left, string right)
    {
        int[] row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (int i = 1; i <= left.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int changed = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[right.Length];
    }
}
