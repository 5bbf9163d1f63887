using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis;
using Unrolled.Generator.Spec;

namespace Unrolled.Generator.Parsing;

/// <summary>Reads what the compilation's language and framework can do.</summary>
internal static class TargetParser
{
    /// <summary>The library's vectors of any width, in its part for .NET 8 and later.</summary>
    public const string Lanes = "Unrolled.Lanes.ILanes`2";

    public static TargetSpec Parse(Compilation compilation)
    {
        LanguageVersion language = compilation is CSharpCompilation csharp ? csharp.LanguageVersion : LanguageVersion.CSharp9;
        return new TargetSpec(VersionNumber(language), compilation.GetTypeByMetadataName(Lanes) is not null)
        {
            IsOptimized = compilation.Options.OptimizationLevel == OptimizationLevel.Release,
        };
    }

    /// <summary>C# version times 100. Roslyn numbers versions so from 7.1 on (before: 1 to 7), with values of its own for Latest and Preview.</summary>
    public static int VersionNumber(LanguageVersion language)
    {
        LanguageVersion resolved = language.MapSpecifiedToEffectiveVersion();
        if (resolved == LanguageVersion.Preview)
        {
            // What Latest stands for is the newest numbered version this compiler has; Preview offers that and more.
            resolved = LanguageVersion.Latest.MapSpecifiedToEffectiveVersion();
        }

        int number = (int)resolved;
        return number < 100 ? number * 100 : number;
    }
}
