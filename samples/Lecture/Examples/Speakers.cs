using System.Globalization;
using Lecture.Framework;

namespace Lecture.Examples;

[RnnModel(Input = 12, Hidden = 32, Steps = 29, Output = 9, Head = Head.Softmax,
    Topology = Topology.ManyToOne, VariableLength = true, Arithmetic = Arithmetic.Fused)]
internal sealed partial class SpeakerRnn;

[LstmModel(Input = 12, Hidden = 32, Steps = 29, Output = 9, Head = Head.Softmax,
    Topology = Topology.ManyToOne, VariableLength = true, Arithmetic = Arithmetic.Fused)]
internal sealed partial class SpeakerLstm;

[GruModel(Input = 12, Hidden = 32, Steps = 29, Output = 9, Head = Head.Softmax,
    Topology = Topology.ManyToOne, VariableLength = true, Arithmetic = Arithmetic.Fused)]
internal sealed partial class SpeakerGru;

/// <summary>A vowel pair, 7 to 29 frames of 12 numbers -> which of nine men says it: sequences of different lengths.</summary>
internal static class Speakers
{
    private const int Men = 9;

    public static void Run(Settings settings, string folder)
    {
        Sequences<float> training = Read(Path.Combine(folder, "train.csv"));
        Sequences<float> heldOut = Read(Path.Combine(folder, "test.csv"));
        var network = RealTask.Choose<INetwork<float>>(settings, SpeakerRnn.CreateRandom, SpeakerLstm.CreateRandom, SpeakerGru.CreateRandom);
        RealTask.Train(network, training, new TrainingPlan(Epochs: 60, BatchSize: 16, AsPyTorch: true), settings);

        Answers answers = Answers.Of(network, heldOut);
        string[] men = [.. Enumerable.Range(1, Men).Select(man => man.ToString(CultureInfo.InvariantCulture))];
        Picture.Save(
            Picture.Confusion("Who says the vowels, in utterances held out", answers.Confusion(Men), men, "speaker"), settings, "many-to-one-speakers", 900, 800);
        // In training every speaker says as much, so that the largest part of the test is what a lucky guess reaches.
        Report.Result("speakers-accuracy", answers.Accuracy, Answers.MajorityAccuracy(heldOut, heldOut));
    }

    private static Sequences<float> Read(string path)
    {
        DataLine[] lines = DataLine.Read(path, "lines speaker;12 numbers,...;12 numbers,...");
        var inputs = new float[lines.Length][];
        var targets = new int[lines.Length][];
        var lengths = new int[lines.Length];
        for (int i = 0; i < lines.Length; i++)
        {
            DataLine[] parts = lines[i].Parts(';', 2, SpeakerLstm.Steps + 1, "parts with ';' between them: a speaker, then frames");
            targets[i] = [parts[0].Whole(0, Men - 1)];
            lengths[i] = parts.Length - 1;
            inputs[i] = new float[SpeakerLstm.InputLength];
            for (int t = 0; t < lengths[i]; t++)
            {
                DataLine[] frame = parts[t + 1].Parts(',', SpeakerLstm.InputSize, SpeakerLstm.InputSize, "numbers in a frame");
                Array.ConvertAll(frame, number => number.Real()).CopyTo(inputs[i], t * SpeakerLstm.InputSize);
            }
        }

        return new Sequences<float>(inputs, targets, lengths);
    }
}
