using System.Globalization;
using Lecture.Framework;

namespace Lecture.Examples;

[RnnModel(Input = 2, Hidden = 32, Steps = 8, Output = 10, Head = Head.Softmax, Topology = Topology.ManyToOne, Arithmetic = Arithmetic.Fused, Batched = true)]
internal sealed partial class PenRnn;

[LstmModel(Input = 2, Hidden = 32, Steps = 8, Output = 10, Head = Head.Softmax, Topology = Topology.ManyToOne, Arithmetic = Arithmetic.Fused, Batched = true)]
internal sealed partial class PenLstm;

[GruModel(Input = 2, Hidden = 32, Steps = 8, Output = 10, Head = Head.Softmax, Topology = Topology.ManyToOne, Arithmetic = Arithmetic.Fused, Batched = true)]
internal sealed partial class PenGru;

/// <summary>Pen strokes, eight points x, y -> the digit: the gesture recogniser of a game.</summary>
internal static class PenDigits
{
    private const int Points = 8;

    public static void Run(Settings settings, string folder)
    {
        Sequences<float> training = Read(Path.Combine(folder, "train.csv"));
        Sequences<float> heldOut = Read(Path.Combine(folder, "test.csv"));
        var network = RealTask.Choose<INetwork<float>>(settings, PenRnn.CreateRandom, PenLstm.CreateRandom, PenGru.CreateRandom);
        RealTask.Train(network, training, new TrainingPlan(Epochs: 30), settings);

        Answers answers = Answers.Of(network, heldOut);
        string[] digits = [.. Enumerable.Range(0, 10).Select(digit => digit.ToString(CultureInfo.InvariantCulture))];
        Picture.Save(Picture.Confusion("Digits from pen strokes of writers not met in training", answers.Confusion(10), digits, "digit"), settings, "many-to-one-digits", 900, 800);
        Report.Result("digits-accuracy", answers.Accuracy, Answers.MajorityAccuracy(training, heldOut));
    }

    private static Sequences<float> Read(string path)
    {
        DataLine[] lines = DataLine.Read(path, "lines of 17 numbers with commas between them");
        DataLine[][] rows = Array.ConvertAll(lines, line => line.Parts(',', (2 * Points) + 1, (2 * Points) + 1, "numbers"));
        return new Sequences<float>(
            Array.ConvertAll(rows, row => Array.ConvertAll(row[..^1], coordinate => (coordinate.Whole(0, 100) - 50) / 50f)),
            Array.ConvertAll(rows, row => new[] { row[^1].Whole(0, 9) }));
    }
}
