using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Unrolled.Generator.Diagnostics;
using Unrolled.Generator.Spec;

namespace Unrolled.Generator.Parsing;

/// <summary>A class with the attribute of a family: its spec, or what is wrong with it.</summary>
internal sealed class FamilyReading
{
    /// <summary>The attribute's full name.</summary>
    public const string AttributeName = "Unrolled.ModelFamilyAttribute";

    /// <summary>Members that the generated part has.</summary>
    private static readonly string[] Names = { "Family", "Load", "LazyFamily", "Streams" };

    private readonly INamedTypeSymbol _type;
    private readonly AttributeSyntax _syntax;
    private readonly ImmutableArray<TypedConstant> _models;
    private readonly List<Violation> _violations = new();
    private readonly List<(ModelDeclaration Model, Location Place)> _members = new();

    private FamilyReading(INamedTypeSymbol type, AttributeSyntax syntax, ImmutableArray<TypedConstant> models, CancellationToken cancellationToken)
    {
        (_type, _syntax, _models) = (type, syntax, models);
        CheckClass(cancellationToken);
        for (int i = 0; i < models.Length; i++)
        {
            ReadMember(i, cancellationToken);
        }
    }

    public IReadOnlyList<Violation> Violations => _violations;

    /// <summary>The spec; null where something is wrong here, or with one of the models.</summary>
    public FamilySpec? Spec =>
        _violations.Count > 0 || _members.Count != _models.Length || _members.Any(member => ModelRules.Check(member.Model).Any(violation => violation.IsError))
            ? null
            : new FamilySpec(
                TypeParser.Parse(_type),
                new EquatableArray<FamilyMemberSpec>(_members
                    .Select(member => new FamilyMemberSpec(member.Model.Type.Name, member.Model.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat))).ToArray()),
                _members[0].Model.Spec.Number);

    /// <summary>The reading of a class; null where it is no family, or where the compiler itself objects.</summary>
    public static FamilyReading? Of(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        AttributeData? attribute = type.GetAttributes().FirstOrDefault(known => known.AttributeClass?.ToDisplayString() == AttributeName);
        return attribute is { ConstructorArguments: { Length: 1 } arguments } && arguments[0] is { Kind: TypedConstantKind.Array, IsNull: false } models
            && attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is AttributeSyntax syntax
                ? new FamilyReading(type, syntax, models.Values, cancellationToken)
                : null;
    }

    private void CheckClass(CancellationToken cancellationToken)
    {
        TypeDeclarationSyntax? part = ModelDeclaration.WrittenParts(_type, cancellationToken).FirstOrDefault();
        INamedTypeSymbol? closed = ClassRules.Containers(_type).Append(_type)
            .FirstOrDefault(type => ModelDeclaration.WrittenParts(type, cancellationToken).Any(written => !written.Modifiers.Any(SyntaxKind.PartialKeyword)));
        ISymbol? taken = _type.GetMembers().FirstOrDefault(member =>
            Names.Contains(member.Name) && member.Locations.Any(place => place.SourceTree is SyntaxTree tree && ModelDeclaration.IsWritten(tree)));
        string? reason =
            closed != null ? $"'{closed.Name}' is not partial"
            : ClassRules.Containers(_type).Append(_type).Any(type => type.TypeParameters.Length > 0) ? "it is generic, or stands in a generic type"
            : _type.IsRecord ? "it is a record"
            : ModelDeclaration.AttributesOf(_type).Length > 0 ? "it is a model"
            : taken != null ? $"its member '{taken.Name}' has a name that generated code needs"
            : Names.Contains(_type.Name) ? "generated code has a member of its name"
            : ((CSharpParseOptions)_syntax.SyntaxTree.Options).LanguageVersion.MapSpecifiedToEffectiveVersion() < LanguageVersion.CSharp9 ? "its code needs C# 9"
            : _models.IsEmpty ? "it names no model"
            : null;
        if (reason != null)
        {
            _violations.Add(new Violation(WeightsDescriptors.FamilyClass, part?.Identifier.GetLocation() ?? _syntax.GetLocation(), _type.Name, reason));
        }
    }

    private void ReadMember(int index, CancellationToken cancellationToken)
    {
        if (_models[index].Kind == TypedConstantKind.Error)
        {
            return;
        }

        INamedTypeSymbol? type = _models[index].Value as INamedTypeSymbol;
        Location place = PlaceOf(index);
        ModelDeclaration? model = type != null && ModelDeclaration.AttributesOf(type).FirstOrDefault() is AttributeData attribute
            ? ModelDeclaration.Of(type, attribute, cancellationToken)
            : null;
        ModelDeclaration? first = _members.Count > 0 ? _members[0].Model : null;
        string? reason =
            model == null ? "it is no class with a model attribute in this project"
            : model.Type.IsStatic ? "it is static, and has no networks of its own"
            : model.Spec.ReadsTokens ? "it reads tokens, where a family reads numbers"
            : model.Spec.Direction != DirectionKind.Forward ? $"with Direction.{model.Spec.Direction} it has no steps to stream"
            : first != null && model.Spec.Number != first.Spec.Number ? $"its numbers are not those of '{first.Type.Name}': use one precision"
            : null;
        if (reason != null)
        {
            _violations.Add(new Violation(WeightsDescriptors.FamilyMember, place, type?.Name ?? "null", _type.Name, reason));
            return;
        }

        ModelDeclaration? twin = _members.Select(member => member.Model).FirstOrDefault(other => Network(other.Spec) == Network(model!.Spec));
        if (twin != null)
        {
            _violations.Add(new Violation(WeightsDescriptors.FamilyTwins, place, twin.Type.Name, model!.Type.Name, _type.Name));
        }

        _members.Add((model!, place));
    }

    /// <summary>What of a model decides which files fit it.</summary>
    private static ModelSpec Network(ModelSpec spec) => new(
        new TypeSpec("", default, "", false, false), spec.Input, spec.Layers, 1, 1, 0, spec.Output, spec.Head, spec.Bias, spec.Number, default, TargetSpec.Oldest)
    {
        InputLayers = spec.InputLayers,
        HeadLayers = spec.HeadLayers,
        LearnedInitialState = spec.LearnedInitialState,
    };

    /// <summary>Where a model is named; a list that is given as an array is one place.</summary>
    private Location PlaceOf(int index)
    {
        SeparatedSyntaxList<AttributeArgumentSyntax> arguments = _syntax.ArgumentList?.Arguments ?? default;
        return arguments.Count == _models.Length ? arguments[index].GetLocation() : arguments.FirstOrDefault()?.GetLocation() ?? _syntax.GetLocation();
    }
}
