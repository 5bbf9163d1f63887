using System.Collections.Immutable;
using System.Reflection;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Unrolled.Generator;

namespace Unrolled.CodeFixes.Tests.Harness;

/// <summary>A project as an editor has it: one file, the generator with its analyzers, the code fixes.</summary>
internal sealed class Editor
{
    private static readonly AnalyzerFileReference Analyzers = new(typeof(UnrolledGenerator).Assembly.Location, new Loader());

    /// <summary>Every code fix of the assembly, found as an editor finds it.</summary>
    private static readonly CodeFixProvider[] Providers =
    [
        .. typeof(PartialFix).Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<ExportCodeFixProviderAttribute>()?.Languages.Contains(LanguageNames.CSharp) == true)
            .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];

    private readonly Document _document;

    private Editor(Document document) => _document = document;

    /// <summary>The ids for which there is a fix.</summary>
    public static IEnumerable<string> FixableIds => Providers.SelectMany(provider => provider.FixableDiagnosticIds);

    public static Editor Open(string source) => new(new AdhocWorkspace()
        .AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(),
            VersionStamp.Default,
            "Models",
            "Models",
            LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable),
            parseOptions: new CSharpParseOptions(LanguageVersion.CSharp14),
            metadataReferences: [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(ModelAttribute).Assembly.Location)],
            analyzerReferences: [Analyzers]))
        .AddDocument("Models.cs", source, filePath: "/Models.cs"));

    public async Task<string> Text() => (await _document.GetTextAsync(TestContext.Current.CancellationToken)).ToString();

    /// <summary>What the analyzers say of the file, in its order.</summary>
    public async Task<IReadOnlyList<Diagnostic>> Diagnostics()
    {
        ImmutableArray<Diagnostic> found = await (await Compilation())
            .WithAnalyzers(Analyzers.GetAnalyzers(LanguageNames.CSharp))
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return [.. found.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    /// <summary>What the compiler objects to.</summary>
    public async Task<IEnumerable<Diagnostic>> Errors() => (await Compilation())
        .GetDiagnostics(TestContext.Current.CancellationToken)
        .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    /// <summary>The fixes that are offered for a diagnostic, by their titles, in their order.</summary>
    public async Task<IReadOnlyList<(string Title, CodeAction Action)>> Offered(Diagnostic diagnostic)
    {
        List<(string Title, CodeAction Action)> offered = [];
        foreach (CodeFixProvider provider in ProvidersOf(diagnostic.Id))
        {
            await provider.RegisterCodeFixesAsync(
                new CodeFixContext(_document, diagnostic, (action, _) => offered.Add((action.Title, action)), TestContext.Current.CancellationToken));
        }

        return offered;
    }

    /// <summary>The project after one fix.</summary>
    public async Task<Editor> Apply(CodeAction action)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(TestContext.Current.CancellationToken);
        return new(operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(_document.Id)!);
    }

    /// <summary>The project after all diagnostics of the fix's kind in the file are fixed at once.</summary>
    public async Task<Editor> ApplyToAll(Diagnostic diagnostic, CodeAction action)
    {
        CodeFixProvider provider = ProvidersOf(diagnostic.Id).Single();
        FixAllContext context = new(
            _document,
            provider,
            FixAllScope.Document,
            action.EquivalenceKey!,
            provider.FixableDiagnosticIds,
            new Found(await Diagnostics()),
            TestContext.Current.CancellationToken);
        return await Apply((await provider.GetFixAllProvider()!.GetFixAsync(context))!);
    }

    private static IEnumerable<CodeFixProvider> ProvidersOf(string id) => Providers.Where(provider => provider.FixableDiagnosticIds.Contains(id));

    private async Task<Compilation> Compilation() => (await _document.Project.GetCompilationAsync(TestContext.Current.CancellationToken))!;

    /// <summary>The analyzers that the tests are compiled with, not a copy.</summary>
    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => typeof(UnrolledGenerator).Assembly;
    }

    private sealed class Found(IReadOnlyList<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);

        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);
    }
}
