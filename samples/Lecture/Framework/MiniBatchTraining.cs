using Samples;

namespace Lecture.Framework;

/// <summary>Trains any network with softmax heads: the mean gradient of a mini-batch, then a step of Adam.</summary>
internal sealed class MiniBatchTraining
{
    private readonly INetwork<float> _network;
    private readonly Sequences _examples;
    private readonly TrainingPlan _plan;
    private readonly float[] _state;
    private readonly float[] _logits;
    private readonly float[] _logitGradient;
    private readonly float[] _gradient;
    private readonly float[] _tape;
    private readonly Adam<float> _optimizer;

    private MiniBatchTraining(INetwork<float> network, Sequences examples, TrainingPlan plan)
    {
        _network = network;
        _examples = examples;
        _plan = plan;
        _state = new float[network.StateLength];
        _logits = new float[network.LogitLength];
        _logitGradient = new float[network.LogitLength];
        _gradient = new float[network.Layout.Length];
        _tape = new float[network.TapeLength];
        _optimizer = new Adam<float>(network.Layout.Length, plan.LearningRate);
    }

    public static void Train(INetwork<float> network, Sequences examples, TrainingPlan plan, ulong seed)
    {
        var training = new MiniBatchTraining(network, examples, plan);
        string title = $"training {network.Layout.Model}, {network.Layout.Count} parameters";
        TrainingProgress.Run(title, (long)plan.Epochs * examples.Count, progress => training.Run(seed, progress));
    }

    private void Run(ulong seed, TrainingProgress progress)
    {
        var random = new Xoshiro256(seed);
        int[] order = Enumerable.Range(0, _examples.Count).ToArray();
        long done = 0;
        for (int epoch = 0; epoch < _plan.Epochs; epoch++)
        {
            random.Shuffle<int>(order);
            _optimizer.LearningRate = _plan.RateOf(epoch);
            foreach (int[] batch in order.Chunk(_plan.BatchSize))
            {
                double loss = Step(batch);
                progress.Report(done += batch.Length, loss);
            }
        }
    }

    private double Step(int[] batch)
    {
        Array.Clear(_gradient);
        double loss = 0;
        foreach (int example in batch)
        {
            Array.Clear(_state);
            _network.ForwardLogits(_state, _examples.Inputs[example], _logits, _tape);
            loss += Losses.SoftmaxCrossEntropy(_logits, _examples.Targets[example], _logitGradient);
            _network.Backward(_examples.Inputs[example], _tape, _logitGradient, _gradient, default, default);
        }

        Gradients.Scale<float>(_gradient, 1.0 / batch.Length);
        Gradients.ClipByNorm<float>(_gradient, _plan.LargestNorm);
        _optimizer.Step(_network.Parameters, _gradient);
        return loss / batch.Length;
    }
}
