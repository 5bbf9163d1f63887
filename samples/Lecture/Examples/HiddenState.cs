using Lecture.Framework;
using Samples;
using Spectre.Console;

namespace Lecture.Examples;

/// <summary>A character model of text with quotes, brackets and lines of limited length.</summary>
[LstmModel(Input = MarkedText.SymbolCount, Hidden = 32, Steps = 100, Output = MarkedText.SymbolCount, Head = Head.Softmax)]
internal sealed partial class MarkedTextModel;

/// <summary>Trains a character model and finds the cells that follow quotes, brackets and the length of the line.</summary>
/// <remarks>After Andrej Karpathy, The unreasonable effectiveness of recurrent neural networks, 2015.</remarks>
internal sealed class HiddenState : IExample
{
    private const int TrainingCharacters = 7_000_000;
    private const int Judged = 20_000;
    private const int BatchSize = 2;
    private const double LearningRate = 1e-2;

    /// <summary>What is shown begins with a line, after the model has left the state of rest.</summary>
    private const int WarmUp = 200;

    private const int ShownLines = 5;

    private static readonly (string Name, string Follows, Func<TextPlace, double> Value)[] Features =
    [
        ("quote", "whether a quote is open", place => place.InQuote ? 1 : 0),
        ("bracket", "whether a bracket is open", place => place.InBracket ? 1 : 0),
        ("line-length", "how long the line is", place => place.Column),
    ];

    public string Name => "hidden-state";

    public string Summary => "a character model's cells: which follow quotes, brackets, the length of the line";

    public void Run(Settings settings)
    {
        int[] training = MarkedText.Make(TrainingCharacters, settings.Seed);
        int[] heldOut = MarkedText.Make(Judged, settings.Seed + 1);
        MarkedTextModel model = MarkedTextModel.CreateRandom(settings.Seed);
        double[][] untrained = CellTrace.Of(model, heldOut);
        Train(model, training);

        // A cell is chosen by the text of the training, and judged by text that nobody has seen.
        int[] seen = training[^Judged..];
        double[][] chosenBy = CellTrace.Of(model, seen);
        double[][] trace = CellTrace.Of(model, heldOut);
        var panels = new List<CellPanel>();
        foreach ((string name, string follows, Func<TextPlace, double> value) in Features)
        {
            (int cell, double sign) = CellTrace.MostCorrelated(chosenBy, Feature(seen, value));
            double[] feature = Feature(heldOut, value);
            double correlation = CellTrace.Correlation(trace[cell], feature);
            double before = CellTrace.MostCorrelated(untrained, feature).Correlation;
            var panel = new CellPanel(cell, follows, Math.Abs(correlation), Array.ConvertAll(trace[cell], c => Math.Sign(sign) * c));
            panels.Add(panel);
            Console.WriteLine();
            Console.WriteLine(panel.Title);
            ShowText(Shown(heldOut), panel.Values);
            Report.Result($"correlation-{name}", Math.Abs(correlation), Math.Abs(before));
        }

        Picture.Save(CellPicture.Of(Shown(heldOut), panels), settings, "hidden-state-cells", 840, 640);
    }

    private static double[] Feature(int[] text, Func<TextPlace, double> value) => Array.ConvertAll(MarkedText.Places(text), place => value(place));

    /// <summary>Truncated backpropagation: windows of two places of the text at once, the state carried on from window to window.</summary>
    private static void Train(MarkedTextModel model, int[] text)
    {
        var windows = new TokenWindows<float>(text, MarkedText.SymbolCount, MarkedTextModel.Steps);
        int steps = windows.Count / BatchSize;
        var options = new TrainerOptions
        {
            Order = SequenceOrder.Stream,
            BatchSize = BatchSize,
            Threads = BatchSize,
            ClipNorm = 5,
            Schedule = LearningRates.Linear(LearningRate, LearningRate / 10, steps),
        };
        using var trainer = Trainer.For(model, new Adam<float>(MarkedTextModel.ParameterLength, LearningRate), options);
        TrainingProgress.Run(
            $"training {nameof(MarkedTextModel)}, {MarkedTextModel.ParameterCount} parameters",
            steps,
            progress =>
            {
                for (int step = 1; step <= steps; step++)
                {
                    progress.Report(step, trainer.Step(windows));
                }
            });
    }

    /// <summary>Whole lines, each with the place of its first character in the text.</summary>
    private static List<(int Start, string Line)> Shown(int[] text)
    {
        var lines = new List<(int, string)>();
        int start = Array.IndexOf(text, 0, WarmUp) + 1;
        for (int i = 0; i < ShownLines; i++)
        {
            int end = Array.IndexOf(text, 0, start);
            lines.Add((start, MarkedText.TextOf(text.AsSpan(start, end - start))));
            start = end + 1;
        }

        return lines;
    }

    /// <summary>The text with the cell's value as its colour; without a terminal, the sign of the value below each letter.</summary>
    private static void ShowText(List<(int Start, string Line)> lines, double[] cell)
    {
        foreach ((int start, string line) in lines)
        {
            double[] values = cell[start..(start + line.Length)];
            if (Console.IsOutputRedirected)
            {
                Console.WriteLine("  " + line);
                Console.WriteLine("  " + string.Concat(values.Select(value => value > 0.3 ? '+' : value < -0.3 ? '-' : '.')));
                continue;
            }

            AnsiConsole.Write("  ");
            for (int i = 0; i < line.Length; i++)
            {
                (byte red, byte green, byte blue) = CellPicture.ColorOf(values[i]);
                AnsiConsole.Write(new Text(line[i].ToString(), new Style(Color.Black, new Color(red, green, blue))));
            }

            AnsiConsole.WriteLine();
        }
    }
}
