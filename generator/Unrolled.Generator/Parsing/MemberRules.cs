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
        InterfaceIsFree,
    };

    public static IEnumerable<Violation> NamesAreFree(ModelDeclaration model) =>
        OwnMembers(model).Concat(InheritedMembers(model)).Concat(ClassItself(model));

    /// <summary>The generated code implements the network's interface explicitly; a second implementation would clash.</summary>
    public static IEnumerable<Violation> InterfaceIsFree(ModelDeclaration model) =>
        from member in model.Type.GetMembers()
        from implemented in ImplementedBy(member)
        where GeneratedMembers.IsNetwork(implemented.ContainingType, model.Arguments)
        from place in member.Locations.Where(place => place.SourceTree is SyntaxTree tree && ModelDeclaration.IsWritten(tree)).Take(1)
        select new Violation(Descriptors.InterfaceTaken, place, model.Type.Name, implemented.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat));

    private static IEnumerable<ISymbol> ImplementedBy(ISymbol member) => member switch
    {
        IMethodSymbol { AssociatedSymbol: null } method => method.ExplicitInterfaceImplementations,
        IPropertySymbol property => property.ExplicitInterfaceImplementations,
        _ => Enumerable.Empty<ISymbol>(),
    };

    private static IEnumerable<Violation> OwnMembers(ModelDeclaration model) =>
        from member in model.Type.GetMembers()
        where !member.IsImplicitlyDeclared && Takes(model, member)
        from place in member.Locations.Where(place => place.SourceTree is SyntaxTree tree && ModelDeclaration.IsWritten(tree)).Take(1)
        select Clash(place, member, model);

    /// <remarks>A generated member would hide an inherited one, and the compiler would warn in code that nobody can edit.</remarks>
    private static IEnumerable<Violation> InheritedMembers(ModelDeclaration model) =>
        from parent in ConstructionRules.BaseModel(model) is null ? ConstructionRules.Bases(model.Type) : Enumerable.Empty<INamedTypeSymbol>()
        from member in parent.GetMembers()
        where member.DeclaredAccessibility != Accessibility.Private && member is not IMethodSymbol { MethodKind: MethodKind.Constructor }
        where Takes(model, member)
        select Clash(model.BasePlace, member, model);

    private static IEnumerable<Violation> ClassItself(ModelDeclaration model)
    {
        if (GeneratedMembers.Take(model.Type.Name, model.Type.IsStatic, model.Arguments.IsGiven(ArgumentNames.Weights)))
        {
            foreach (TypeDeclarationSyntax part in ModelDeclaration.WrittenParts(model.Type).Take(1))
            {
                yield return new Violation(Descriptors.NameTaken, part.Identifier.GetLocation(), model.Type.Name, model.Type.Name);
            }
        }
    }

    private static bool Takes(ModelDeclaration model, ISymbol member) =>
        GeneratedMembers.Take(member, model.Type.IsStatic, model.Arguments.IsGiven(ArgumentNames.Weights));

    private static Violation Clash(Location place, ISymbol member, ModelDeclaration model) =>
        new(Descriptors.NameTaken, place, member.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat), model.Type.Name);
}
