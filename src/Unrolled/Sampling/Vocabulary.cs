using System.Text;

namespace Unrolled;

/// <summary>The characters of a text and their indices 0, 1, 2, ...: the meaning of a text model's one-hot inputs and softmax outputs.</summary>
/// <remarks>
/// A character is a Unicode scalar value, so an emoji outside the basic plane is one character; letters with combining marks are several.
/// The order is by code point: it depends on which characters a text has, not on where they stand. Half of a surrogate pair is refused.
/// </remarks>
public sealed class Vocabulary
{
    private readonly int[] _scalars;
    private readonly string[] _texts;
    private readonly Dictionary<int, int> _indices;

    private Vocabulary(int[] scalars, string parameter)
    {
        _scalars = scalars;
        _texts = new string[scalars.Length];
        _indices = new Dictionary<int, int>(scalars.Length);
        for (int i = 0; i < scalars.Length; i++)
        {
            _texts[i] = char.ConvertFromUtf32(scalars[i]);
            if (!_indices.TryAdd(scalars[i], i))
            {
                throw new ArgumentException($"The character '{_texts[i]}' (U+{scalars[i]:X4}) stands twice.", parameter);
            }
        }
    }

    /// <summary>How many characters there are.</summary>
    public int Count => _scalars.Length;

    /// <summary>The character of an index, as text.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such index.</exception>
    public string this[int index] => (uint)index < (uint)Count
        ? _texts[index]
        : throw new ArgumentOutOfRangeException(nameof(index), index, $"The vocabulary has the indices 0 to {Count - 1}.");

    /// <summary>The characters of a text, each once, by code point.</summary>
    /// <exception cref="ArgumentException">The text holds half of a surrogate pair.</exception>
    public static Vocabulary FromText(string text)
    {
        var scalars = new SortedSet<int>();
        for (int i = 0; i < text.Length;)
        {
            scalars.Add(ScalarAt(text, ref i, nameof(text)));
        }

        return new Vocabulary(scalars.ToArray(), nameof(text));
    }

    /// <summary>The characters in the order given, each once: a saved vocabulary, or an order of one's own.</summary>
    /// <exception cref="ArgumentException">A character stands twice, or the text holds half of a surrogate pair.</exception>
    public static Vocabulary FromCharacters(string characters)
    {
        var scalars = new List<int>();
        for (int i = 0; i < characters.Length;)
        {
            scalars.Add(ScalarAt(characters, ref i, nameof(characters)));
        }

        return new Vocabulary(scalars.ToArray(), nameof(characters));
    }

    /// <summary>All characters in order: <see cref="FromCharacters"/> makes the same vocabulary of it.</summary>
    public override string ToString() => string.Concat(_texts);

    /// <summary>The index of a character.</summary>
    /// <param name="scalar">A Unicode scalar value; a <see cref="char"/> outside the surrogates is one.</param>
    /// <exception cref="ArgumentException">The vocabulary does not have it.</exception>
    public int IndexOf(int scalar) => _indices.TryGetValue(scalar, out int index)
        ? index
        : throw new ArgumentException(FormattableString.Invariant($"The vocabulary of {Count} characters does not have U+{scalar:X4}."), nameof(scalar));

    /// <summary>The index of a character, where the vocabulary has it.</summary>
    public bool TryIndexOf(int scalar, out int index) => _indices.TryGetValue(scalar, out index);

    /// <summary>The indices of a text.</summary>
    /// <exception cref="ArgumentException">A character is not in the vocabulary; the message names it and its place.</exception>
    public int[] Encode(string text)
    {
        var indices = new List<int>(text.Length);
        for (int i = 0; i < text.Length;)
        {
            int place = i;
            int scalar = ScalarAt(text, ref i, nameof(text));
            if (!_indices.TryGetValue(scalar, out int index))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"The vocabulary does not have '{char.ConvertFromUtf32(scalar)}' (U+{scalar:X4}), at place {place} of the text."),
                    nameof(text));
            }

            indices.Add(index);
        }

        return indices.ToArray();
    }

    /// <summary>The text of indices.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such index.</exception>
    public string Decode(ReadOnlySpan<int> indices)
    {
        var text = new StringBuilder(indices.Length);
        foreach (int index in indices)
        {
            text.Append(this[index]);
        }

        return text.ToString();
    }

    /// <summary>Writes rows of zeros with a one at each index: the input of a model that reads one character a step.</summary>
    /// <param name="indices">The character of each row.</param>
    /// <param name="rows"><c>indices.Length * Count</c> numbers, overwritten.</param>
    /// <exception cref="ArgumentException">The length is wrong; nothing was written.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such index; nothing was written.</exception>
    public void OneHot(ReadOnlySpan<int> indices, Span<float> rows) => OneHot(indices, rows, 1f);

    /// <inheritdoc cref="OneHot(ReadOnlySpan{int}, Span{float})"/>
    public void OneHot(ReadOnlySpan<int> indices, Span<double> rows) => OneHot(indices, rows, 1.0);

    private void OneHot<T>(ReadOnlySpan<int> indices, Span<T> rows, T one)
    {
        Guard.Exactly(rows.Length, indices.Length * Count, nameof(rows));
        foreach (int index in indices)
        {
            _ = this[index];
        }

        rows.Clear();
        for (int row = 0; row < indices.Length; row++)
        {
            rows[(row * Count) + indices[row]] = one;
        }
    }

    private static int ScalarAt(string text, ref int i, string parameter)
    {
        char first = text[i];
        if (!char.IsSurrogate(first))
        {
            i++;
            return first;
        }

        if (i + 1 >= text.Length || !char.IsSurrogatePair(first, text[i + 1]))
        {
            throw new ArgumentException(FormattableString.Invariant($"Half of a surrogate pair at place {i} of the text."), parameter);
        }

        i += 2;
        return char.ConvertToUtf32(first, text[i - 1]);
    }
}
