using Samples;

namespace Lecture.Framework;

/// <summary>Trains any network with a softmax head: mini-batches in an order of the seed, Adam, the rate falling to a fifth for the last third.</summary>
internal static class MiniBatchTraining
{
    public static void Train(INetwork<float> network, Sequences examples, TrainingPlan plan, ulong seed)
    {
        var set = new ClassifiedSequences<float>(
            examples.Inputs.SelectMany(input => input).ToArray(), examples.Targets.SelectMany(target => target).ToArray(), examples.Count);
        int stepsAnEpoch = (examples.Count + plan.BatchSize - 1) / plan.BatchSize;
        using var trainer = new Trainer<float>(network, new Adam<float>(network.Layout.Length), new TrainerOptions
        {
            BatchSize = plan.BatchSize,
            ClipNorm = plan.LargestNorm,
            Seed = seed,
            Schedule = LearningRates.Drop(plan.LearningRate, plan.LearningRate / 5, stepsAnEpoch * plan.Epochs * 2L / 3),
        });

        string title = $"training {network.Layout.Model}, {network.Layout.Count} parameters";
        int steps = plan.Epochs * stepsAnEpoch;
        TrainingProgress.Run(title, steps, progress =>
        {
            for (int step = 1; step <= steps; step++)
            {
                progress.Report(step, trainer.Step(set));
            }
        });
    }
}
