using Lecture.Framework;
using Samples;
using ScottPlot;
using Spectre.Console;

namespace Lecture.Examples;

/// <summary>A character model of text with quotes, brackets and lines of limited length.</summary>
[LstmModel(Input = MarkedText.SymbolCount, Hidden = 48, Steps = 48, Output = MarkedText.SymbolCount, Head = Head.Softmax)]
internal sealed partial class MarkedTextModel;

/// <summary>Trains a character model and finds the cells that follow quotes, brackets and the length of the line.</summary>
internal sealed class HiddenState : IExample
{
    private const int TrainingCharacters = 5_000_000;
    private const int HeldOutCharacters = 20_000;
    private const int Shown = 120;

    /// <summary>What is shown begins after the model has left the state of rest.</summary>
    private const int WarmUp = 210;

    private static readonly (string Name, Func<TextPlace, double> Value)[] Features =
    [
        ("quote", place => place.InQuote ? 1 : 0),
        ("bracket", place => place.InBracket ? 1 : 0),
        ("line-length", place => place.Column),
    ];

    public string Name => "hidden-state";

    public string Summary => "a character model's cells: which follow quotes, brackets, the length of the line";

    public void Run(Settings settings)
    {
        int[] training = MarkedText.Make(TrainingCharacters, settings.Seed);
        int[] heldOut = MarkedText.Make(HeldOutCharacters, settings.Seed + 1);
        MarkedTextModel model = MarkedTextModel.CreateRandom(settings.Seed);
        double[][] untrained = CellTrace.Of(model, heldOut);
        TrainingProgress.Run(
            $"training {nameof(MarkedTextModel)}, {MarkedTextModel.ParameterCount} parameters",
            training.Length,
            progress => TruncatedTraining.Train(model, training, training.Length, progress, learningRate: 1e-2));

        double[][] trained = CellTrace.Of(model, heldOut);
        TextPlace[] places = MarkedText.Places(heldOut);
        var found = new List<(string Feature, int Cell)>();
        foreach ((string name, Func<TextPlace, double> value) in Features)
        {
            double[] feature = Array.ConvertAll(places, place => value(place));
            (int cell, double correlation) = CellTrace.MostCorrelated(trained, feature);
            (_, double before) = CellTrace.MostCorrelated(untrained, feature);
            found.Add((name, cell));
            Scale(trained[cell], correlation);
            Console.WriteLine();
            Console.WriteLine($"cell {cell} follows: {name}");
            ShowText(heldOut, trained[cell]);
            Report.Result($"correlation-{name}", Math.Abs(correlation), Math.Abs(before));
        }

        Picture.Save(Map(heldOut, trained, found), settings, "hidden-state-cells", 1600, 420);
    }

    /// <summary>Deviations from the cell's mean, in units of two standard deviations, the sign so that the feature is positive.</summary>
    private static void Scale(double[] cell, double correlation)
    {
        double mean = cell.Average();
        double deviation = Math.Sqrt(cell.Average(value => (value - mean) * (value - mean)));
        for (int t = 0; t < cell.Length; t++)
        {
            cell[t] = Math.Clamp(Math.Sign(correlation) * (cell[t] - mean) / (2 * deviation), -1, 1);
        }
    }

    /// <summary>The text with the cell's value as its colour; without a terminal, the sign of the value below each letter.</summary>
    private static void ShowText(int[] text, double[] cell)
    {
        string letters = MarkedText.TextOf(text.AsSpan(WarmUp, 3 * Shown));
        int t = WarmUp;
        foreach (string line in letters.Split('\n'))
        {
            double[] values = cell[t..(t + line.Length)];
            t += line.Length + 1;
            if (Console.IsOutputRedirected)
            {
                Console.WriteLine("  " + line);
                Console.WriteLine("  " + string.Concat(values.Select(value => value > 0.3 ? '+' : value < -0.3 ? '-' : '.')));
                continue;
            }

            AnsiConsole.Write("  ");
            for (int i = 0; i < line.Length; i++)
            {
                AnsiConsole.Write(new Text(line[i].ToString(), new Style(Spectre.Console.Color.Black, ColorOf(values[i]))));
            }

            AnsiConsole.WriteLine();
        }
    }

    /// <summary>White at 0, blue towards 1, red towards -1.</summary>
    private static Spectre.Console.Color ColorOf(double value)
    {
        byte fade = (byte)(255 * (1 - Math.Min(1, Math.Abs(value))));
        return value > 0 ? new Spectre.Console.Color(fade, fade, 255) : new Spectre.Console.Color(255, fade, fade);
    }

    private static Plot Map(int[] text, double[][] trace, List<(string Feature, int Cell)> found)
    {
        Plot plot = Picture.New("Cells of a character model that follow the structure of text it never saw", "text, character by character", "");
        var values = new double[found.Count, Shown];
        for (int row = 0; row < found.Count; row++)
        {
            for (int t = 0; t < Shown; t++)
            {
                values[row, t] = trace[found[row].Cell][WarmUp + t];
            }
        }

        var map = plot.Add.Heatmap(values);
        map.ManualRange = new ScottPlot.Range(-1, 1);
        map.Colormap = new ScottPlot.Colormaps.Balance();
        map.Extent = new CoordinateRect(-0.5, Shown - 0.5, -0.5, found.Count - 0.5);
        Picture.AddColorBar(plot, map, "c - mean, 2 deviations", [-1, 0, 1]);
        string[] letters = MarkedText.TextOf(text.AsSpan(WarmUp, Shown)).Select(letter => letter == '\n' ? "¶" : letter.ToString()).ToArray();
        plot.Axes.Bottom.SetTicks(Enumerable.Range(0, Shown).Select(t => (double)t).ToArray(), letters);
        plot.Axes.Left.SetTicks(
            Enumerable.Range(0, found.Count).Select(row => (double)row).ToArray(),
            found.Select(pair => $"{pair.Feature} (cell {pair.Cell})").Reverse().ToArray());
        plot.Axes.SetLimits(-0.5, Shown - 0.5, -0.5, found.Count - 0.5);
        plot.HideGrid();
        return plot;
    }
}
