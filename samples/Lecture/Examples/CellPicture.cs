using System.Globalization;
using ScottPlot;

namespace Lecture.Examples;

/// <summary>A cell that follows something in a text: its values, character by character.</summary>
/// <param name="Cell">Which cell.</param>
/// <param name="Follows">What it follows.</param>
/// <param name="Correlation">How closely, on text held out.</param>
/// <param name="Values">Its tanh(c), with the sign that goes along with what it follows.</param>
internal sealed record CellPanel(int Cell, string Follows, double Correlation, double[] Values)
{
    public string Title => string.Create(CultureInfo.InvariantCulture, $"cell {Cell} follows {Follows}: r = {Correlation:F2}");
}

/// <summary>The same text once for each cell, every character on the colour of the cell's value.</summary>
internal static class CellPicture
{
    private const float LetterSize = 21;

    public static Plot Of(List<(int Start, string Line)> lines, List<CellPanel> panels)
    {
        var plot = new Plot();
        int columns = lines.Max(line => line.Line.Length);
        double row = 0;
        foreach (CellPanel panel in panels)
        {
            // The largest value stands at the top of a plot.
            row -= 1.2;
            var title = plot.Add.Text(panel.Title, 0, row);
            title.LabelAlignment = Alignment.MiddleLeft;
            title.LabelFontSize = 20;
            title.LabelBold = true;
            title.LabelFontName = Fonts.Sans;
            row -= 0.1;
            foreach ((int start, string line) in lines)
            {
                row -= 1;
                for (int i = 0; i < line.Length; i++)
                {
                    AddLetter(plot, line[i], i, row, panel.Values[start + i]);
                }
            }
        }

        AddLegend(plot, columns, row - 1.4);
        plot.Axes.SetLimits(-0.4, columns + 0.4, row - 2.1, -0.3);
        plot.HideGrid();
        plot.Layout.Frameless();
        return plot;
    }

    /// <summary>White at 0, blue towards 1, orange towards -1: the two are told apart by most colour-blind eyes as well.</summary>
    public static (byte Red, byte Green, byte Blue) ColorOf(double value)
    {
        (int red, int green, int blue) = value > 0 ? (86, 160, 233) : (240, 165, 60);
        double share = Math.Min(1, Math.Abs(value));
        return (Fade(red), Fade(green), Fade(blue));

        byte Fade(int full) => (byte)(255 + ((full - 255) * share));
    }

    private static void AddLetter(Plot plot, char letter, double x, double y, double value)
    {
        AddBox(plot, x, x + 1, y, value);
        var text = plot.Add.Text(letter.ToString(), x + 0.5, y);
        text.LabelAlignment = Alignment.MiddleCenter;
        text.LabelFontName = Fonts.Monospace;
        text.LabelFontSize = LetterSize;
    }

    private static void AddBox(Plot plot, double left, double right, double y, double value)
    {
        (byte red, byte green, byte blue) = ColorOf(value);
        var box = plot.Add.Rectangle(left, right, y - 0.5, y + 0.5);
        box.FillColor = new Color(red, green, blue);
        box.LineColor = box.FillColor;
    }

    /// <summary>The scale of colours, from -1 to 1.</summary>
    private static void AddLegend(Plot plot, double right, double y)
    {
        const int Shades = 41;
        double width = 8.0 / Shades;
        double left = right - 10;
        for (int i = 0; i < Shades; i++)
        {
            AddBox(plot, left + (i * width), left + ((i + 1) * width), y, ((2.0 * i) / (Shades - 1)) - 1);
        }

        Add("tanh(c)  -1", left - 0.3, Alignment.MiddleRight);
        Add("1", left + 8.3, Alignment.MiddleLeft);

        void Add(string words, double x, Alignment alignment)
        {
            var text = plot.Add.Text(words, x, y);
            text.LabelAlignment = alignment;
            text.LabelFontName = Fonts.Sans;
            text.LabelFontSize = 17;
        }
    }
}
