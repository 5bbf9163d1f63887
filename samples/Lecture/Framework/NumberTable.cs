using System.Globalization;
using Samples;

namespace Lecture.Framework;

/// <summary>Reads lines of whole numbers with commas between them; what is wrong is told with file, line, expected and found.</summary>
internal static class NumberTable
{
    public static List<int[]> Read(string path, int columns, int least, int most)
    {
        var rows = new List<int[]>();
        foreach (string line in Lines(path))
        {
            string place = $"{path}({rows.Count + 1})";
            string[] cells = line.Split(',');
            if (cells.Length != columns)
            {
                throw new UsageException($"{place}: expected {columns} numbers, found {cells.Length}.");
            }

            rows.Add(Array.ConvertAll(cells, cell =>
                int.TryParse(cell, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out int number)
                    && number >= least && number <= most
                    ? number
                    : throw new UsageException($"{place}: expected a whole number {least} to {most}, found '{cell}'.")));
        }

        return rows.Count > 0 ? rows : throw new UsageException($"{path}: expected lines of {columns} numbers, found none.");
    }

    private static string[] Lines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be read: {e.Message}");
        }
    }
}
