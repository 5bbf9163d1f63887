using Lecture.Framework;

namespace Lecture.Examples;

/// <summary>Every step reads a word; only the last writes.</summary>
[LstmModel(Input = SentimentData.Vocabulary, Hidden = 24, Steps = SentimentData.Length, Output = 2, Head = Head.Softmax, Topology = Topology.ManyToOne)]
internal sealed partial class SentimentModel;

/// <summary>Short sentences -> positive or negative, where negation flips the meaning.</summary>
internal sealed class ManyToOne : IExample
{
    private static readonly string[] Classes = ["negative", "positive"];

    public string Name => "many-to-one";

    public string Summary => "short sentences in which negation flips the meaning -> positive or negative; with --data: pen strokes";

    public void Run(Settings settings)
    {
        if (settings.Data is { } folder)
        {
            PenDigits.Run(settings, folder);
            return;
        }

        (Sequences training, Sequences heldOut) = MakeData(settings.Seed);
        SentimentModel model = SentimentModel.CreateRandom(settings.Seed);
        MiniBatchTraining.Train(model, training, new TrainingPlan(Epochs: 20, LearningRate: 1e-2), settings.Seed);

        Answers answers = Answers.Of(model, heldOut);
        ShowExamples(model);
        Picture.Save(Picture.Confusion("Sentences held out", answers.Confusion(2), Classes), settings, "many-to-one-confusion", 700);
        Report.Result("many-to-one-accuracy", answers.Accuracy, Answers.MajorityAccuracy(training, heldOut));
    }

    /// <summary>Keeps a fifth of the different sentences aside, so that no sentence is in both parts.</summary>
    public static (Sequences Training, Sequences HeldOut) MakeData(ulong seed)
    {
        (string[][] sentences, int[] labels) = SentimentData.Make(4000, seed);
        (string[] Sentence, int Label)[] different = sentences.Zip(labels).DistinctBy(pair => string.Join(' ', pair.First)).ToArray();
        return new Sequences(
            Array.ConvertAll(different, pair => SentimentData.Encode(pair.Sentence)),
            Array.ConvertAll(different, pair => new[] { pair.Label })).Split(5, seed);
    }

    private static void ShowExamples(SentimentModel model)
    {
        string[] sentences =
        [
            "the food was good",
            "the food was not good",
            "it is not true that the food was good",
            "it is not true that the food was not good",
        ];
        foreach (string sentence in sentences)
        {
            Console.WriteLine($"  {sentence,-45} {Classes[model.Classify(SentimentData.Encode(sentence.Split(' ')))]}");
        }
    }
}
