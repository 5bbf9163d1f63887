using System.Globalization;

namespace Playground.Drawing;

/// <summary>Numbers as colours and texts of SVG, the same in every culture.</summary>
internal static class Colors
{
    /// <summary>A diverging colour: blue at -1, the background at 0, orange at 1.</summary>
    public static string Diverging(double value)
    {
        int share = (int)Math.Round(100 * Math.Min(Math.Abs(value), 1));
        return $"color-mix(in srgb, var({(value < 0 ? "--cold" : "--warm")}) {share.ToString(CultureInfo.InvariantCulture)}%, var(--cell))";
    }

    /// <summary>A colour from the background at 0 to the accent at 1.</summary>
    public static string Sequential(double value)
    {
        int share = (int)Math.Round(100 * Math.Clamp(value, 0, 1));
        return $"color-mix(in srgb, var(--accent) {share.ToString(CultureInfo.InvariantCulture)}%, var(--cell))";
    }

    /// <summary>A number with so many decimals.</summary>
    public static string Text(double value, int decimals = 2) => value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
