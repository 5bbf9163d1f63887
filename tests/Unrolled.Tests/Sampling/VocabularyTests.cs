using CsCheck;

namespace Unrolled.Tests.Sampling;

public sealed class VocabularyTests
{
    [Fact]
    public void Characters_are_ordered_by_code_point()
    {
        Vocabulary vocabulary = Vocabulary.FromText("hello");
        Assert.Equal("ehlo", vocabulary.ToString());
        Assert.Equal([1, 0, 2, 2, 3], vocabulary.Encode("hello"));
        Assert.Equal("hole", vocabulary.Decode([1, 3, 2, 0]));
        Assert.Equal("helo", Vocabulary.FromCharacters("helo").ToString());
        Assert.Throws<ArgumentException>("characters", () => Vocabulary.FromCharacters("hello"));
        Assert.Throws<ArgumentException>("characters", () => Vocabulary.FromCharacters("a\uD83D"));
    }

    [Fact]
    public void A_scalar_outside_the_basic_plane_is_one_character()
    {
        Vocabulary vocabulary = Vocabulary.FromText("a😀é\uFFFD𝄞");
        Assert.Equal(5, vocabulary.Count);
        Assert.Equal("aé\uFFFD𝄞😀", vocabulary.ToString());
        Assert.Equal([4, 0], vocabulary.Encode("😀a"));
        Assert.Equal(4, vocabulary.IndexOf(0x1F600));
        Assert.Contains("Half of a surrogate pair at place 1", Assert.Throws<ArgumentException>(() => Vocabulary.FromText("a\uD83D")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Vocabulary.FromText("\uDE00a"));
    }

    [Fact]
    public void Decoding_what_was_encoded_gives_the_text() => Gen.String[Gen.Char['\u0001', '\uD7FF'], 0, 40].Sample(text =>
    {
        Vocabulary vocabulary = Vocabulary.FromText(text);
        return vocabulary.Decode(vocabulary.Encode(text)) == text && Vocabulary.FromCharacters(vocabulary.ToString()).ToString() == vocabulary.ToString();
    });

    [Fact]
    public void One_hot_rows_have_a_single_one()
    {
        Vocabulary vocabulary = Vocabulary.FromText("abc");
        float[] rows = [9, 9, 9, 9, 9, 9];
        vocabulary.OneHot([2, 0], rows);
        Assert.Equal([0, 0, 1, 1, 0, 0], rows);
        Assert.Throws<ArgumentOutOfRangeException>(() => vocabulary.OneHot([0, 3], rows));
        Assert.Throws<ArgumentException>("rows", () => vocabulary.OneHot([0], rows));
        Assert.Equal([0, 0, 1, 1, 0, 0], rows);
        int[] indices = [2, 1];
        Allocation.IsZero(() => vocabulary.OneHot(indices, rows));
    }

    [Fact]
    public void An_unknown_character_is_named()
    {
        Vocabulary vocabulary = Vocabulary.FromText("abc");
        Assert.Contains("does not have 'x' (U+0078), at place 1", Assert.Throws<ArgumentException>(() => vocabulary.Encode("axb")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => vocabulary.IndexOf('x'));
        Assert.False(vocabulary.TryIndexOf('x', out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => vocabulary.Decode([3]));
    }
}
