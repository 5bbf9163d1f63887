using System.Net;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Playground.Workbench;

/// <summary>C# as HTML: a span for each run of one colour, and a wavy line under what is wrong.</summary>
internal static class CodeHtml
{
    /// <summary>The first characters of a tree.</summary>
    /// <param name="tree">The code.</param>
    /// <param name="end">How many characters.</param>
    /// <param name="findings">What to underline.</param>
    public static string Write(SyntaxTree tree, int end, IReadOnlyList<Finding> findings)
    {
        string text = tree.ToString();
        end = Math.Min(end, text.Length);
        char[] colours = Colours(tree, end);
        var lines = new byte[end];
        foreach (Finding finding in findings)
        {
            int start = Math.Min(finding.Start, Math.Max(0, end - 1));
            byte line = finding.IsError ? (byte)2 : (byte)1;
            for (int i = start; i < Math.Min(end, finding.Start + finding.Length); i++)
            {
                lines[i] = Math.Max(lines[i], line);
            }
        }

        var html = new StringBuilder(end * 2);
        for (int from = 0, to; from < end; from = to)
        {
            to = from + 1;
            while (to < end && colours[to] == colours[from] && lines[to] == lines[from])
            {
                to++;
            }

            string classes = $"{(colours[from] == '\0' ? "" : colours[from])} {lines[from] switch { 2 => "squiggle", 1 => "squiggle warning", _ => "" }}".Trim();
            string run = WebUtility.HtmlEncode(text[from..to]);
            html.Append(classes.Length == 0 ? run : $"<span class=\"{classes}\">{run}</span>");
        }

        return html.ToString();
    }

    /// <summary>Where a line of the tree ends, or the tree.</summary>
    public static int EndOfLine(SyntaxTree tree, int lines)
    {
        TextLineCollection all = tree.GetText().Lines;
        return lines < all.Count ? all[lines - 1].End : tree.Length;
    }

    // k: keyword, s: string, n: number, c: comment.
    private static char[] Colours(SyntaxTree tree, int end)
    {
        var colours = new char[end];
        foreach (SyntaxToken token in tree.GetRoot().DescendantTokens(new TextSpan(0, end)))
        {
            if (token.HasLeadingTrivia)
            {
                Comments(token.LeadingTrivia, colours);
            }

            Fill(colours, token.Span, token.Kind() switch
            {
                SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken => 's',
                SyntaxKind.NumericLiteralToken => 'n',
                _ => SyntaxFacts.IsKeywordKind(token.Kind()) || SyntaxFacts.IsContextualKeyword(token.Kind()) ? 'k' : '\0',
            });
            if (token.HasTrailingTrivia)
            {
                Comments(token.TrailingTrivia, colours);
            }
        }

        return colours;
    }

    private static void Comments(SyntaxTriviaList list, char[] colours)
    {
        foreach (SyntaxTrivia trivia in list)
        {
            if (!trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia) && !trivia.IsKind(SyntaxKind.SkippedTokensTrivia))
            {
                Fill(colours, trivia.FullSpan, 'c');
            }
        }
    }

    private static void Fill(char[] colours, TextSpan span, char colour)
    {
        int end = Math.Min(span.End, colours.Length);
        if (colour != '\0' && span.Start < end)
        {
            colours.AsSpan(span.Start..end).Fill(colour);
        }
    }
}
