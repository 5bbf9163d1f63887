using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis;
using Unrolled.Generator.Diagnostics;

namespace Unrolled.Generator.Parsing;

/// <summary>What the annotated class has to be, so that a second part of it can be written.</summary>
internal static class ClassRules
{
    /// <summary>Each rule of this file.</summary>
    public static readonly ModelRule[] All =
    {
        IsPartial,
        ContainersArePartial,
        IsNotGeneric,
        IsPlainClass,
        IsNotAbstract,
        IsNotFileLocal,
        HasOneModelAttribute,
        LanguageIsRecent,
    };

    public static IEnumerable<Violation> IsPartial(ModelDeclaration model) =>
        NotPartial(model.Type).Select(part => new Violation(Descriptors.ClassNotPartial, part.Identifier.GetLocation(), model.Type.Name));

    public static IEnumerable<Violation> ContainersArePartial(ModelDeclaration model) =>
        from container in Containers(model.Type)
        from part in NotPartial(container)
        select new Violation(Descriptors.ContainerNotPartial, part.Identifier.GetLocation(), container.Name, model.Type.Name);

    public static IEnumerable<Violation> IsNotGeneric(ModelDeclaration model) =>
        from type in Containers(model.Type).Prepend(model.Type)
        where type.TypeParameters.Length > 0
        from part in ModelDeclaration.WrittenParts(type).Take(1)
        select new Violation(Descriptors.Generic, (part.TypeParameterList ?? (SyntaxNode)part).GetLocation(), type.Name, model.Type.Name);

    public static IEnumerable<Violation> IsPlainClass(ModelDeclaration model) =>
        from part in ModelDeclaration.WrittenParts(model.Type).OfType<RecordDeclarationSyntax>().Take(1)
        select new Violation(Descriptors.Record, part.Keyword.GetLocation(), model.Type.Name);

    public static IEnumerable<Violation> IsNotAbstract(ModelDeclaration model) =>
        from part in ModelDeclaration.WrittenParts(model.Type)
        from modifier in part.Modifiers
        where modifier.IsKind(SyntaxKind.AbstractKeyword)
        select new Violation(Descriptors.Abstract, modifier.GetLocation(), model.Type.Name);

    /// <remarks>C# 11's <c>file</c> modifier has no name in the Roslyn that the generator is built on, so its text is compared.</remarks>
    public static IEnumerable<Violation> IsNotFileLocal(ModelDeclaration model) =>
        from type in Containers(model.Type).Prepend(model.Type)
        from part in ModelDeclaration.WrittenParts(type)
        from modifier in part.Modifiers
        where modifier.ValueText == "file"
        select new Violation(Descriptors.FileLocal, modifier.GetLocation(), type.Name, model.Type.Name);

    public static IEnumerable<Violation> HasOneModelAttribute(ModelDeclaration model)
    {
        IEnumerable<AttributeSyntax> attributes = ModelDeclaration.AttributesOf(model.Type)
            .Select(attribute => attribute.ApplicationSyntaxReference?.GetSyntax())
            .OfType<AttributeSyntax>();
        AttributeSyntax first = attributes.First();
        return attributes.Skip(1).Select(further =>
            new Violation(Descriptors.TwoModelAttributes, further.Name.GetLocation(), model.Type.Name, first.Name.ToString(), further.Name.ToString()));
    }

    public static IEnumerable<Violation> LanguageIsRecent(ModelDeclaration model)
    {
        if (model.Language.MapSpecifiedToEffectiveVersion() < LanguageVersion.CSharp9)
        {
            yield return new Violation(
                Descriptors.LanguageTooOld, model.Syntax.Name.GetLocation(), model.Type.Name, model.Language.ToDisplayString());
        }
    }

    /// <summary>The containing types, the outermost first.</summary>
    public static IEnumerable<INamedTypeSymbol> Containers(INamedTypeSymbol type)
    {
        Stack<INamedTypeSymbol> containers = new();
        for (INamedTypeSymbol? container = type.ContainingType; container is not null; container = container.ContainingType)
        {
            containers.Push(container);
        }

        return containers;
    }

    private static IEnumerable<TypeDeclarationSyntax> NotPartial(INamedTypeSymbol type) =>
        ModelDeclaration.WrittenParts(type).Where(part => !part.Modifiers.Any(SyntaxKind.PartialKeyword)).Take(1);
}
