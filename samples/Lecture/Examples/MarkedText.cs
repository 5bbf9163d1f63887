namespace Lecture.Examples;

/// <summary>Where a character stands, as seen after reading it.</summary>
internal readonly record struct TextPlace(bool InQuote, bool InBracket, int Column);

/// <summary>Text made by seed: words, quoted and bracketed passages, broken into lines of at most <see cref="LineLength"/> characters.</summary>
internal static class MarkedText
{
    public const int SymbolCount = 21;

    private const int LineLength = 32;
    private const string Symbols = "\n \"().abdeghilmnorstw";

    private static readonly string[] Words =
    [
        "the", "old", "man", "and", "sea", "in", "a", "boat", "with", "red", "sails", "at", "night",
    ];

    public static int[] Make(int length, ulong seed)
    {
        var random = new Xoshiro256(seed);
        var text = new List<int>(length);
        int column = 0;
        while (text.Count < length)
        {
            foreach (string word in Sentence(random))
            {
                if (column + 1 + word.Length > LineLength)
                {
                    Add(text, "\n");
                    column = 0;
                }
                else if (column > 0)
                {
                    Add(text, " ");
                    column++;
                }

                Add(text, word);
                column += word.Length;
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

    /// <summary>Three to seven words, plain or in quotes or in brackets, then a full stop where it is plain.</summary>
    private static IEnumerable<string> Sentence(Xoshiro256 random)
    {
        string[] words = Enumerable.Range(0, 3 + random.NextInt32(5)).Select(_ => Words[random.NextInt32(Words.Length)]).ToArray();
        (string open, string close) = random.NextInt32(3) switch
        {
            0 => ("\"", "\""),
            1 => ("(", ")"),
            _ => ("", "."),
        };
        words[0] = open + words[0];
        words[^1] += close;
        return words;
    }

    private static void Add(List<int> text, string word) => text.AddRange(word.Select(letter => Symbols.IndexOf(letter)));
}
