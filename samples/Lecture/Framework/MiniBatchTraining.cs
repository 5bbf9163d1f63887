using Samples;

namespace Lecture.Framework;

/// <summary>Trains on mini-batches in an order of the seed: Adam, one norm over all networks clipped, the rate falling to a fifth in the last third.</summary>
internal sealed class MiniBatchTraining
{
    private readonly ILearner _learner;
    private readonly TrainingPlan _plan;
    private readonly Adam<float>[] _optimizers;
    private readonly TwoBiases[]? _twoBiases;
    private readonly float[] _gradient;

    private MiniBatchTraining(ILearner learner, TrainingPlan plan)
    {
        _learner = learner;
        _plan = plan;
        _optimizers = [.. learner.Layouts.Select(layout => new Adam<float>(layout.Length))];
        _twoBiases = plan.AsPyTorch ? [.. learner.Layouts.Select(layout => new TwoBiases(layout))] : null;
        _gradient = new float[learner.Layouts.Sum(layout => layout.Length)];
    }

    /// <summary>Trains one network.</summary>
    public static void Train<TInput>(INetwork<float, TInput> network, Sequences<TInput> examples, TrainingPlan plan, ulong seed)
        where TInput : unmanaged => Train(new SequenceLearner<TInput>(network, examples), plan, seed);

    public static void Train(ILearner learner, TrainingPlan plan, ulong seed)
    {
        var training = new MiniBatchTraining(learner, plan);
        string models = string.Join(" and ", learner.Layouts.Select(layout => layout.Model));
        int steps = plan.Epochs * ((learner.Count + plan.BatchSize - 1) / plan.BatchSize);
        TrainingProgress.Run(
            $"training {models}, {learner.Layouts.Sum(layout => layout.Count)} parameters",
            steps,
            progress => training.Run(steps, new Xoshiro256(seed), progress));
    }

    private void Run(int steps, Xoshiro256 random, TrainingProgress progress)
    {
        long late = steps * 2L / 3;
        LearningRateSchedule falling = LearningRates.Linear(_plan.LearningRate, _plan.LearningRate / 5, steps - late);
        LearningRateSchedule rate = _plan.Gliding
            ? at => falling(Math.Max(0, at - late))
            : LearningRates.Drop(_plan.LearningRate, _plan.LearningRate / 5, late);
        int[] order = Enumerable.Range(0, _learner.Count).ToArray();
        int step = 0;
        for (int epoch = 0; epoch < _plan.Epochs; epoch++)
        {
            random.Shuffle<int>(order);
            for (int start = 0; start < order.Length; start += _plan.BatchSize)
            {
                double loss = AddBatch(order.AsSpan(start, Math.Min(_plan.BatchSize, order.Length - start)));
                Gradients.ClipByNorm<float>(_gradient, _plan.LargestNorm);
                Change(rate(step));
                progress.Report(++step, loss);
            }
        }
    }

    /// <summary>The gradient of the mean loss over all rows of a batch.</summary>
    private double AddBatch(ReadOnlySpan<int> batch)
    {
        Array.Clear(_gradient);
        int rows = 0;
        foreach (int example in batch)
        {
            rows += _learner.Rows(example);
        }

        double loss = 0;
        foreach (int example in batch)
        {
            double share = (double)_learner.Rows(example) / rows;
            loss += share * _learner.AddGradient(example, share, _gradient);
        }

        return loss;
    }

    private void Change(double rate)
    {
        int start = 0;
        for (int network = 0; network < _optimizers.Length; network++)
        {
            Adam<float> optimizer = _optimizers[network];
            optimizer.LearningRate = rate;
            Span<float> parameters = _learner.Parameters(network);
            _twoBiases?[network].Keep(parameters);
            optimizer.Step(parameters, _gradient.AsSpan(start, optimizer.Length));
            _twoBiases?[network].Repeat(parameters);
            start += optimizer.Length;
        }
    }
}
