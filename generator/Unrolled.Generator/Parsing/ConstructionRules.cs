using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis;
using Unrolled.Generator.Diagnostics;
using Unrolled.Generator.Spec;

namespace Unrolled.Generator.Parsing;

/// <summary>The generated constructors have to compile, and each of the user's own has to call one of them.</summary>
internal static class ConstructionRules
{
    /// <summary>Each rule of this file.</summary>
    public static readonly ModelRule[] All =
    {
        HasNoPrimaryConstructor,
        BaseIsNoModel,
        BaseCanBeConstructed,
        NothingIsRequired,
        ConstructorsChain,
    };

    public static IEnumerable<Violation> HasNoPrimaryConstructor(ModelDeclaration model) =>
        from constructor in model.Type.InstanceConstructors
        let primary = constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() as ClassDeclarationSyntax
        where primary is not null
        select new Violation(Descriptors.PrimaryConstructor, primary.Identifier.GetLocation(), model.Type.Name);

    /// <remarks>Every generated member would clash with one of the base class, so all else is silent about it.</remarks>
    public static IEnumerable<Violation> BaseIsNoModel(ModelDeclaration model)
    {
        if (BaseModel(model) is INamedTypeSymbol parent)
        {
            yield return new Violation(Descriptors.DerivesFromModel, model.BasePlace, model.Type.Name, parent.Name);
        }
    }

    /// <remarks>The generated constructors call the base class's constructor without arguments.</remarks>
    public static IEnumerable<Violation> BaseCanBeConstructed(ModelDeclaration model)
    {
        if (model.Type.IsStatic || BaseModel(model) is not null || model.Type.BaseType is not INamedTypeSymbol { SpecialType: SpecialType.None } parent)
        {
            yield break;
        }

        IMethodSymbol[] callable = parent.InstanceConstructors
            .Where(constructor => constructor.Parameters.All(parameter => parameter.IsOptional || parameter.IsParams) && IsReachable(constructor, model.Type))
            .ToArray();
        if (callable.Length == 0)
        {
            yield return new Violation(Descriptors.BaseConstructor, model.BasePlace, model.Type.Name, parent.Name);
        }
        else if (BaseCalls.WhatIsWrong(callable) is string wrong)
        {
            yield return new Violation(Descriptors.BaseCall, model.BasePlace, model.Type.Name, parent.Name, wrong);
        }
    }

    /// <remarks>One of the base classes is enough to say: it stands in one place.</remarks>
    public static IEnumerable<Violation> NothingIsRequired(ModelDeclaration model)
    {
        if (BaseModel(model) is not null)
        {
            return Enumerable.Empty<Violation>();
        }

        IEnumerable<Violation> own = model.Type.GetMembers().Where(IsRequired).Select(member => Required(member, member.Locations[0]));
        return own.Concat(Bases(model.Type).SelectMany(parent => parent.GetMembers()).Where(IsRequired).Take(1).Select(member => Required(member, model.BasePlace)));

        Violation Required(ISymbol member, Location place) => new(
            Descriptors.RequiredMember, place, member.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat), model.Type.Name);
    }

    /// <summary>A constructor that calls no generated one leaves the network without parameters.</summary>
    public static IEnumerable<Violation> ConstructorsChain(ModelDeclaration model) =>
        from part in ModelDeclaration.WrittenParts(model.Type)
        from constructor in part.Members.OfType<ConstructorDeclarationSyntax>()
        where !model.Type.IsStatic && !constructor.Modifiers.Any(SyntaxKind.StaticKeyword) && !constructor.Initializer.IsKind(SyntaxKind.ThisConstructorInitializer)
        select new Violation(
            Descriptors.ConstructorWithoutParameters,
            constructor.Identifier.GetLocation(),
            model.Type.Name,
            (NumberKind)model.Arguments.Number(ArgumentNames.Precision) == NumberKind.Double ? "double" : "float");

    /// <summary>The nearest base class with a model attribute; null where there is none.</summary>
    public static INamedTypeSymbol? BaseModel(ModelDeclaration model) => Bases(model.Type).FirstOrDefault(parent => ModelDeclaration.AttributesOf(parent).Length > 0);

    /// <summary>The base classes but for <see cref="object"/>, the nearest first.</summary>
    public static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? parent = type.BaseType; parent is { SpecialType: SpecialType.None }; parent = parent.BaseType)
        {
            yield return parent;
        }
    }

    public static bool IsRequired(ISymbol member) => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true };

    private static bool IsReachable(IMethodSymbol constructor, INamedTypeSymbol from) => constructor.DeclaredAccessibility switch
    {
        Accessibility.Private => ClassRules.Containers(from).Contains(constructor.ContainingType, SymbolEqualityComparer.Default),
        Accessibility.Internal or Accessibility.ProtectedAndInternal =>
            SymbolEqualityComparer.Default.Equals(constructor.ContainingAssembly, from.ContainingAssembly)
            || constructor.ContainingAssembly.GivesAccessTo(from.ContainingAssembly),
        _ => true,
    };
}
