using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis;
using Unrolled.Generator.Diagnostics;

namespace Unrolled.Generator.Parsing;

/// <summary>The names of the generated members have to be free.</summary>
internal static class MemberRules
{
    /// <summary>Each rule of this file.</summary>
    public static readonly ModelRule[] All =
    {
        NamesAreFree,
    };

    public static IEnumerable<Violation> NamesAreFree(ModelDeclaration model) =>
        OwnMembers(model).Concat(InheritedMembers(model)).Concat(ClassItself(model));

    private static IEnumerable<Violation> OwnMembers(ModelDeclaration model) =>
        from member in model.Type.GetMembers()
        where !member.IsImplicitlyDeclared && GeneratedMembers.Take(member, model.Type.IsStatic)
        from place in member.Locations.Where(place => place.SourceTree is SyntaxTree tree && ModelDeclaration.IsWritten(tree)).Take(1)
        select Clash(place, member, model);

    /// <remarks>A generated member would hide an inherited one, and the compiler would warn in code that nobody can edit.</remarks>
    private static IEnumerable<Violation> InheritedMembers(ModelDeclaration model)
    {
        Location? place = ModelDeclaration.WrittenParts(model.Type)
            .Select(part => part.BaseList?.Types.First().GetLocation())
            .FirstOrDefault(first => first is not null);
        for (INamedTypeSymbol? parent = model.Type.BaseType; parent is { SpecialType: SpecialType.None }; parent = parent.BaseType)
        {
            foreach (ISymbol member in parent.GetMembers())
            {
                bool isInherited = member.DeclaredAccessibility != Accessibility.Private && member is not IMethodSymbol { MethodKind: MethodKind.Constructor };
                if (place is not null && isInherited && GeneratedMembers.Take(member, model.Type.IsStatic))
                {
                    yield return Clash(place, member, model);
                }
            }
        }
    }

    private static IEnumerable<Violation> ClassItself(ModelDeclaration model)
    {
        if (GeneratedMembers.Take(model.Type.Name, model.Type.IsStatic))
        {
            foreach (TypeDeclarationSyntax part in ModelDeclaration.WrittenParts(model.Type).Take(1))
            {
                yield return new Violation(Descriptors.NameTaken, part.Identifier.GetLocation(), model.Type.Name, model.Type.Name);
            }
        }
    }

    private static Violation Clash(Location place, ISymbol member, ModelDeclaration model) =>
        new(Descriptors.NameTaken, place, member.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat), model.Type.Name);
}
