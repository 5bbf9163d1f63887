using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Unrolled.Generator;

namespace Playground.Workbench;

/// <summary>Runs the generator and its analyzers on a source, as a compiler does.</summary>
internal sealed class Workshop
{
    private static readonly CSharpParseOptions Parse = new(LanguageVersion.Latest, DocumentationMode.Parse);
    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers = [new ModelAnalyzer(), new CallAnalyzer()];

    // A browser has one thread: nothing may wait for another.
    private static readonly CompilationWithAnalyzersOptions OneThread = new(
        new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false);

    private readonly CSharpCompilation _empty = CSharpCompilation.Create(
        "Visitor",
        references: References.All,
        options: new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, concurrentBuild: false,
            nullableContextOptions: NullableContextOptions.Enable));

    private GeneratorDriver _driver = CSharpGeneratorDriver.Create([new UnrolledGenerator().AsSourceGenerator()], parseOptions: Parse);

    /// <summary>A source as a tree: quick, for the colours.</summary>
    public static SyntaxTree Tree(string source) => CSharpSyntaxTree.ParseText(source, Parse, "Model.cs");

    /// <summary>Generates the classes of a source, and judges it.</summary>
    /// <param name="source">The source.</param>
    /// <param name="pause">Lets the page draw and answer between two slices of the work; it throws where the answer is no longer wanted.</param>
    /// <param name="cancellation">Ends a slice.</param>
    public async Task<Reading> ReadAsync(string source, Func<Task> pause, CancellationToken cancellation)
    {
        SyntaxTree tree = Tree(source);
        _driver = _driver.RunGeneratorsAndUpdateCompilation(_empty.AddSyntaxTrees(tree), out Compilation complete, out _, cancellation);
        SyntaxTree[] generated = [.. _driver.GetRunResult().GeneratedTrees];
        await pause();

        // Only the visitor's own text is bound: the bodies of a generated class are thousands of lines that are known to compile.
        SemanticModel model = complete.GetSemanticModel(tree);
        ImmutableArray<Diagnostic> said = model.GetDiagnostics(cancellationToken: cancellation);
        await pause();
        IEnumerable<Diagnostic> found = said.Concat(await complete.WithAnalyzers(Analyzers, OneThread).GetAnalyzerSemanticDiagnosticsAsync(model, null, cancellation));
        await pause();
        return new Reading(tree, generated, [.. found
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Location.SourceTree == tree)
            .Select(ToFinding)
            .Distinct()
            .OrderBy(finding => finding.Start)]);
    }

    /// <summary>Whether a whole source compiles together with what is generated; the first error, or null.</summary>
    public string? FirstError(string source)
    {
        _driver = _driver.RunGeneratorsAndUpdateCompilation(_empty.AddSyntaxTrees(Tree(source)), out Compilation complete, out _);
        return complete.GetDiagnostics().FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)?.ToString();
    }

    private static Finding ToFinding(Diagnostic diagnostic) => new(
        diagnostic.Id,
        diagnostic.Severity == DiagnosticSeverity.Error,
        diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture),
        diagnostic.Location.SourceSpan.Start,
        Math.Max(1, diagnostic.Location.SourceSpan.Length),
        diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1);
}
