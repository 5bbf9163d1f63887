using Microsoft.CodeAnalysis;

namespace Unrolled.Generator.Calls;

/// <summary>The types that hold numbers side by side.</summary>
internal static class SpanTypes
{
    /// <summary>Whether a type is <c>Span</c> or <c>ReadOnlySpan</c>.</summary>
    public static bool IsSpan(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Name: "Span" or "ReadOnlySpan", TypeArguments.Length: 1, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>Whether a value of the type has a length that is set where it is made: a span, or an array of one dimension.</summary>
    public static bool HasLength(ITypeSymbol? type) => type is IArrayTypeSymbol { Rank: 1 } || IsSpan(type);

    /// <summary>The length of a struct with <c>[InlineArray(n)]</c>; null for any other type.</summary>
    public static int? InlineArrayLength(ITypeSymbol? type)
    {
        if (type is { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None })
        {
            foreach (AttributeData attribute in type.GetAttributes())
            {
                if (attribute is { AttributeClass.Name: "InlineArrayAttribute", ConstructorArguments: { Length: 1 } arguments } && arguments[0].Value is int length)
                {
                    return length;
                }
            }
        }

        return null;
    }
}
