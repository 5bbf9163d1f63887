using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Unrolled.Generator.Tests.Harness;

/// <summary>A framework and a C# version that users compile for.</summary>
internal sealed record Target(string Name, LanguageVersion Language, ImmutableArray<MetadataReference> References)
{
    public static readonly Target Net10 = new("net10.0", LanguageVersion.CSharp14, [.. Net100.References.All, Loaded()]);

    public static readonly Target Net8 = new("net8.0", LanguageVersion.CSharp12, [.. Net80.References.All, Copied("net8.0", "Unrolled.dll")]);

    public static readonly Target NetStandard = new(
        "netstandard2.1",
        LanguageVersion.CSharp9,
        [Copied("netstandard2.1", "netstandard.dll"), Copied("netstandard2.1", "Unrolled.dll")]);

    public static readonly ImmutableArray<Target> All = [Net10, Net8, NetStandard];

    public static Target Named(string name) => All.Single(target => target.Name == name);

    public override string ToString() => Name;

    /// <summary>The library that the tests themselves run on, so that what they emit can be loaded beside it.</summary>
    private static MetadataReference Loaded() => MetadataReference.CreateFromFile(typeof(ModelAttribute).Assembly.Location);

    private static MetadataReference Copied(string framework, string file) =>
        MetadataReference.CreateFromFile(Path.Combine(AppContext.BaseDirectory, "references", framework, file));
}
