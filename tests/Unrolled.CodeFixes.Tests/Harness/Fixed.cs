using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Unrolled.Generator.Tests.Harness;

namespace Unrolled.CodeFixes.Tests.Harness;

/// <summary>A marked source, the title of a fix, and the source after it: which then compiles, and has nothing to say against it.</summary>
internal static class Fixed
{
    /// <summary>The first mark that has a fix.</summary>
    public static Task Verify(string marked, string title, string expected) => Verify(marked, title, expected, (editor, _, action) => editor.Apply(action));

    /// <summary>All marks of the file at once.</summary>
    public static Task VerifyAll(string marked, string title, string expected) => Verify(marked, title, expected, (editor, diagnostic, action) => editor.ApplyToAll(diagnostic, action));

    /// <summary>The titles of what is offered for the first mark.</summary>
    public static async Task<IEnumerable<string>> Titles(string marked)
    {
        (Editor editor, IReadOnlyList<Diagnostic> found) = await Open(marked);
        return (await editor.Offered(found[0])).Select(offered => offered.Title);
    }

    private static async Task Verify(string marked, string title, string expected, Func<Editor, Diagnostic, CodeAction, Task<Editor>> apply)
    {
        (Editor editor, IReadOnlyList<Diagnostic> found) = await Open(marked);
        Diagnostic fixable = found.First(diagnostic => Editor.FixableIds.Contains(diagnostic.Id));
        CodeAction action = Assert.Single(await editor.Offered(fixable), offered => offered.Title == title).Action;

        Editor after = await apply(editor, fixable, action);

        Assert.Equal("using Unrolled;\n" + expected, await after.Text());
        Assert.Empty(await after.Diagnostics());
        Assert.Empty(await after.Errors());
    }

    private static async Task<(Editor Editor, IReadOnlyList<Diagnostic> Found)> Open(string marked)
    {
        Markup markup = Markup.Parse("using Unrolled;\n" + marked);
        Editor editor = Editor.Open(markup.Source);
        IReadOnlyList<Diagnostic> found = await editor.Diagnostics();
        Assert.Equal(markup.Expected.Select(mark => $"{mark.Id} {mark.Span}"), found.Select(diagnostic => $"{diagnostic.Id} {diagnostic.Location.SourceSpan}"));
        return (editor, found);
    }
}
