using ScottPlot;

namespace Unrolled.Cells;

/// <summary>How the gradient fades from the last step to the first, a line a cell.</summary>
internal static class Picture
{
    private static readonly string[] Colors =
        ["#000000", "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#888888", "#7F3C8D", "#11A579", "#3969AC", "#F2B701", "#E73F74", "#80BA5A", "#A5AA99", "#CF1C90"];

    public static void Save(IReadOnlyList<Row> rows, string path)
    {
        var plot = new Plot();
        plot.Title("What is left of the gradient by the state, before training", size: 18);
        for (int i = 0; i < rows.Count; i++)
        {
            double[] steps = [.. Enumerable.Range(0, rows[i].Flow.Length).Select(t => (double)t)];
            var line = plot.Add.ScatterLine(steps, [.. rows[i].Flow.Select(norm => Math.Log10(Math.Max(norm, 1e-12)))]);
            line.Color = Color.FromHex(Colors[i % Colors.Length]);
            line.LineWidth = 2.5f;
            line.LegendText = rows[i].Name;
        }

        plot.XLabel("step");
        plot.YLabel("norm, as a power of ten of the last step's");
        plot.ShowLegend(Edge.Right);
        plot.SavePng(path, 1200, 700);
    }
}
