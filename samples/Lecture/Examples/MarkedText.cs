using System.Text;

namespace Lecture.Examples;

/// <summary>Where a character stands, as seen after reading it.</summary>
internal readonly record struct TextPlace(bool InQuote, bool InBracket, int Column);

/// <summary>Text made by seed: words, some of them in quotes, some in brackets, which may stand in quotes; lines of about <see cref="LineLength"/> characters.</summary>
/// <remarks>
/// The words are the same everywhere, so nothing but memory tells that a quote or a bracket is open. Each word inside may be the last, whatever came
/// before it: there is nothing to count but the column.
/// </remarks>
internal static class MarkedText
{
    public const int SymbolCount = 26;

    private const int LineLength = 30;
    private const string Symbols = "\n “”().abcdeghiklmnoprstwy";

    private static readonly string[] Words =
        ["the", "old", "man", "and", "sea", "in", "a", "boat", "with", "red", "sails", "at", "night", "we", "see", "it", "go", "here", "come", "late"];

    public static int[] Make(int length, ulong seed)
    {
        var random = new Xoshiro256(seed);
        var text = new StringBuilder();
        var place = default(TextPlace);
        while (text.Length < length)
        {
            int start = text.Length;
            AddWord(text, ref place, random);
            int column = place.Column + text.Length - start;
            text.Append(column >= LineLength ? '\n' : ' ');
            place = place with { Column = column >= LineLength ? 0 : column + 1 };
        }

        return [.. Enumerable.Range(0, length).Select(t => Symbols.IndexOf(text[t]))];
    }

    /// <summary>What is true after each character: inside quotes, inside brackets, characters since the line began.</summary>
    public static TextPlace[] Places(int[] text)
    {
        var places = new TextPlace[text.Length];
        var place = default(TextPlace);
        for (int t = 0; t < text.Length; t++)
        {
            char symbol = Symbols[text[t]];
            place = new TextPlace(
                symbol == '“' || (place.InQuote && symbol != '”'),
                symbol == '(' || (place.InBracket && symbol != ')'),
                symbol == '\n' ? 0 : place.Column + 1);
            places[t] = place;
        }

        return places;
    }

    public static string TextOf(ReadOnlySpan<int> text)
    {
        var letters = new char[text.Length];
        for (int t = 0; t < letters.Length; t++)
        {
            letters[t] = Symbols[text[t]];
        }

        return new string(letters);
    }

    /// <summary>A word, with what opens before it and what closes after it.</summary>
    private static void AddWord(StringBuilder text, ref TextPlace place, Xoshiro256 random)
    {
        if (!place.InBracket && Happens(random, 0.12))
        {
            text.Append('(');
            place = place with { InBracket = true };
        }
        else if (!place.InBracket && !place.InQuote && Happens(random, 0.2))
        {
            text.Append('“');
            place = place with { InQuote = true };
        }

        text.Append(Words[random.NextInt32(Words.Length)]);
        if (place.InBracket)
        {
            if (Happens(random, 0.3))
            {
                text.Append(')');
                place = place with { InBracket = false };
            }
        }
        else if (place.InQuote)
        {
            if (Happens(random, 0.25))
            {
                text.Append('”');
                place = place with { InQuote = false };
            }
        }
        else if (Happens(random, 0.2))
        {
            text.Append('.');
        }
    }

    private static bool Happens(Xoshiro256 random, double probability) => random.NextDouble() < probability;
}
