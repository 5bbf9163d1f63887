using Lecture.Framework;

namespace Unrolled.Tests.Samples;

/// <summary>Words of the Lecture sample as tokens.</summary>
public sealed class WordTableTests
{
    [Fact]
    public void Frequent_words_come_first_and_equally_frequent_ones_by_the_alphabet()
    {
        var table = new WordTable("the cat saw the dog and the bird saw a cat".Split(' '), most: 4);
        Assert.Equal([1, 2, 3, 4, 0, 0], new[] { "the", "cat", "saw", "a", "dog", "fish" }.Select(word => table[word]));
    }

    [Fact]
    public void Behind_the_words_there_is_room()
    {
        var table = new WordTable(["b", "b", "a"], most: 2);
        Assert.Equal([2, 1, 0, 0], table.Tokens(["a", "b"], room: 4));
    }
}
