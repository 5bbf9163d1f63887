using Lecture.Framework;
using Samples;

namespace Lecture.Examples;

/// <summary>Every step reads a word; only the last writes.</summary>
[LstmModel(Input = SentimentData.Vocabulary, Hidden = 24, Steps = SentimentData.Length, Output = 2, Head = Head.Softmax, Topology = Topology.ManyToOne)]
internal sealed partial class SentimentModel;

/// <summary>Short sentences -> positive or negative, where negation flips the meaning.</summary>
internal sealed class ManyToOne : IExample
{
    private static readonly string[] Classes = ["negative", "positive"];

    public string Name => "many-to-one";

    public string Summary => "short sentences in which negation flips the meaning -> positive or negative; with --data: digits, speakers, sentiment";

    public bool ReadsData => true;

    public void Run(Settings settings)
    {
        if (settings.Data is { } folder)
        {
            RunOnRealData(settings, folder);
            return;
        }

        (Sequences<float> training, Sequences<float> heldOut) = MakeData(settings.Seed);
        SentimentModel model = SentimentModel.CreateRandom(settings.Seed);
        MiniBatchTraining.Train(model, training, new TrainingPlan(Epochs: 20, LearningRate: 1e-2), settings.Seed);

        Answers answers = Answers.Of(model, heldOut);
        ShowExamples(model);
        Picture.Save(Picture.Confusion("Sentiment of sentences held out", answers.Confusion(2), Classes, "sentiment"), settings, "many-to-one-confusion", 700);
        Report.Result("many-to-one-accuracy", answers.Accuracy, Answers.MajorityAccuracy(training, heldOut));
    }

    private static void RunOnRealData(Settings settings, string folder)
    {
        switch (Settings.NameOf(folder))
        {
            case "digits":
                PenDigits.Run(settings, folder);
                break;
            case "speakers":
                Speakers.Run(settings, folder);
                break;
            case "sentiment":
                Reviews.Run(settings, folder);
                break;
            default:
                throw new UsageException($"many-to-one needs a folder named digits, speakers or sentiment, not '{folder}'.");
        }
    }

    /// <summary>Keeps a fifth of the different sentences aside, so that no sentence is in both parts.</summary>
    public static (Sequences<float> Training, Sequences<float> HeldOut) MakeData(ulong seed)
    {
        (string[][] sentences, int[] labels) = SentimentData.Make(4000, seed);
        (string[] Sentence, int Label)[] different = sentences.Zip(labels).DistinctBy(pair => string.Join(' ', pair.First)).ToArray();
        return new Sequences<float>(
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
