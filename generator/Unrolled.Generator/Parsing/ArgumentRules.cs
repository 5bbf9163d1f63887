using Microsoft.CodeAnalysis;
using Unrolled.Generator.Diagnostics;
using Unrolled.Generator.Spec;

namespace Unrolled.Generator.Parsing;

/// <summary>What each argument has to be on its own.</summary>
internal static class ArgumentRules
{
    /// <summary>Each rule of this file.</summary>
    public static readonly ModelRule[] All =
    {
        EnumsAreKnown,
        SizesAreGiven,
        SizesArePositive,
        OutputIsNotNegative,
        HeadHasOutputs,
        TargetCanFuse,
    };

    /// <summary>Each size that has to be given, and the argument that stands in for it.</summary>
    private static readonly (string Name, string? Instead)[] NeededSizes =
    {
        (ArgumentNames.Input, ArgumentNames.Vocabulary),
        (ArgumentNames.Hidden, ArgumentNames.HiddenSizes),
        (ArgumentNames.Steps, null),
    };

    private static readonly string[] Sizes =
    {
        ArgumentNames.Input, ArgumentNames.Vocabulary, ArgumentNames.Embedding, ArgumentNames.Hidden, ArgumentNames.Layers, ArgumentNames.Steps,
    };

    private static readonly string[] Lists = { ArgumentNames.HiddenSizes, ArgumentNames.InputSizes, ArgumentNames.HeadSizes };

    public static IEnumerable<Violation> EnumsAreKnown(ModelDeclaration model) =>
        from name in model.Arguments.Names
        let type = model.Arguments.TypeOf(name)
        where type?.TypeKind == TypeKind.Enum && !MembersOf(type).Any(member => Equals(member.ConstantValue, model.Arguments.Number(name)))
        select new Violation(Descriptors.UnknownEnumValue, model.Arguments.Place(name), name, model.Arguments.Number(name), NamesOf(type));

    public static IEnumerable<Violation> SizesAreGiven(ModelDeclaration model)
    {
        TopologyKind topology = (TopologyKind)model.Arguments.Number(ArgumentNames.Topology);
        foreach ((string name, string? instead) in NeededSizes)
        {
            bool follows = name == ArgumentNames.Steps && topology == TopologyKind.OneToOne;
            if (!model.Arguments.IsGiven(name) && !follows && (instead == null || !model.Arguments.IsGiven(instead)))
            {
                yield return new Violation(Descriptors.SizeMissing, model.Syntax.Name.GetLocation(), model.Type.Name, name);
            }
        }

        if (topology == TopologyKind.ManyToManyDelayed && !model.Arguments.IsGiven(ArgumentNames.ReadSteps))
        {
            yield return new Violation(
                Descriptors.SizeMissing, model.Arguments.Place(ArgumentNames.Topology), model.Type.Name, ArgumentNames.ReadSteps);
        }
    }

    public static IEnumerable<Violation> SizesArePositive(ModelDeclaration model) =>
        (from name in Sizes
         where model.Arguments.IsGiven(name) && model.Arguments.Number(name) < 1
         select new Violation(Descriptors.SizeNotPositive, model.Arguments.Place(name), name, model.Arguments.Number(name)))
        .Concat(Lists.SelectMany(name => ListedSizesArePositive(model, name)));

    private static IEnumerable<Violation> ListedSizesArePositive(ModelDeclaration model, string name)
    {
        IReadOnlyList<int> sizes = model.Arguments.Numbers(name) ?? new[] { 1 };
        return model.Arguments.IsNull(name)
            ? new[] { new Violation(Descriptors.SizeNotPositive, model.Arguments.Place(name), name, "null") }
            : sizes.Count == 0
            ? new[] { new Violation(Descriptors.SizeNotPositive, model.Arguments.Place(name), name + ".Length", 0) }
            : sizes.Where(size => size < 1).Take(1).Select(size => new Violation(Descriptors.SizeNotPositive, model.Arguments.Place(name), name, size));
    }

    public static IEnumerable<Violation> OutputIsNotNegative(ModelDeclaration model)
    {
        int output = model.Arguments.Number(ArgumentNames.Output);
        if (output < 0)
        {
            yield return new Violation(Descriptors.OutputNegative, model.Arguments.Place(ArgumentNames.Output), output);
        }
    }

    /// <remarks>Silent where the head is no known one: that is said already.</remarks>
    public static IEnumerable<Violation> HeadHasOutputs(ModelDeclaration model)
    {
        int head = model.Arguments.Number(ArgumentNames.Head);
        if (model.Arguments.Number(ArgumentNames.Output) == 0 && head != 0)
        {
            return from member in MembersOf(model.Arguments.TypeOf(ArgumentNames.Head))
                   where Equals(member.ConstantValue, head)
                   select new Violation(Descriptors.HeadWithoutOutput, model.Arguments.Place(ArgumentNames.Head), member.Name);
        }

        return Enumerable.Empty<Violation>();
    }

    public static IEnumerable<Violation> TargetCanFuse(ModelDeclaration model)
    {
        if (model.Arguments.Number(ArgumentNames.Arithmetic) == (int)ArithmeticKind.Fused && !model.HasLanes)
        {
            yield return new Violation(Descriptors.TargetCannotFuse, model.Arguments.Place(ArgumentNames.Arithmetic), model.Type.Name);
        }
    }

    private static IEnumerable<IFieldSymbol> MembersOf(ITypeSymbol? type) =>
        type?.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue) ?? Enumerable.Empty<IFieldSymbol>();

    private static string NamesOf(ITypeSymbol type) => string.Join(", ", MembersOf(type).Select(member => member.Name));
}
