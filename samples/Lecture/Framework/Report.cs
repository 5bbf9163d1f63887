using System.Globalization;

namespace Lecture.Framework;

/// <summary>The lines that an example ends with.</summary>
internal static class Report
{
    /// <summary>A measured figure beside what it must beat.</summary>
    public static void Result(string name, double value, double baseline) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"result: {name} {value:F3} baseline {baseline:F3}"));

    public static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
