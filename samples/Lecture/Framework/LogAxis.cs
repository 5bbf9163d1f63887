using System.Globalization;
using ScottPlot;

namespace Lecture.Framework;

/// <summary>A vertical axis in powers of ten: what is plotted is the logarithm, what is written the power.</summary>
internal static class LogAxis
{
    public static void Use(Plot plot) => plot.Axes.Left.TickGenerator = new ScottPlot.TickGenerators.NumericAutomatic
    {
        MinorTickGenerator = new ScottPlot.TickGenerators.LogMinorTickGenerator(),
        IntegerTicksOnly = true,
        LabelFormatter = power => "1e" + power.ToString("F0", CultureInfo.InvariantCulture),
    };

    /// <summary>Values by index; a value of 0 ends the line.</summary>
    public static void AddLine(Plot plot, double[] values, string legend, Color color)
    {
        double[] logs = values.TakeWhile(value => value > 0).Select(Math.Log10).ToArray();
        var line = plot.Add.ScatterLine(Enumerable.Range(0, logs.Length).Select(i => (double)i).ToArray(), logs, color);
        line.LineWidth = 3;
        line.LegendText = legend;
    }
}
