using System.Reflection;
using Microsoft.CodeAnalysis.CodeFixes;
using Unrolled.CodeFixes.Tests.Harness;
using Unrolled.Generator.Diagnostics;

namespace Unrolled.CodeFixes.Tests;

/// <summary>The assembly of the code fixes fits the generator's, and any editor that loads the generator.</summary>
public sealed class AssemblyTests
{
    [Fact]
    public void Every_fix_is_for_a_diagnostic_that_there_is() =>
        Assert.Subset(Descriptors.All.Select(descriptor => descriptor.Id).ToHashSet(), Editor.FixableIds.ToHashSet());

    [Fact]
    public void No_diagnostic_has_two_fixes() => Assert.Distinct(Editor.FixableIds);

    [Fact]
    public void Every_fix_is_exported() =>
        Assert.All(
            typeof(PartialFix).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(CodeFixProvider))),
            type => Assert.NotNull(type.GetCustomAttribute<ExportCodeFixProviderAttribute>()));

    /// <summary>An assembly that asks for more than the editor has is not loaded.</summary>
    [Fact]
    public void It_needs_no_newer_Roslyn_than_the_generator()
    {
        Version generators = VersionOf("Microsoft.CodeAnalysis", typeof(Unrolled.Generator.UnrolledGenerator).Assembly);

        Assert.All(
            typeof(PartialFix).Assembly.GetReferencedAssemblies().Where(name => name.Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)),
            name => Assert.True(name.Version <= generators, $"{name}"));
        Assert.DoesNotContain(typeof(PartialFix).Assembly.GetReferencedAssemblies(), name => name.Name!.StartsWith("System.Composition", StringComparison.Ordinal));
    }

    private static Version VersionOf(string name, Assembly by) => by.GetReferencedAssemblies().Single(reference => reference.Name == name).Version!;
}
