namespace Unrolled.Generator.Tests.Harness;

/// <summary>A snippet with all that it needs.</summary>
/// <param name="Line">Where it starts on its page.</param>
/// <param name="Source">What is given and the snippet, after the snippets that it continues.</param>
internal sealed record DocumentationSnippet(int Line, string Source);

/// <summary>The C# snippets of a page, as <see cref="DocumentationTests"/> describes them.</summary>
internal static class DocumentationPage
{
    private const string Given = "<!-- given:";
    private const string GoesOn = "<!-- goes on";

    public static IReadOnlyList<DocumentationSnippet> Of(string page)
    {
        string[] lines = Repository.Read(page).ReplaceLineEndings("\n").Split('\n');
        var found = new List<DocumentationSnippet>();
        string given = "";
        bool goesOn = false;
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith(Given, StringComparison.Ordinal) || lines[i].StartsWith(GoesOn, StringComparison.Ordinal))
            {
                int end = Array.FindIndex(lines, i, line => line.EndsWith("-->", StringComparison.Ordinal));
                string comment = string.Join('\n', lines[i..(end + 1)]);
                goesOn |= comment.StartsWith(GoesOn, StringComparison.Ordinal);
                given += comment.StartsWith(Given, StringComparison.Ordinal) ? comment[Given.Length..^"-->".Length] + "\n" : "";
                i = end;
            }
            else if (lines[i] == "```csharp")
            {
                int end = Array.IndexOf(lines, "```", i);
                string before = goesOn && found.Count > 0 ? found[^1].Source : "";
                found.Add(new DocumentationSnippet(i + 1, $"{before}{given}{string.Join('\n', lines[(i + 1)..end])}\n"));
                (given, goesOn) = ("", false);
                i = end;
            }
        }

        return found;
    }
}
