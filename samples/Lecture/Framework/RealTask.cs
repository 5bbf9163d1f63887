using System.Diagnostics;
using Samples;

namespace Lecture.Framework;

/// <summary>What the examples on real data have in common: the cell is chosen, the training timed.</summary>
internal static class RealTask
{
    /// <summary>The network of the chosen cell.</summary>
    public static TNetwork Choose<TNetwork>(Settings settings, Func<ulong, TNetwork> rnn, Func<ulong, TNetwork> lstm, Func<ulong, TNetwork> gru) =>
        (settings.Cell switch { Cell.Rnn => rnn, Cell.Lstm => lstm, _ => gru })(settings.Seed);

    /// <summary>Trains one network and tells time and parameters.</summary>
    public static void Train<TInput>(INetwork<float, TInput> network, Sequences<TInput> training, TrainingPlan plan, Settings settings)
        where TInput : unmanaged => Train(new SequenceLearner<TInput>(network, training), plan, settings);

    public static void Train(ILearner learner, TrainingPlan plan, Settings settings)
    {
        for (int network = 0; plan.AsPyTorch && network < learner.Layouts.Count; network++)
        {
            Initializer.PyTorch(learner.Layouts[network], learner.Parameters(network), settings.Seed + (ulong)network);
        }

        TimeSpan before = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.StartNew();
        MiniBatchTraining.Train(learner, plan with { Epochs = settings.Epochs ?? plan.Epochs }, settings.Seed);
        double processor = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        Report.Line($"training time: {clock.Elapsed.TotalSeconds:F1} s (processor {processor:F1} s), parameters: {learner.Layouts.Sum(layout => layout.Count)}");
    }
}
