using System.Text;

namespace CharModel;

/// <summary>The symbols of a text as numbers 0 to <see cref="Size"/> - 1: the fixed vocabulary of the text models.</summary>
/// <remarks>
/// A model's sizes are fixed when it is compiled, a text's are not. With at most <see cref="Size"/> different symbols each has its own number and
/// the numbers that remain are never used. With more, the <see cref="Size"/> - 1 most frequent have their own and all others share the last.
/// </remarks>
internal sealed class Alphabet
{
    /// <summary>Numbers of the vocabulary. An English text with its punctuation has about as many.</summary>
    public const int Size = 65;

    private Alphabet(Vocabulary symbols) => Symbols = symbols;

    /// <summary>The symbols with a number of their own.</summary>
    public Vocabulary Symbols { get; }

    /// <summary>The alphabet of a text: by frequency, then by code point.</summary>
    public static Alphabet Of(Rune[] text)
    {
        Rune[] symbols = text.CountBy(symbol => symbol)
            .OrderByDescending(count => count.Value).ThenBy(count => count.Key)
            .Select(count => count.Key)
            .ToArray();
        return FromSymbols(string.Concat(symbols.Length <= Size ? symbols : symbols[..(Size - 1)]));
    }

    /// <summary>The alphabet with these symbols in this order.</summary>
    /// <exception cref="ArgumentException">There are too many, or one stands twice.</exception>
    public static Alphabet FromSymbols(string symbols)
    {
        Vocabulary vocabulary = Vocabulary.FromCharacters(symbols);
        return vocabulary.Count is > 0 and <= Size
            ? new Alphabet(vocabulary)
            : throw new ArgumentException($"An alphabet has 1 to {Size} symbols, not {vocabulary.Count}.", nameof(symbols));
    }

    /// <summary>The number of each symbol.</summary>
    public int[] Encode(Rune[] text) =>
        Array.ConvertAll(text, symbol => Symbols.TryIndexOf(symbol.Value, out int number) ? number : Size - 1);
}
