using Microsoft.CodeAnalysis;

namespace Unrolled.Generator.Tests.Harness;

/// <summary>What the compiler says of a model's source and of what was generated for it.</summary>
internal static class Compiled
{
    /// <summary>Neither an error nor a warning, with all warnings on. A failure shows the text with line numbers, so that its place can be found in it.</summary>
    public static void AssertClean(GeneratorRun run)
    {
        Diagnostic[] found = [.. Diagnostics(run)];
        Assert.True(found.Length == 0, string.Join("\n", found.Take(10)) + "\n" + string.Join("\n", run.Sources.Select(Numbered)));
    }

    /// <summary>Everything of compilation and emission, documentation included.</summary>
    public static IEnumerable<Diagnostic> Diagnostics(GeneratorRun run)
    {
        using MemoryStream assembly = new();
        using MemoryStream documentation = new();
        return run.Complete
            .Emit(assembly, xmlDocumentationStream: documentation, cancellationToken: TestContext.Current.CancellationToken)
            .Diagnostics.Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden);
    }

    private static string Numbered(GeneratedSourceResult source) =>
        string.Join("\n", source.SourceText.Lines.Select((line, index) => $"{index + 1,5} {line}"));
}
