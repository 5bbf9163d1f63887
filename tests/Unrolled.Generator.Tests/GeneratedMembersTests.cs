using Microsoft.CodeAnalysis;
using Unrolled.Generator.Parsing;
using Unrolled.Generator.Tests.Harness;

namespace Unrolled.Generator.Tests;

/// <summary>The table of names that a model may not use is held to what is generated.</summary>
public sealed class GeneratedMembersTests
{
    [Theory]
    [MemberData(nameof(Models.Names), MemberType = typeof(Models))]
    public void Every_generated_member_is_in_the_table(string model)
    {
        GeneratorRun run = GeneratorRun.Of(Models.Source(model));
        INamedTypeSymbol type = Model(run);

        Assert.All(Generated(type), member => Assert.True(GeneratedMembers.Take(member, type.IsStatic, hasWeights: false), $"{member} is not in the table."));
    }

    /// <summary>And the other way round: a name that nothing generates would be forbidden for no reason.</summary>
    [Fact]
    public void Every_name_in_the_table_is_generated()
    {
        HashSet<string> generated =
        [
            .. new[] { Target.Net10, Target.NetStandard }
                .SelectMany(target => Models.All.Keys.Select(model => GeneratorRun.Of(Models.Source(model), target)).Append(PretrainedModel.Run(target)))
                .SelectMany(run => Generated(Model(run)))
                .Select(member => member.Name),
        ];

        Assert.Empty(GeneratedMembers.All.Except(generated));
    }

    /// <summary>The names of weights are free in a class without them, which may have used them for years.</summary>
    [Fact]
    public void Names_of_weights_are_taken_where_there_are_weights()
    {
        INamedTypeSymbol type = Model(PretrainedModel.Run());

        Assert.All(Generated(type), member => Assert.True(GeneratedMembers.Take(member, type.IsStatic, hasWeights: true), $"{member} is not in the table."));
        Assert.Equal(
            ["CreatePretrained", "LazyPretrained", "Pretrained"],
            Generated(type).Where(member => !GeneratedMembers.Take(member, type.IsStatic, hasWeights: false)).Select(member => member.Name).Order());
    }

    private static INamedTypeSymbol Model(GeneratorRun run)
    {
        SyntaxTree file = run.Complete.SyntaxTrees.First(tree => !ModelDeclaration.IsWritten(tree));
        return run.Complete.GetSymbolsWithName(_ => true, SymbolFilter.Type).OfType<INamedTypeSymbol>()
            .Single(type => ModelDeclaration.AttributesOf(type).Length > 0 && type.Locations.Any(place => place.SourceTree == file));
    }

    private static IEnumerable<ISymbol> Generated(INamedTypeSymbol type) =>
        type.GetMembers().Where(member => !member.IsImplicitlyDeclared
            && member.Locations.All(place => !ModelDeclaration.IsWritten(place.SourceTree!))
            && member is not IMethodSymbol { AssociatedSymbol: not null }
            && member is not IMethodSymbol { ExplicitInterfaceImplementations.Length: > 0 }
            && member is not IPropertySymbol { ExplicitInterfaceImplementations.Length: > 0 });
}
