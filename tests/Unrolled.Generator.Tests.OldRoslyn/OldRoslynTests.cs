using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Unrolled.Generator.Diagnostics;

namespace Unrolled.Generator.Tests.OldRoslyn;

/// <summary>The oldest Roslyn that the generator must load in runs it and compiles what it writes, as C# 9 for netstandard2.1.</summary>
public sealed class OldRoslynTests
{
    private static readonly MetadataReference[] NetStandard =
    [
        MetadataReference.CreateFromFile(Path.Combine(AppContext.BaseDirectory, "references", "netstandard2.1", "netstandard.dll")),
        MetadataReference.CreateFromFile(Path.Combine(AppContext.BaseDirectory, "references", "netstandard2.1", "Unrolled.dll")),
    ];

    [Fact]
    public void This_is_the_old_Roslyn() =>
        Assert.Equal(
            typeof(UnrolledGenerator).Assembly.GetReferencedAssemblies().Single(name => name.Name == "Microsoft.CodeAnalysis.CSharp").Version,
            typeof(CSharpCompilation).Assembly.GetName().Version);

    [Theory]
    [MemberData(nameof(Models.Names), MemberType = typeof(Models))]
    public async Task Compiles_without_a_warning(string model)
    {
        Compilation complete = Generate(Models.Source(model));
        using MemoryStream assembly = new();
        using MemoryStream documentation = new();

        Assert.Equal(2, complete.SyntaxTrees.Count());
        Assert.Empty(complete
            .Emit(assembly, xmlDocumentationStream: documentation, cancellationToken: TestContext.Current.CancellationToken)
            .Diagnostics.Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden));
        Assert.Empty(await Analyze(complete));
    }

    [Fact]
    public async Task Weights_and_families_compile_without_a_warning()
    {
        var file = new Harness.WeightsText("/project/unit.weights.json", """
            { "format": "unrolled-weights", "tensors": { "weight_ih_l0": { "shape": [1, 1], "values": [1] }, "weight_hh_l0": { "shape": [1, 1], "values": [2] } } }
            """);
        Compilation complete = Generate("""
            using Unrolled;
            [RnnModel(Input = 1, Hidden = 1, Steps = 3, Bias = false, Weights = "unit.weights.json")] public partial class Unit { }
            [GruModel(Input = 1, Hidden = 1, Steps = 3)] public partial class Other { }
            [ModelFamily(typeof(Unit), typeof(Other))] public static partial class Both { }
            """, file);

        Assert.Equal(5, complete.SyntaxTrees.Count());
        Assert.Empty(complete.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden));
        Assert.Empty(await Analyze(complete, file));
        Assert.Equal(["UNR0050"], (await Analyze(complete)).Select(diagnostic => diagnostic.Id));
    }

    [Theory]
    [InlineData("UNR0013", "[LstmModel(Input = 3, Hidden = 0, Steps = 5)] public partial class Gesture { }")]
    [InlineData("UNR0001", "[GruModel(Input = 3, Hidden = 2, Steps = 5)] public class Gesture { }")]
    public async Task A_mistake_is_reported_and_nothing_generated(string id, string source)
    {
        Compilation complete = Generate("using Unrolled;\n" + source);

        Assert.Single(complete.SyntaxTrees);
        Assert.Equal(id, Assert.Single(await Analyze(complete)).Id);
    }

    [Theory]
    [InlineData("stackalloc float[14]")]
    [InlineData("new float[14]")]
    [InlineData("new[] { 1f, 2f }")]
    [InlineData("input.Slice(0, 14)")]
    [InlineData("known")]
    public async Task A_wrong_length_is_reported(string argument)
    {
        Compilation complete = Generate($$"""
            using System;
            using Unrolled;
            [LstmModel(Input = 3, Hidden = 2, Steps = 5)] public partial class Gesture { }
            internal static class Game
            {
                public static int Run(Gesture gesture, ReadOnlySpan<float> input) { float[] known = new float[14]; return known.Length + gesture.Classify({{argument}}); }
            }
            """);

        Assert.Empty(complete.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden));
        Assert.Equal("UNR0037", Assert.Single(await Analyze(complete)).Id);
    }

    private static Compilation Generate(string source, params AdditionalText[] files)
    {
        CSharpParseOptions parse = new(LanguageVersion.CSharp9, DocumentationMode.Diagnose);
        CSharpCompilationOptions options = new(
            OutputKind.DynamicallyLinkedLibrary,
            warningLevel: 9999,
            optimizationLevel: OptimizationLevel.Release,
            generalDiagnosticOption: ReportDiagnostic.Error,
            nullableContextOptions: NullableContextOptions.Enable);
        CSharpGeneratorDriver
            .Create([new UnrolledGenerator().AsSourceGenerator()], additionalTexts: files, parseOptions: parse)
            .RunGeneratorsAndUpdateCompilation(
                CSharpCompilation.Create("Models", [CSharpSyntaxTree.ParseText(source, parse, "Models.cs")], NetStandard, options),
                out Compilation complete,
                out ImmutableArray<Diagnostic> failures);
        Assert.Empty(failures);
        return complete;
    }

    private static Task<ImmutableArray<Diagnostic>> Analyze(Compilation compilation, params AdditionalText[] files) =>
        compilation.WithAnalyzers([new ModelAnalyzer(), new CallAnalyzer(), new BuildAnalyzer(), new WeightsAnalyzer()], new AnalyzerOptions([.. files])).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
}
