using Lecture.Framework;

namespace Unrolled.Tests.Samples;

/// <summary>The data files of the Lecture sample: what is wrong in one is told with file, line, expected and found.</summary>
public sealed class DataLineTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("unrolled").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Lines_are_numbered_from_one()
    {
        string path = Write("1,2\n\n3,4\n");
        DataLine[] lines = DataLine.Read(path, "numbers");
        Assert.Equal([new DataLine(path, 1, "1,2"), new DataLine(path, 2, ""), new DataLine(path, 3, "3,4")], lines);
    }

    [Fact]
    public void A_missing_file_is_told()
    {
        string path = Path.Combine(_folder, "nothing.csv");
        Assert.Equal($"{path}(1): expected lines of numbers, found no file.", Message(() => DataLine.Read(path, "lines of numbers")));
    }

    [Fact]
    public void A_missing_folder_is_told()
    {
        string path = Path.Combine(_folder, "nowhere", "train.csv");
        Assert.Equal($"{path}(1): expected lines of numbers, found no file.", Message(() => DataLine.Read(path, "lines of numbers")));
    }

    [Fact]
    public void An_empty_file_is_told()
    {
        string path = Write("");
        Assert.Equal($"{path}(1): expected lines of numbers, found an empty file.", Message(() => DataLine.Read(path, "lines of numbers")));
    }

    [Fact]
    public void Parts_keep_their_line()
    {
        var line = new DataLine("train.csv", 7, "a;b;c");
        Assert.Equal(
            [new DataLine("train.csv", 7, "a"), new DataLine("train.csv", 7, "b"), new DataLine("train.csv", 7, "c")],
            line.Parts(';', 2, 3, "parts"));
    }

    [Theory]
    [InlineData("1,2", 3, 3, "train.csv(7): expected 3 numbers, found 2.")]
    [InlineData("1,2,3,4", 3, 3, "train.csv(7): expected 3 numbers, found 4.")]
    [InlineData("1", 2, 4, "train.csv(7): expected 2 to 4 numbers, found 1.")]
    public void A_wrong_number_of_parts_is_told(string text, int least, int most, string message) =>
        Assert.Equal(message, Message(() => new DataLine("train.csv", 7, text).Parts(',', least, most, "numbers")));

    [Theory]
    [InlineData("0", 0)]
    [InlineData(" 9", 9)]
    public void Whole_numbers_of_the_range_are_read(string text, int number) =>
        Assert.Equal(number, new DataLine("train.csv", 7, text).Whole(0, 9));

    [Theory]
    [InlineData("10")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("")]
    [InlineData("99999999999")]
    public void Other_whole_numbers_are_told(string text) =>
        Assert.Equal($"train.csv(7): expected a whole number 0 to 9, found '{text}'.", Message(() => new DataLine("train.csv", 7, text).Whole(0, 9)));

    [Fact]
    public void Real_numbers_are_read() => Assert.Equal(-1.25f, new DataLine("train.csv", 7, "-1.25").Real());

    [Theory]
    [InlineData("x")]
    [InlineData("1,5")]
    [InlineData("NaN")]
    [InlineData("1e99")]
    public void Other_real_numbers_are_told(string text) =>
        Assert.Equal($"train.csv(7): expected a number, found '{text}'.", Message(() => new DataLine("train.csv", 7, text).Real()));

    [Fact]
    public void A_missing_word_is_told() =>
        Assert.Equal("train.tsv(3): expected a word, found nothing.", Message(() => new DataLine("train.tsv", 3, "").Word("a word")));

    [Fact]
    public void A_long_text_is_quoted_from_its_start() =>
        Assert.Equal(
            $"train.tsv(3): expected a tag, found '{new string('x', 40)}...'.", new DataLine("train.tsv", 3, new string('x', 41)).Wrong("a tag").Message);

    private static string Message(Action read) => Assert.Throws<DataException>(read).Message;

    private static string Message<T>(Func<T> read) => Message(() => { read(); });

    private string Write(string text)
    {
        string path = Path.Combine(_folder, "train.csv");
        File.WriteAllText(path, text);
        return path;
    }
}
