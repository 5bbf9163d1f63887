namespace Lecture.Examples;

/// <summary>Where a character stands, as seen after reading it.</summary>
internal readonly record struct TextPlace(bool InQuote, bool InBracket, int Column);

/// <summary>Text made by seed: told, spoken and noted passages, each of words of its own, broken after every <see cref="LineLength"/> characters.</summary>
internal static class MarkedText
{
    public const int SymbolCount = 26;

    private const int LineLength = 20;
    private const string Symbols = "\n \"().abcdeghiklmnoprstuwy";

    private static readonly string[] Told = ["the", "old", "man", "and", "sea", "in", "a", "boat", "with", "red", "sails", "at", "night"];
    private static readonly string[] Spoken = ["yes", "no", "look", "here", "come", "it", "is", "late", "we", "must", "go"];
    private static readonly string[] Noted = ["see", "page", "line", "one", "two", "ten", "note", "part", "end"];

    public static int[] Make(int length, ulong seed)
    {
        var random = new Xoshiro256(seed);
        var text = new List<int>(length);
        int column = 0;
        while (text.Count < length)
        {
            foreach (char letter in string.Join(' ', Sentence(random)) + ' ')
            {
                text.Add(Symbols.IndexOf(letter));
                if (++column == LineLength)
                {
                    text.Add(Symbols.IndexOf('\n'));
                    column = 0;
                }
            }
        }

        return [.. text.Take(length)];
    }

    /// <summary>What is true after each character: inside quotes, inside brackets, characters since the line began.</summary>
    public static TextPlace[] Places(int[] text)
    {
        var places = new TextPlace[text.Length];
        var place = default(TextPlace);
        for (int t = 0; t < text.Length; t++)
        {
            place = Symbols[text[t]] switch
            {
                '\n' => place with { Column = 0 },
                '"' => place with { InQuote = !place.InQuote, Column = place.Column + 1 },
                '(' => place with { InBracket = true, Column = place.Column + 1 },
                ')' => place with { InBracket = false, Column = place.Column + 1 },
                _ => place with { Column = place.Column + 1 },
            };
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

    /// <summary>Three to seven words: told, with a full stop; spoken, in quotes; noted, in brackets.</summary>
    private static IEnumerable<string> Sentence(Xoshiro256 random)
    {
        (string[] vocabulary, string open, string close) = random.NextInt32(3) switch
        {
            0 => (Spoken, "\"", "\""),
            1 => (Noted, "(", ")"),
            _ => (Told, "", "."),
        };
        string[] words = Enumerable.Range(0, 3 + random.NextInt32(5)).Select(_ => vocabulary[random.NextInt32(vocabulary.Length)]).ToArray();
        words[0] = open + words[0];
        words[^1] += close;
        return words;
    }
}
