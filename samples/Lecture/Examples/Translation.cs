using Lecture.Framework;

namespace Lecture.Examples;

/// <summary>Five steps: three read an English word, the third to the fifth write a French one.</summary>
[LstmModel(Input = PhraseData.English, Hidden = 64, Steps = 5, ReadSteps = 3, Output = PhraseData.French, Head = Head.Softmax,
    Topology = Topology.ManyToManyDelayed)]
internal sealed partial class PhraseModel;

/// <summary>18 steps read the characters of a written date, the last of them and nine more write it as yyyy-mm-dd.</summary>
[LstmModel(Input = DateData.Characters, Hidden = 64, Steps = DateData.Length + 9, ReadSteps = DateData.Length, Output = 11, Head = Head.Softmax,
    Topology = Topology.ManyToManyDelayed)]
internal sealed partial class DateModel;

/// <summary>First reads, then writes: noun phrases whose words change their order, and dates.</summary>
internal sealed class Translation : IExample
{
    public string Name => "translation";

    public string Summary => "English phrases -> French, over 5 steps; written dates -> ISO dates; with --data: pronunciation";

    public bool ReadsData => true;

    public void Run(Settings settings)
    {
        if (settings.Data is { } folder)
        {
            Pronunciation.Run(settings, folder);
            return;
        }

        Phrases(settings);
        Dates(settings);
    }

    private static void Phrases(Settings settings)
    {
        (Sequences<float> training, Sequences<float> heldOut) = PhraseData.Make().Split(5, settings.Seed);
        PhraseModel model = PhraseModel.CreateRandom(settings.Seed);
        MiniBatchTraining.Train(model, training, new TrainingPlan(Epochs: 60, BatchSize: 8), settings.Seed);

        Answers answers = Answers.Of(model, heldOut);
        for (int i = 0; i < 6; i++)
        {
            Console.WriteLine($"  {PhraseData.TextOf(heldOut.Inputs[i]),-24} {PhraseData.TextOf(answers.Classes[i])}");
        }

        Report.Result("translation-exact", answers.ExactMatch, PhraseData.WordByWord(training, heldOut));
    }

    private static void Dates(Settings settings)
    {
        (Sequences<float> training, Sequences<float> heldOut) = DateData.Make(12_500, settings.Seed).Split(25, settings.Seed);
        DateModel model = DateModel.CreateRandom(settings.Seed);
        MiniBatchTraining.Train(model, training, new TrainingPlan(Epochs: 15), settings.Seed);

        Answers answers = Answers.Of(model, heldOut);
        for (int i = 0; i < 6; i++)
        {
            Console.WriteLine($"  {DateData.TextOf(heldOut.Inputs[i]),-24} {DateData.TextOf(answers.Classes[i])}");
        }

        Report.Result("dates-exact", answers.ExactMatch, DateData.MostFrequentParts(training, heldOut));
    }
}
