using System.Globalization;
using Spectre.Console;

namespace Unrolled.Benchmarks;

/// <summary>A table of results: drawn on a terminal, plain columns where the output is redirected.</summary>
internal sealed class ReportTable(string title, params string[] headers)
{
    private readonly List<string[]> _rows = [];

    public void Add(params string[] cells) => _rows.Add(cells);

    public static string Number(double value, int digits = 3)
    {
        if (double.IsNaN(value))
        {
            return "-";
        }

        int decimals = value == 0 ? 0 : Math.Clamp(digits - 1 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 6);
        return value.ToString(string.Create(CultureInfo.InvariantCulture, $"#,##0{(decimals > 0 ? "." + new string('0', decimals) : "")}"), CultureInfo.InvariantCulture);
    }

    public void Print()
    {
        if (Console.IsOutputRedirected)
        {
            PrintPlain();
            return;
        }

        var table = new Table { Title = new TableTitle(Markup.Escape(title)), Border = TableBorder.Rounded };
        for (int i = 0; i < headers.Length; i++)
        {
            table.AddColumn(new TableColumn(Markup.Escape(headers[i])) { Alignment = i == 0 ? Justify.Left : Justify.Right });
        }

        _rows.ForEach(row => table.AddRow([.. row.Select(Markup.Escape)]));
        AnsiConsole.Write(table);
    }

    private void PrintPlain()
    {
        int[] widths = [.. headers.Select((header, i) => _rows.Select(row => row[i].Length).Append(header.Length).Max())];
        string Line(string[] cells) => string.Join("  ", cells.Select((cell, i) => i == 0 ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i]))).TrimEnd();
        Console.WriteLine();
        Console.WriteLine(title);
        Console.WriteLine(Line(headers));
        _rows.ForEach(row => Console.WriteLine(Line(row)));
    }
}
