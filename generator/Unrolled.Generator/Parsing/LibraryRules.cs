using Microsoft.CodeAnalysis;
using Unrolled.Generator.Diagnostics;

namespace Unrolled.Generator.Parsing;

/// <summary>
/// The names that generated code writes in full have to mean the framework's and the library's types: a type of the project of the same full name
/// goes before them, and C# has no way to write the other one.
/// </summary>
internal static class LibraryRules
{
    /// <summary>Each rule of this file.</summary>
    public static readonly ModelRule[] All =
    {
        NothingHidesTheLibrary,
    };

    private const string Root = "Unrolled";

    /// <summary>The namespaces whose types the arithmetic names shortly: the library's vectors, and its own.</summary>
    private static readonly string[] Spaces = { "Lanes", "Generated" };

    /// <remarks>Silent where the library is a part of the project.</remarks>
    public static IEnumerable<Violation> NothingHidesTheLibrary(ModelDeclaration model)
    {
        IAssemblySymbol library = model.Attribute.ContainingAssembly;
        IAssemblySymbol own = model.Type.ContainingAssembly;
        return SymbolEqualityComparer.Default.Equals(own, library)
            ? Enumerable.Empty<Violation>()
            : own.GlobalNamespace.GetTypeMembers("System")
                .Concat(own.GlobalNamespace.GetNamespaceMembers().Where(space => space.Name == Root).SelectMany(space => Hiding(space, library)))
                .Take(1)
                .Select(type => new Violation(Descriptors.HidesLibrary, model.Syntax.Name.GetLocation(), model.Type.Name, type.ToDisplayString()));
    }

    private static IEnumerable<INamedTypeSymbol> Hiding(INamespaceSymbol root, IAssemblySymbol library) =>
        root.GetTypeMembers()
            .Where(type => Spaces.Contains(type.Name) || library.GetTypeByMetadataName($"{Root}.{type.MetadataName}") is { DeclaredAccessibility: Accessibility.Public })
            .Concat(root.GetNamespaceMembers()
                .Where(space => Spaces.Contains(space.Name))
                .SelectMany(space => space.GetTypeMembers())
                .Where(type => type.Locations.Any(place => place.SourceTree is SyntaxTree tree && ModelDeclaration.IsWritten(tree))));
}
