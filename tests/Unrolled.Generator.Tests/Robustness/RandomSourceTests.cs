using System.Collections.Immutable;
using CsCheck;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Unrolled.Generator.Diagnostics;
using Unrolled.Generator.Parsing;
using Unrolled.Generator.Tests.Harness;

namespace Unrolled.Generator.Tests.Robustness;

/// <summary>Whatever is written: neither the generator nor an analyzer throws, and code that is generated compiles.</summary>
/// <remarks>UNROLLED_SOURCES is a number of sources for a longer run.</remarks>
public sealed class RandomSourceTests
{
    private static readonly CSharpParseOptions Parse = new(LanguageVersion.CSharp14, DocumentationMode.Diagnose);

    private static readonly CSharpCompilation Empty = CSharpCompilation.Create(
        "Models", null, Target.Net10.References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, warningLevel: 9999, nullableContextOptions: NullableContextOptions.Enable));

    // One driver for all: it takes each source for an edit of the one before. Samples run one after the other.
    private GeneratorDriver _driver = CSharpGeneratorDriver.Create([new UnrolledGenerator().AsSourceGenerator()], parseOptions: Parse);
    private int _sources;
    private int _generated;

    [Fact]
    public void Nothing_throws()
    {
        RandomSources.Any.Sample(source => { Run(source, complete: false); }, iter: Sources(300), threads: 1);
        Report();
    }

    [Fact]
    public void What_is_generated_compiles()
    {
        int errors = 0;
        RandomSources.Whole.Sample(source =>
        {
            (CSharpCompilation complete, IReadOnlyList<Diagnostic> found) = Run(source, complete: true);
            if (found.Any(d => d.Severity == DiagnosticSeverity.Error) || complete.SyntaxTrees.Length == 1)
            {
                return;
            }

            // A mistake of the user's own may be one of the class that the generated part shares with it.
            Diagnostic[] diagnostics = [.. complete.SyntaxTrees.SelectMany(tree => complete.GetSemanticModel(tree).GetDiagnostics())];
            if (diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error && ModelDeclaration.IsWritten(d.Location.SourceTree!)))
            {
                errors++;
                return;
            }

            Assert.DoesNotContain(diagnostics, d => d.Severity >= DiagnosticSeverity.Warning && !ModelDeclaration.IsWritten(d.Location.SourceTree!));
        }, iter: Sources(200), threads: 1);
        Report($", {errors} with errors of C#");
    }

    private (CSharpCompilation Complete, IReadOnlyList<Diagnostic> Found) Run(string source, bool complete)
    {
        CSharpCompilation written = Empty.AddSyntaxTrees(CSharpSyntaxTree.ParseText(source, Parse, "Models.cs"));
        _driver = _driver.RunGeneratorsAndUpdateCompilation(written, out Compilation generated, out ImmutableArray<Diagnostic> failures);
        Assert.Empty(failures);

        List<Exception> thrown = [];
        CompilationWithAnalyzersOptions options = new(
            new AnalyzerOptions([]), (exception, _, _) => thrown.Add(exception), concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        ImmutableArray<Diagnostic> found = new CompilationWithAnalyzers(complete ? generated : written, GeneratorRun.Analyzers, options)
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken).GetAwaiter().GetResult();
        Assert.Empty(thrown);
        Assert.All(found, diagnostic => Assert.Contains(diagnostic.Descriptor, Descriptors.All));
        _sources++;
        _generated += generated.SyntaxTrees.Count() > 1 ? 1 : 0;
        return ((CSharpCompilation)generated, found);
    }

    private static long Sources(int usual) => long.TryParse(Environment.GetEnvironmentVariable("UNROLLED_SOURCES"), out long asked) ? asked : usual;

    private void Report(string more = "") => TestContext.Current.TestOutputHelper?.WriteLine($"{_sources} sources, {_generated} with generated code{more}.");
}
