namespace Lecture.Framework;

/// <summary>The most frequent words of a text as tokens 1, 2, ...; token 0 is every other word.</summary>
internal sealed class WordTable
{
    private readonly Dictionary<string, int> _tokens;

    /// <param name="words">All words of the text; of equally frequent ones, the first in the alphabet counts as the more frequent.</param>
    /// <param name="most">How many get a token of their own.</param>
    public WordTable(IEnumerable<string> words, int most)
    {
        _tokens = words.CountBy(word => word)
            .OrderByDescending(count => count.Value)
            .ThenBy(count => count.Key, StringComparer.Ordinal)
            .Take(most)
            .Select((count, i) => (count.Key, i))
            .ToDictionary(pair => pair.Key, pair => pair.i + 1);
    }

    public int this[string word] => _tokens.GetValueOrDefault(word);

    /// <summary>Tokens of words, with room behind them.</summary>
    /// <param name="words">At most <paramref name="room"/> words.</param>
    /// <param name="room">The length of the result.</param>
    public int[] Tokens(IReadOnlyList<string> words, int room)
    {
        var tokens = new int[room];
        for (int i = 0; i < words.Count; i++)
        {
            tokens[i] = this[words[i]];
        }

        return tokens;
    }
}
