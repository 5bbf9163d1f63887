using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Unrolled.Generator.Diagnostics;

namespace Unrolled.Generator.Tests.Harness;

/// <summary>The generator run on a source, as the compiler runs it.</summary>
internal sealed class GeneratorRun
{
    private readonly GeneratorDriver _driver;
    private readonly ImmutableArray<AdditionalText> _files;

    private GeneratorRun(CSharpCompilation written, GeneratorDriver driver, ImmutableArray<AdditionalText> files)
    {
        Written = written;
        _files = files;
        _driver = driver.RunGeneratorsAndUpdateCompilation(written, out Compilation complete, out ImmutableArray<Diagnostic> failures);
        Assert.Empty(failures);
        Complete = (CSharpCompilation)complete;
    }

    /// <summary>What the user wrote.</summary>
    public CSharpCompilation Written { get; }

    /// <summary>That and what was generated.</summary>
    public CSharpCompilation Complete { get; }

    public GeneratorRunResult Result => _driver.GetRunResult().Results.Single();

    public ImmutableArray<GeneratedSourceResult> Sources => Result.GeneratedSources;

    public IEnumerable<string> HintNames => Sources.Select(source => source.HintName);

    /// <summary>Every analyzer that travels with the generator.</summary>
    public static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
    [
        .. typeof(ModelAnalyzer).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    /// <param name="files">The project's additional files.</param>
    /// <param name="references">Assemblies beside those of the target.</param>
    public static GeneratorRun Of(
        string source,
        Target? target = null,
        LanguageVersion? language = null,
        OptimizationLevel optimization = OptimizationLevel.Release,
        IEnumerable<AdditionalText>? files = null,
        params MetadataReference[] references)
    {
        target ??= Target.Net10;
        CSharpParseOptions parse = new(language ?? target.Language, DocumentationMode.Diagnose);
        CSharpCompilationOptions options = new(
            OutputKind.DynamicallyLinkedLibrary,
            warningLevel: 9999,
            generalDiagnosticOption: ReportDiagnostic.Error,
            nullableContextOptions: NullableContextOptions.Enable,
            optimizationLevel: optimization,
            allowUnsafe: false);
        SyntaxTree tree = CSharpSyntaxTree.ParseText(source, parse, "Models.cs");
        ImmutableArray<AdditionalText> additional = [.. files ?? []];
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new UnrolledGenerator().AsSourceGenerator()],
            additionalTexts: additional,
            parseOptions: parse,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        return new GeneratorRun(CSharpCompilation.Create("Models", [tree], target.References.AddRange(references), options), driver, additional);
    }

    /// <summary>The same driver, with its caches, after the user has changed the file.</summary>
    public GeneratorRun Edited(string source)
    {
        SyntaxTree tree = Written.SyntaxTrees.Single();
        return new GeneratorRun(Written.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(source, (CSharpParseOptions)tree.Options, tree.FilePath)), _driver, _files);
    }

    /// <summary>The same after another program has changed an additional file.</summary>
    public GeneratorRun Edited(AdditionalText before, AdditionalText after) =>
        new(Written, _driver.ReplaceAdditionalText(before, after), _files.Replace(before, after));

    /// <summary>The values of a named step.</summary>
    public IEnumerable<object> Values(string step) => Outputs(step).Select(output => output.Value);

    /// <summary>Why a named step has the values it has: computed anew, or kept.</summary>
    public IEnumerable<IncrementalStepRunReason> Reasons(string step) => Outputs(step).Select(output => output.Reason);

    /// <summary>How many models a named step has handled anew.</summary>
    public int Renewed(string step) => Reasons(step).Count(reason => reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified);

    /// <summary>The same of the generated files, a model each; the file of the cells is not one of them.</summary>
    public IEnumerable<IncrementalStepRunReason> FileReasons() =>
        Result.TrackedOutputSteps.Values.SelectMany(steps => steps)
            .Where(step => step.Inputs.All(input => input.Source.Name != UnrolledGenerator.CellStep))
            .SelectMany(step => step.Outputs).Select(output => output.Reason);

    /// <summary>What the analyzers say, in the order of the source. They see the generated files too, as they do in a build.</summary>
    public async Task<IReadOnlyList<Diagnostic>> Diagnostics()
    {
        ImmutableArray<Diagnostic> found = await Complete
            .WithAnalyzers(Analyzers, new AnalyzerOptions(_files))
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return [.. found.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).ThenBy(diagnostic => diagnostic.Id)];
    }

    private IEnumerable<(object Value, IncrementalStepRunReason Reason)> Outputs(string step) =>
        Result.TrackedSteps.TryGetValue(step, out ImmutableArray<IncrementalGeneratorRunStep> runs) ? runs.SelectMany(run => run.Outputs) : [];
}
