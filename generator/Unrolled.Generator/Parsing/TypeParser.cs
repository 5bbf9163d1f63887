using Microsoft.CodeAnalysis;
using Unrolled.Generator.Spec;

namespace Unrolled.Generator.Parsing;

/// <summary>Reads where the generated part of a class has to stand.</summary>
internal static class TypeParser
{
    public static TypeSpec Parse(INamedTypeSymbol type)
    {
        List<INamedTypeSymbol> containers = ClassRules.Containers(type).ToList();
        return new TypeSpec(
            NamespaceOf(type),
            new EquatableArray<string>(containers.Select(container => $"partial {KeywordOf(container)} {Identifier(container.Name)}").ToArray()),
            Identifier(type.Name),
            type.IsStatic,
            containers.Append(type).All(IsVisible));
    }

    private static string NamespaceOf(INamedTypeSymbol type)
    {
        Stack<string> names = new();
        for (INamespaceSymbol? part = type.ContainingNamespace; part is { IsGlobalNamespace: false }; part = part.ContainingNamespace)
        {
            names.Push(Identifier(part.Name));
        }

        return string.Join(".", names);
    }

    private static string KeywordOf(INamedTypeSymbol type) => (type.TypeKind, type.IsRecord) switch
    {
        (TypeKind.Struct, true) => "record struct",
        (TypeKind.Struct, false) => "struct",
        (TypeKind.Interface, _) => "interface",
        (_, true) => "record",
        _ => "class",
    };

    private static bool IsVisible(INamedTypeSymbol type) =>
        type.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;

    /// <summary>The name as code may say it: an <c>@</c> before one of lower-case letters alone.</summary>
    /// <remarks>Every keyword, also those of later C# versions than this Roslyn knows, is such a name, and so is every type name that warning CS8981 is about.</remarks>
    private static string Identifier(string name) => name.All(c => c is (>= 'a' and <= 'z') or '_') ? "@" + name : name;
}
