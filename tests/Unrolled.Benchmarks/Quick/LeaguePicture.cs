using System.Globalization;
using ScottPlot;

namespace Unrolled.Benchmarks.Quick;

/// <summary>The league table as a picture: the time of a step by shape, a line a peer, a panel a cell; above without training, below with it.</summary>
internal static class LeaguePicture
{
    private static readonly (string Name, string Color)[] Lines =
    [
        (Ours, "#D55E00"), (Together, "#E69F00"), ("ONNX Runtime", "#0072B2"), ("PyTorch", "#CC79A7"), ("TorchSharp", "#009E73"), ("plain C#", "#999999"),
    ];

    private const string Ours = "Unrolled, one by one";
    private const string Together = "Unrolled, side by side";

    /// <param name="cases">Measured.</param>
    /// <param name="path">Where the PNG is written.</param>
    public static void Save(IReadOnlyList<QuickCase> cases, string path)
    {
        IGrouping<string, QuickCase>[] cells = [.. cases.GroupBy(one => one.Name.Split(' ')[0])];
        var league = new Multiplot();
        league.AddPlots(2 * cells.Length);
        league.Layout = new ScottPlot.MultiplotLayouts.Grid(2, cells.Length);
        for (int i = 0; i < cells.Length; i++)
        {
            string cell = cells[i].Key.ToUpperInvariant();
            Draw(league.GetPlot(i), $"{cell}, forward", [.. cells[i]], Inference, hasLegend: i == 0);
            Draw(league.GetPlot(cells.Length + i), $"{cell}, forward and backward", [.. cells[i]], Training, hasLegend: i == 0);
        }

        league.SavePng(path, 460 * cells.Length, 860);
        Console.WriteLine($"picture: {path}");
    }

    /// <summary>Nanoseconds a step.</summary>
    private static Dictionary<string, double> Inference(QuickCase one)
    {
        var times = new Dictionary<string, double> { [Ours] = Median(one.Forward[one.Limits.Count - 1]) };
        Add(times, Together, one.Many.TakeLast(1).Select(many => many.Crowd), 1);
        Add(times, "ONNX Runtime", one.Forward.Where(peer => peer.Name == QuickCase.OnnxRuntime), 1);
        Add(times, "plain C#", one.Forward.Where(peer => peer.Name == QuickCase.Plain), 1);
        return times;
    }

    /// <summary>The same of training; peers at the size of batches that suits them.</summary>
    private static Dictionary<string, double> Training(QuickCase one)
    {
        var times = new Dictionary<string, double> { [Ours] = Median(one.Train[one.Limits.Count - 1]) / one.Steps };
        Add(times, Together, one.Many.TakeLast(1).Select(many => many.Batch), one.Steps);
        Add(times, "PyTorch", one.TorchBatches, one.Steps);
        Add(times, "TorchSharp", one.LibtorchTrain, one.Steps);
        Add(times, "plain C#", one.Train.Where(peer => peer.Name == QuickCase.Plain), one.Steps);
        return times;
    }

    private static void Add(Dictionary<string, double> times, string name, IEnumerable<Contender> peers, int steps)
    {
        double[] medians = [.. peers.Select(Median)];
        if (medians.Length > 0)
        {
            times[name] = medians.Min() / steps;
        }
    }

    private static double Median(Contender contender) => Statistics.Median(contender.Nanoseconds);

    private static void Draw(Plot plot, string title, QuickCase[] shapes, Func<QuickCase, Dictionary<string, double>> timesOf, bool hasLegend)
    {
        plot.Title(title, size: 16);
        plot.YLabel("ns a step", size: 13);
        Dictionary<string, double>[] times = [.. shapes.Select(timesOf)];
        foreach ((string name, string color) in Lines.Where(line => times.All(t => t.ContainsKey(line.Name))))
        {
            var line = plot.Add.Scatter(Places(shapes.Length), [.. times.Select(t => Math.Log10(t[name]))], Color.FromHex(color));
            line.LineWidth = name == Together ? 3 : 2;
            line.MarkerSize = 6;
            line.LegendText = name;
        }

        plot.Axes.Bottom.TickGenerator = new ScottPlot.TickGenerators.NumericManual(Places(shapes.Length), [.. shapes.Select(one => one.Name.Split(' ')[1])]);
        plot.Axes.Left.TickGenerator = new ScottPlot.TickGenerators.NumericAutomatic
        {
            MinorTickGenerator = new ScottPlot.TickGenerators.LogMinorTickGenerator(),
            IntegerTicksOnly = true,
            LabelFormatter = power => Math.Pow(10, power).ToString("N0", CultureInfo.InvariantCulture),
        };
        plot.Axes.Left.MinimumSize = 75;
        if (hasLegend)
        {
            plot.ShowLegend(Alignment.UpperLeft);
        }
        else
        {
            plot.HideLegend();
        }
    }

    private static double[] Places(int count) => [.. Enumerable.Range(0, count).Select(i => (double)i)];
}
