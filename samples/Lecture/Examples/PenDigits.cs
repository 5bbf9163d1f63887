using System.Diagnostics;
using Lecture.Framework;
using Samples;

namespace Lecture.Examples;

[RnnModel(Input = 2, Hidden = 32, Steps = 8, Output = 10, Head = Head.Softmax, Topology = Topology.ManyToOne)]
internal sealed partial class PenRnn;

[LstmModel(Input = 2, Hidden = 32, Steps = 8, Output = 10, Head = Head.Softmax, Topology = Topology.ManyToOne)]
internal sealed partial class PenLstm;

[GruModel(Input = 2, Hidden = 32, Steps = 8, Output = 10, Head = Head.Softmax, Topology = Topology.ManyToOne)]
internal sealed partial class PenGru;

/// <summary>Pen strokes, eight points x, y -> the digit: the gesture recogniser of a game.</summary>
internal static class PenDigits
{
    private const int Points = 8;

    public static void Run(Settings settings, string folder)
    {
        Sequences training = Read(Path.Combine(folder, "train.csv"));
        Sequences heldOut = Read(Path.Combine(folder, "test.csv"));
        INetwork<float> network = settings.Cell switch
        {
            Cell.Rnn => PenRnn.CreateRandom(settings.Seed),
            Cell.Lstm => PenLstm.CreateRandom(settings.Seed),
            _ => PenGru.CreateRandom(settings.Seed),
        };

        var clock = Stopwatch.StartNew();
        MiniBatchTraining.Train(network, training, new TrainingPlan(settings.Epochs ?? 30), settings.Seed);
        Report.Line($"training time: {clock.Elapsed.TotalSeconds:F1} s, parameters: {network.Layout.Count}");

        Answers answers = Answers.Of(network, heldOut);
        string[] digits = [.. Enumerable.Range(0, 10).Select(digit => digit.ToString(System.Globalization.CultureInfo.InvariantCulture))];
        Picture.Save(Picture.Confusion("Pen strokes of other writers", answers.Confusion(10), digits), settings, "many-to-one-digits", 900, 800);
        Report.Result("digits-accuracy", answers.Accuracy, Answers.MajorityAccuracy(training, heldOut));
    }

    private static Sequences Read(string path)
    {
        List<int[]> rows = NumberTable.Read(path, (2 * Points) + 1, 0, 100);
        return new Sequences(
            [.. rows.Select(row => row[..^1].Select(coordinate => (coordinate - 50) / 50f).ToArray())],
            [.. rows.Select((row, i) => row[^1] < 10 ? new[] { row[^1] } : throw new UsageException($"{path}({i + 1}): expected a digit 0 to 9, found {row[^1]}."))]);
    }
}
