using System.Globalization;

namespace Lecture.Framework;

/// <summary>A line of a data file, or a part of one; what is wrong in it is told with file, line, expected and found.</summary>
internal readonly record struct DataLine(string Path, int Number, string Text)
{
    private const int LongestQuote = 40;

    /// <summary>The lines of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="content">What a line holds, for the error of an empty or missing file.</param>
    /// <exception cref="DataException">The file cannot be read, or has no lines.</exception>
    public static DataLine[] Read(string path, string content)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataException(path, 1, content, e is FileNotFoundException or DirectoryNotFoundException ? "no file" : "a file that cannot be read");
        }

        return lines.Length > 0
            ? [.. lines.Select((text, i) => new DataLine(path, i + 1, text))]
            : throw new DataException(path, 1, content, "an empty file");
    }

    /// <summary>The parts between separators.</summary>
    /// <param name="separator">What stands between them.</param>
    /// <param name="least">The fewest that are right.</param>
    /// <param name="most">The most that are right.</param>
    /// <param name="what">What they are, for the error.</param>
    public DataLine[] Parts(char separator, int least, int most, string what)
    {
        DataLine line = this;
        string[] parts = Text.Split(separator);
        return parts.Length >= least && parts.Length <= most
            ? Array.ConvertAll(parts, part => line with { Text = part })
            : throw Wrong(least == most ? $"{least} {what}" : $"{least} to {most} {what}", parts.Length.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>The text as a whole number.</summary>
    public int Whole(int least, int most) =>
        int.TryParse(Text, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out int number)
            && number >= least && number <= most
            ? number
            : throw Wrong($"a whole number {least} to {most}");

    /// <summary>The text as a finite number.</summary>
    public float Real() =>
        float.TryParse(Text, NumberStyles.Float, CultureInfo.InvariantCulture, out float number) && float.IsFinite(number)
            ? number
            : throw Wrong("a number");

    /// <summary>The text, which must not be empty.</summary>
    public string Word(string what) => Text.Length > 0 ? Text : throw Wrong(what, "nothing");

    /// <summary>The error of this text.</summary>
    public DataException Wrong(string expected) =>
        Wrong(expected, Text.Length <= LongestQuote ? $"'{Text}'" : $"'{Text[..LongestQuote]}...'");

    private DataException Wrong(string expected, string found) => new(Path, Number, expected, found);
}
