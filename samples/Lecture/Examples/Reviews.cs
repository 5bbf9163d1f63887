using System.Text.RegularExpressions;
using Lecture.Framework;

namespace Lecture.Examples;

[RnnModel(Vocabulary = 2001, Embedding = 16, Hidden = 32, Steps = 32, Output = 1, Head = Head.Sigmoid,
    Topology = Topology.ManyToOne, VariableLength = true, Arithmetic = Arithmetic.Fused)]
internal sealed partial class ReviewRnn;

[LstmModel(Vocabulary = 2001, Embedding = 16, Hidden = 32, Steps = 32, Output = 1, Head = Head.Sigmoid,
    Topology = Topology.ManyToOne, VariableLength = true, Arithmetic = Arithmetic.Fused)]
internal sealed partial class ReviewLstm;

[GruModel(Vocabulary = 2001, Embedding = 16, Hidden = 32, Steps = 32, Output = 1, Head = Head.Sigmoid,
    Topology = Topology.ManyToOne, VariableLength = true, Arithmetic = Arithmetic.Fused)]
internal sealed partial class ReviewGru;

/// <summary>Reviews of one sentence -> negative or positive: words as tokens with an embedding that is trained with the rest.</summary>
internal static partial class Reviews
{
    private static readonly string[] Classes = ["negative", "positive"];

    public static void Run(Settings settings, string folder)
    {
        (string[] trainingTexts, int[][] trainingLabels) = Read(Path.Combine(folder, "train.tsv"));
        (string[] heldOutTexts, int[][] heldOutLabels) = Read(Path.Combine(folder, "test.tsv"));
        var words = new WordTable(trainingTexts.SelectMany(Words), ReviewLstm.VocabularySize - 1);
        Sequences<int> training = Encode(words, trainingTexts, trainingLabels);
        Sequences<int> heldOut = Encode(words, heldOutTexts, heldOutLabels);
        var network = RealTask.Choose<ITokenNetwork<float>>(settings, ReviewRnn.CreateRandom, ReviewLstm.CreateRandom, ReviewGru.CreateRandom);
        RealTask.Train(network, training, new TrainingPlan(Epochs: 6, BatchSize: 16, AsPyTorch: true, Gliding: true), settings);

        Answers answers = Answers.Of(network, heldOut);
        ExampleTable.Show("review", heldOutTexts, [.. answers.Classes.Select(row => Classes[row[0]])], [.. heldOutLabels.Select(row => Classes[row[0]])]);
        Report.Result("sentiment-accuracy", answers.Accuracy, Answers.MajorityAccuracy(training, heldOut));
    }

    [GeneratedRegex("[a-z]+")]
    private static partial Regex Word();

    private static IEnumerable<string> Words(string text) => Word().Matches(text.ToLowerInvariant()).Select(match => match.Value);

    private static (string[] Texts, int[][] Labels) Read(string path)
    {
        DataLine[] lines = DataLine.Read(path, "lines label, site and sentence with tabs between them");
        var texts = new string[lines.Length];
        var labels = new int[lines.Length][];
        for (int i = 0; i < lines.Length; i++)
        {
            DataLine[] parts = lines[i].Parts('\t', 3, 3, "parts with tabs between them: label, site, sentence");
            labels[i] = [parts[0].Whole(0, 1)];
            texts[i] = parts[2].Word("a sentence");
        }

        return (texts, labels);
    }

    /// <summary>The last words of each sentence: they say most about the end of it, which is where the network answers.</summary>
    private static Sequences<int> Encode(WordTable table, string[] texts, int[][] labels)
    {
        string[][] words = Array.ConvertAll(texts, text => Words(text).TakeLast(ReviewLstm.Steps).DefaultIfEmpty("").ToArray());
        return new Sequences<int>(
            Array.ConvertAll(words, sentence => table.Tokens(sentence, ReviewLstm.Steps)), labels, Array.ConvertAll(words, sentence => sentence.Length));
    }
}
