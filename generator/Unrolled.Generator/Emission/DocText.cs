using System.Globalization;
using System.Text;

namespace Unrolled.Generator.Emission;

/// <summary>Words and tables inside documentation comments.</summary>
internal static class DocText
{
    /// <summary>Text as XML shows it.</summary>
    public static string Xml(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    /// <summary><c>1 step</c>, <c>1,024 numbers</c>.</summary>
    public static string Quantity(long count, string noun) => Number(count) + " " + noun + (count == 1 ? "" : "s");

    public static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary><c>8 x 3</c>; a vector has its length alone.</summary>
    public static string Shape(int rows, int columns, bool isVector) =>
        isVector ? Number(rows) : Number(rows) + " x " + Number(columns);

    /// <summary>A paragraph of a documentation comment.</summary>
    public static void Paragraph(CSharpWriter writer, string text) => writer.Line("/// <para>" + Xml(text) + "</para>");

    /// <summary>Lines in a fixed-width font.</summary>
    public static void Code(CSharpWriter writer, IEnumerable<string> lines)
    {
        writer.Line("/// <code>");
        foreach (string line in lines)
        {
            writer.Line(("/// " + Xml(line)).TrimEnd());
        }

        writer.Line("/// </code>");
    }

    /// <summary>Columns two blanks apart; the last column is ragged, those that hold only numbers stand right.</summary>
    public static IEnumerable<string> Table(IReadOnlyList<string[]> rows)
    {
        int columns = rows.Max(row => row.Length);
        int[] widths = Enumerable.Range(0, columns).Select(column => rows.Max(row => Cell(row, column).Length)).ToArray();
        bool[] right = Enumerable.Range(0, columns).Select(column => rows.All(row => IsNumber(Cell(row, column)))).ToArray();
        foreach (string[] row in rows)
        {
            var line = new StringBuilder();
            for (int column = 0; column < columns; column++)
            {
                string cell = Cell(row, column);
                line.Append(right[column] ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column])).Append("  ");
            }

            yield return line.ToString().TrimEnd();
        }
    }

    private static string Cell(string[] row, int column) => column < row.Length ? row[column] : "";

    private static bool IsNumber(string cell) => cell.Length > 0 && cell.All(c => char.IsDigit(c) || c == ',');
}
