using System.Net;
using System.Text.RegularExpressions;

namespace Playground.Workbench;

/// <summary>What the documentation of a generated class says: equations, sizes, cost, plan.</summary>
/// <param name="Summary">The network in a sentence.</param>
/// <param name="Equations">A line each.</param>
/// <param name="Parameters">The table of tensors, as text.</param>
/// <param name="Topology">Which steps read and write.</param>
/// <param name="Cost">Multiply-adds and memory.</param>
/// <param name="Plan">How the code is laid out, and why.</param>
internal sealed record ModelFacts(string Summary, string Equations, string Parameters, string Topology, string Cost, string Plan)
{
    /// <summary>The facts of a generated file; null: it holds no network.</summary>
    public static ModelFacts? Of(string generated)
    {
        int end = generated.IndexOf("partial class ", StringComparison.Ordinal);
        if (end < 0 || !generated.AsSpan(0, end).Contains("<remarks>", StringComparison.Ordinal))
        {
            return null;
        }

        string[] lines = [.. generated[..end].Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("///", StringComparison.Ordinal)).Select(line => line[3..].TrimStart(' '))];
        string[] blocks = Blocks(lines);
        string Paragraph(string start) => lines.Where(line => line.StartsWith($"<para>{start}", StringComparison.Ordinal)).Select(Plain).FirstOrDefault("");
        return new ModelFacts(
            Plain(lines.First(line => line.StartsWith("<summary>", StringComparison.Ordinal))),
            blocks.ElementAtOrDefault(0) ?? "",
            blocks.ElementAtOrDefault(2) ?? "",
            After(Paragraph("Topology")),
            After(Paragraph("Cost")),
            After(Paragraph("Plan")));
    }

    private static string[] Blocks(string[] lines)
    {
        var blocks = new List<string>();
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i] == "<code>")
            {
                int end = Array.IndexOf(lines, "</code>", i);
                blocks.Add(WebUtility.HtmlDecode(string.Join('\n', lines[(i + 1)..end])));
                i = end;
            }
        }

        return [.. blocks];
    }

    private static string After(string paragraph) => paragraph[(paragraph.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();

    private static string Plain(string line) => WebUtility.HtmlDecode(Regex.Replace(line, "<[^>]*>", ""));
}
