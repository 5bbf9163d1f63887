using System.Globalization;
using ScottPlot;

namespace Lecture.Framework;

/// <summary>Pictures as PNG files, all in one style.</summary>
internal static class Picture
{
    /// <summary>The colours of classes, told apart by most colour-blind eyes as well (Okabe and Ito).</summary>
    public static readonly Color[] Colors =
    [
        Color.FromHex("#0072B2"), Color.FromHex("#E69F00"), Color.FromHex("#009E73"), Color.FromHex("#CC79A7"),
        Color.FromHex("#D55E00"), Color.FromHex("#56B4E9"), Color.FromHex("#F0E442"), Color.FromHex("#000000"),
    ];

    public static Plot New(string title, string horizontal, string vertical)
    {
        var plot = new Plot();
        plot.Title(title, size: 18);
        plot.XLabel(horizontal, size: 15);
        plot.YLabel(vertical, size: 15);
        plot.Axes.Bottom.TickLabelStyle.FontSize = 13;
        plot.Axes.Left.TickLabelStyle.FontSize = 13;

        // What is measured for the numbers alone leaves no room between them and the label.
        plot.Axes.Left.MinimumSize = vertical.Length > 0 ? 95 : 0;
        return plot;
    }

    public static void Save(Plot plot, Settings settings, string name, int width = 900, int height = 600)
    {
        Directory.CreateDirectory(settings.Output);
        string path = Path.Combine(settings.Output, name + ".png");
        plot.SavePng(path, width, height);
        Console.WriteLine($"picture: {path}");
    }

    /// <summary>A scale beside a heat map, with room between its numbers and its label.</summary>
    public static void AddColorBar(Plot plot, IHasColorAxis map, string label, double[] ticks)
    {
        var bar = plot.Add.ColorBar(map);
        bar.Label = label;
        bar.LabelStyle.FontSize = 15;
        bar.Axis.TickGenerator = new ScottPlot.TickGenerators.NumericManual(
            ticks, [.. ticks.Select(tick => tick.ToString("0.0", CultureInfo.InvariantCulture))]);
        bar.Axis.MinimumSize = 75;
        bar.Axis.MaximumSize = 75;
    }

    /// <summary>Which classes were taken for which: rows are the truth, shades the share of the row, numbers the counts.</summary>
    /// <param name="title">What is seen.</param>
    /// <param name="counts">How often each class (row) was taken for each other (column).</param>
    /// <param name="classes">The names of the classes.</param>
    /// <param name="unit">What a class is.</param>
    public static Plot Confusion(string title, int[,] counts, IReadOnlyList<string> classes, string unit)
    {
        Plot plot = New(title + ": answers and truth", $"{unit} answered", $"true {unit}");
        int n = classes.Count;
        var shares = new double[n, n];
        for (int row = 0; row < n; row++)
        {
            int total = Enumerable.Range(0, n).Sum(column => counts[row, column]);
            for (int column = 0; column < n; column++)
            {
                double share = total == 0 ? 0 : (double)counts[row, column] / total;
                shares[row, column] = share;
                if (counts[row, column] > 0)
                {
                    var text = plot.Add.Text(counts[row, column].ToString(CultureInfo.InvariantCulture), column, n - 1 - row);
                    text.LabelAlignment = Alignment.MiddleCenter;
                    text.LabelFontSize = 13;
                    text.LabelFontColor = share > 0.5 ? ScottPlot.Colors.White : ScottPlot.Colors.Black;
                }
            }
        }

        var map = plot.Add.Heatmap(shares);
        map.Colormap = new ScottPlot.Colormaps.Blues().Reversed();
        map.ManualRange = new ScottPlot.Range(0, 1);
        plot.MoveToBack(map);
        AddColorBar(plot, map, "share of the row", [0, 0.5, 1]);
        plot.Axes.Bottom.SetTicks(Enumerable.Range(0, n).Select(i => (double)i).ToArray(), [.. classes]);
        plot.Axes.Left.SetTicks(Enumerable.Range(0, n).Select(i => (double)i).ToArray(), [.. classes.Reverse()]);
        plot.Axes.SetLimits(-0.5, n - 0.5, -0.5, n - 0.5);
        plot.HideGrid();
        return plot;
    }
}
