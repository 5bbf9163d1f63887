using Lecture.Framework;

namespace Lecture.Examples;

/// <summary>Every step reads a word and writes its part of speech.</summary>
[LstmModel(Input = TaggedText.Vocabulary, Hidden = 32, Steps = 12, Output = TaggedText.TagCount, Head = Head.Softmax)]
internal sealed partial class TaggerModel;

/// <summary>Parts of speech at every step, where the same word has two tags by context.</summary>
internal sealed class Tagging : IExample
{
    public string Name => "tagging";

    public string Summary => "a part of speech at every step, where the same word has two tags by context; with --data: tagging";

    public bool ReadsData => true;

    public void Run(Settings settings)
    {
        if (settings.Data is { } folder)
        {
            RealTags.Run(settings, folder);
            return;
        }

        Sequences<float> training = TaggedText.Make(2000, TaggerModel.Steps, settings.Seed);
        Sequences<float> heldOut = TaggedText.Make(500, TaggerModel.Steps, settings.Seed + 1);
        TaggerModel model = TaggerModel.CreateRandom(settings.Seed);
        MiniBatchTraining.Train(model, training, new TrainingPlan(Epochs: 6), settings.Seed);

        Answers answers = Answers.Of(model, heldOut);
        for (int i = 0; i < 3; i++)
        {
            Console.WriteLine("  " + TaggedText.TextOf(heldOut.Inputs[i], answers.Classes[i]));
        }

        int[] usual = TaggedText.UsualTags(training);
        Picture.Save(
            Picture.Confusion("Parts of speech in text held out", answers.Confusion(TaggedText.TagCount), TaggedText.Tags, "part of speech"), settings, "tagging-confusion", 900, 700);
        Report.Result("tagging-accuracy", answers.Accuracy, TaggedText.Share(heldOut, (word, _, _) => usual[word], _ => true));
        Report.Result(
            "tagging-two-faced-words",
            TaggedText.Share(heldOut, (_, example, step) => answers.Classes[example][step], TaggedText.HasTwoTags),
            TaggedText.Share(heldOut, (word, _, _) => usual[word], TaggedText.HasTwoTags));
    }
}
