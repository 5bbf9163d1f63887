using System.Runtime.CompilerServices;
using System.Text;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using Microsoft.CodeAnalysis;

namespace Unrolled.Generator.Tests.Harness;

/// <summary>
/// Compares generated files with the accepted ones beside the test, by the names and in the format of Verify.SourceGenerators:
/// <c>Class.Method#Gesture.g.verified.cs</c>, its first line the hint name. A mismatch leaves a <c>*.received.cs</c>.
/// </summary>
/// <remarks>
/// To accept what is generated now, run the tests with the environment variable <c>UNROLLED_ACCEPT=1</c> and read the changes before they are committed.
/// </remarks>
internal static class Snapshot
{
    private const int Context = 3;

    /// <summary>Whether what is generated now becomes what is expected.</summary>
    public static bool Accepts => Environment.GetEnvironmentVariable("UNROLLED_ACCEPT") == "1";

    public static void Verify(IEnumerable<GeneratedSourceResult> sources, [CallerFilePath] string file = "", [CallerMemberName] string method = "")
    {
        string folder = Path.GetDirectoryName(file)!;
        string test = $"{Path.GetFileNameWithoutExtension(file)}.{method}";
        HashSet<string> stale = [.. Directory.GetFiles(folder, $"{test}#*.verified.cs")];
        List<string> failures = [];
        foreach (GeneratedSourceResult source in sources)
        {
            string name = Path.Combine(folder, $"{test}#{source.HintName[..^".cs".Length]}");
            string text = Normal($"//HintName: {source.HintName}\n{source.SourceText}");
            stale.Remove($"{name}.verified.cs");
            Compare(name, text, Accepts, failures);
        }

        failures.AddRange(stale.Select(left => $"{Path.GetFileName(left)} is no longer generated: delete it."));
        Assert.True(failures.Count == 0, string.Join("\n\n", failures));
    }

    private static void Compare(string name, string text, bool accept, List<string> failures)
    {
        string verified = $"{name}.verified.cs";
        string received = $"{name}.received.cs";
        File.Delete(received);
        string? expected = File.Exists(verified) ? Normal(File.ReadAllText(verified)) : null;
        if (expected == text)
        {
            return;
        }

        File.WriteAllText(accept ? verified : received, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        if (!accept)
        {
            failures.Add(expected is null
                ? $"{Path.GetFileName(verified)} does not exist. Read the received file; UNROLLED_ACCEPT=1 accepts it."
                : $"{Path.GetFileName(verified)} differs (- expected, + generated). UNROLLED_ACCEPT=1 accepts it.\n{Difference(expected, text)}");
        }
    }

    /// <summary>Git may check files out with other line ends.</summary>
    public static string Normal(string text) => text.Replace("\r\n", "\n").TrimStart('\uFEFF').TrimEnd('\n') + "\n";

    /// <summary>The changed lines, each with its number in its own text and a few lines around.</summary>
    public static string Difference(string expected, string text)
    {
        List<DiffPiece> lines = InlineDiffBuilder.Diff(expected, text).Lines;
        StringBuilder shown = new();
        int last = -1;
        for (int i = 0; i < lines.Count; i++)
        {
            bool isNear = Enumerable.Range(i - Context, (2 * Context) + 1)
                .Any(near => near >= 0 && near < lines.Count && lines[near].Type != ChangeType.Unchanged);
            if (!isNear)
            {
                continue;
            }

            string sign = lines[i].Type switch { ChangeType.Inserted => "+", ChangeType.Deleted => "-", _ => " " };
            shown.Append(last >= 0 && last < i - 1 ? "  ...\n" : "").Append($"{sign} {lines[i].Position,5} {lines[i].Text}\n");
            last = i;
        }

        return shown.ToString();
    }
}
