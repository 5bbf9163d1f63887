using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Unrolled.Generator.Emission;

namespace Unrolled.Generator.Tests.Harness;

/// <summary>Compares what the analyzer says with what a marked source expects: every diagnostic, with exactly the text it underlines.</summary>
internal static class Diagnosed
{
    /// <summary>The marked rules are errors: no model has code where one is marked. Returns the messages.</summary>
    public static async Task<IReadOnlyList<string>> Verify(string marked, LanguageVersion? language = null)
    {
        (Markup markup, GeneratorRun run, IReadOnlyList<string> messages) = await Compare(marked, language);
        if (markup.Expected.Count > 0)
        {
            Assert.DoesNotContain(run.HintNames, name => name != CellsEmission.File);
        }
        else
        {
            Assert.NotEmpty(run.Sources);
        }

        return messages;
    }

    /// <summary>The marked rules are warnings or infos, or about calls: the model keeps its code. Returns the messages.</summary>
    public static async Task<IReadOnlyList<string>> VerifyGenerated(string marked, params AdditionalText[] files)
    {
        (_, GeneratorRun run, IReadOnlyList<string> messages) = await Compare(marked, language: null, files);
        Assert.NotEmpty(run.Sources);
        return messages;
    }

    /// <summary>The same of calls that the compiler has nothing against.</summary>
    public static async Task<IReadOnlyList<string>> VerifyCompiled(string marked)
    {
        (_, GeneratorRun run, IReadOnlyList<string> messages) = await Compare(marked, language: null);
        Assert.Empty(run.Complete.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.DefaultSeverity == DiagnosticSeverity.Error));
        return messages;
    }

    private static async Task<(Markup Markup, GeneratorRun Run, IReadOnlyList<string> Messages)> Compare(string marked, LanguageVersion? language, params AdditionalText[] files)
    {
        Markup markup = Markup.Parse("using Unrolled;\n" + marked);
        GeneratorRun run = GeneratorRun.Of(markup.Source, language: language, files: files);
        IReadOnlyList<Diagnostic> found = await run.Diagnostics();

        Assert.Equal(
            markup.Expected.Select(expected => $"{expected.Id} {expected.Span} '{expected.Text}'"),
            found.Select(diagnostic => $"{diagnostic.Id} {diagnostic.Location.SourceSpan} '{TextOf(diagnostic)}'"));
        return (markup, run, [.. found.Select(diagnostic => diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture))]);
    }

    private static string TextOf(Diagnostic diagnostic) => diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan);
}
