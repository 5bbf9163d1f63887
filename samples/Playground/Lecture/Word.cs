namespace Playground.Lecture;

/// <summary>A word that fits the networks of the page, and its letters as numbers.</summary>
internal sealed class Word
{
    /// <summary>Different letters of a word at most: the networks' vocabulary.</summary>
    public const int Letters = 10;

    /// <summary>Letters of a word at most.</summary>
    public const int Longest = 12;

    private Word(string text)
    {
        Text = text;
        Alphabet = string.Concat(text.Distinct());
        Tokens = text.Select(letter => Alphabet.IndexOf(letter, StringComparison.Ordinal)).ToArray();
    }

    public string Text { get; }

    /// <summary>Its letters, each once, as the networks number them.</summary>
    public string Alphabet { get; }

    /// <summary>The number of each letter.</summary>
    public int[] Tokens { get; }

    /// <summary>Steps of a network that reads each letter but the last.</summary>
    public int Steps => Text.Length - 1;

    /// <summary>The word, or why it is none for these networks.</summary>
    public static Word? Of(string text, out string fault)
    {
        text = text.Trim();
        fault = text.Length is < 2 or > Longest ? $"A word here has 2 to {Longest} letters."
            : text.Any(letter => char.IsControl(letter) || char.IsSurrogate(letter)) ? "Letters, digits and signs, please."
            : text.Distinct().Count() > Letters ? $"At most {Letters} different letters, please: the network's vocabulary was fixed when it was compiled."
            : "";
        return fault.Length == 0 ? new Word(text) : null;
    }
}
