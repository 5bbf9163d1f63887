using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis;
using Unrolled.Generator.Cells;
using Unrolled.Generator.Spec;

namespace Unrolled.Generator.Parsing;

/// <summary>A class with its model attribute, as it stands in the source: what the rules look at. It never leaves the room.</summary>
internal sealed class ModelDeclaration
{
    private readonly Lazy<ModelSpec> _spec;
    private readonly Lazy<bool> _hasSizes;

    private ModelDeclaration(INamedTypeSymbol type, INamedTypeSymbol attribute, AttributeSyntax syntax, IReadOnlyList<Cell> cells, ModelArguments arguments)
    {
        _spec = new Lazy<ModelSpec>(() => ModelParser.SpecOf(this));
        _hasSizes = new Lazy<bool>(() => SizeRules.SizesHold(this));
        Type = type;
        Attribute = attribute;
        Syntax = syntax;
        Cells = cells;
        Arguments = arguments;
    }

    public INamedTypeSymbol Type { get; }

    /// <summary>The attribute's class.</summary>
    public INamedTypeSymbol Attribute { get; }

    /// <summary>The attribute's text, where a mistake of the model as a whole is shown.</summary>
    public AttributeSyntax Syntax { get; }

    /// <summary>The cell with the settings that the arguments give: one for all layers, or one a layer.</summary>
    public IReadOnlyList<Cell> Cells { get; }

    public ModelArguments Arguments { get; }

    /// <summary>The spec that it asks for; it means something only where the rules for its sizes hold.</summary>
    public ModelSpec Spec => _spec.Value;

    /// <summary>Whether the rules for its sizes hold.</summary>
    public bool HasSizes => _hasSizes.Value;

    public LanguageVersion Language => ((CSharpParseOptions)Syntax.SyntaxTree.Options).LanguageVersion;

    /// <summary>Whether the library's part for .NET 8 and later is there, and the language that its code needs: see <see cref="TargetSpec.HasLanes"/>.</summary>
    public bool HasLanes =>
        new TargetSpec(TargetParser.VersionNumber(Language), HasVectors: true).HasLanes
        && Attribute.ContainingAssembly.GetTypeByMetadataName(TargetParser.Lanes) is not null;

    /// <summary>Where the class names its base class; the attribute's name where it names none.</summary>
    public Location BasePlace
    {
        get
        {
            BaseTypeSyntax[] named = WrittenParts(Type).SelectMany(part => part.BaseList?.Types ?? default).ToArray();
            return (named.FirstOrDefault(entry => SimpleName(entry.Type) == Type.BaseType?.Name)
                ?? named.FirstOrDefault())?.GetLocation() ?? Syntax.Name.GetLocation();
        }
    }

    /// <summary>What can carry a model attribute, by its text alone.</summary>
    public static bool IsCandidate(SyntaxNode node) => node is ClassDeclarationSyntax or RecordDeclarationSyntax;

    /// <summary>The declaration; null where the compiler itself already objects (not a class, an argument that does not bind).</summary>
    public static ModelDeclaration? Of(INamedTypeSymbol type, AttributeData attribute, CancellationToken cancellationToken)
    {
        if (type.TypeKind != TypeKind.Class
            || ModelAttributes.CellOf(attribute) is not Cell cell
            || attribute.AttributeClass is not INamedTypeSymbol attributeClass
            || attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is not AttributeSyntax syntax)
        {
            return null;
        }

        bool binds = attribute.NamedArguments.All(argument => argument.Value.Kind is TypedConstantKind.Primitive or TypedConstantKind.Enum || IsBoundArray(argument.Value));
        ModelArguments arguments = new(attribute, syntax, GivenSetting.Of(type, cancellationToken));
        return binds ? new ModelDeclaration(type, attributeClass, syntax, cell.AllWith(arguments), arguments) : null;
    }

    private static bool IsBoundArray(TypedConstant value) =>
        value.Kind == TypedConstantKind.Array && (value.IsNull || value.Values.All(item => item.Kind == TypedConstantKind.Primitive));

    private static string? SimpleName(TypeSyntax type) => type switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax aliased => aliased.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => null,
    };

    /// <summary>The model attributes of <paramref name="type"/>, in the order of the source.</summary>
    public static ImmutableArray<AttributeData> AttributesOf(INamedTypeSymbol type) =>
        type.GetAttributes().Where(attribute => ModelAttributes.CellOf(attribute) is not null).ToImmutableArray();

    /// <summary>The user's own declarations of <paramref name="type"/>: after generation there is one more, which is no reason to object.</summary>
    public static IEnumerable<TypeDeclarationSyntax> WrittenParts(INamedTypeSymbol type, CancellationToken cancellationToken = default) =>
        type.DeclaringSyntaxReferences
            .Where(reference => IsWritten(reference.SyntaxTree))
            .Select(reference => reference.GetSyntax(cancellationToken))
            .OfType<TypeDeclarationSyntax>();

    /// <summary>Whether a person (or another generator) wrote the file: generated files stand in a folder named after their generator.</summary>
    public static bool IsWritten(SyntaxTree tree) =>
        Path.GetFileName(Path.GetDirectoryName(tree.FilePath) ?? "") != typeof(UnrolledGenerator).FullName;
}
