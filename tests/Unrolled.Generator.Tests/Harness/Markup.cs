using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace Unrolled.Generator.Tests.Harness;

/// <summary>A source with the diagnostics that are expected in it: <c>{|UNR0001:Gesture|}</c>.</summary>
internal sealed partial record Markup(string Source, IReadOnlyList<(string Id, string Text, TextSpan Span)> Expected)
{
    public static Markup Parse(string marked)
    {
        StringBuilder source = new();
        List<(string Id, string Text, TextSpan Span)> expected = [];
        int end = 0;
        foreach (Match mark in Mark().Matches(marked))
        {
            source.Append(marked, end, mark.Index - end);
            string text = mark.Groups["text"].Value;
            expected.Add((mark.Groups["id"].Value, text, new TextSpan(source.Length, text.Length)));
            source.Append(text);
            end = mark.Index + mark.Length;
        }

        source.Append(marked, end, marked.Length - end);
        return new Markup(source.ToString(), expected);
    }

    [GeneratedRegex(@"\{\|(?<id>UNR\d{4}):(?<text>.*?)\|\}", RegexOptions.Singleline)]
    private static partial Regex Mark();
}
