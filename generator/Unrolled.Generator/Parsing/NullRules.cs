using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis;
using Unrolled.Generator.Diagnostics;

namespace Unrolled.Generator.Parsing;

/// <summary>Members of the user's own in a new network: the generated constructors give them no value, which the compiler would say in code that nobody can edit.</summary>
internal static class NullRules
{
    /// <summary>Each rule of this file.</summary>
    public static readonly ModelRule[] All =
    {
        NothingStaysNull,
    };

    private static readonly string[] Excused =
    {
        "System.Diagnostics.CodeAnalysis.AllowNullAttribute",
        "System.Diagnostics.CodeAnalysis.MaybeNullAttribute",
    };

    /// <remarks>The compiler's CS8618, where the user can do something about it.</remarks>
    public static IEnumerable<Violation> NothingStaysNull(ModelDeclaration model)
    {
        if (model.Type.IsStatic)
        {
            yield break;
        }

        foreach (ISymbol member in model.Type.GetMembers())
        {
            bool isNull = TypeOf(member) is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.NotAnnotated } && !member.IsStatic;
            if (isNull
                && !ConstructionRules.IsRequired(member)
                && !member.GetAttributes().Any(attribute => Excused.Contains(attribute.AttributeClass?.ToDisplayString()))
                && member.Locations.FirstOrDefault() is { SourceTree: SyntaxTree tree } place && ModelDeclaration.IsWritten(tree)
                && !HasValue(member))
            {
                yield return new Violation(Descriptors.MemberStaysNull, place, member.Name, model.Type.Name);
            }
        }
    }

    private static ITypeSymbol? TypeOf(ISymbol member) => member switch
    {
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        IEventSymbol changed => changed.Type,
        _ => null,
    };

    /// <summary>Whether a value stands at the declaration, or accessors with bodies decide; an implicit field stands for one of these.</summary>
    private static bool HasValue(ISymbol member) => member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() switch
    {
        VariableDeclaratorSyntax variable => variable.Initializer is not null,
        PropertyDeclarationSyntax property => property.Initializer is not null
            || member.IsExtern
            || property.AccessorList?.Accessors.All(accessor => accessor.Body is null && accessor.ExpressionBody is null) != true,
        _ => true,
    };
}
