namespace Samples;

/// <summary>Truncated backpropagation through time: window after window of a long text, the state carried on, gradients cut at the window.</summary>
internal static class TruncatedTraining
{
    private const double LargestNorm = 5;

    /// <summary>Trains on at least <paramref name="characters"/> characters, from the start again as often as that takes.</summary>
    public static void Train(INetwork<float> network, int[] text, long characters, TrainingProgress progress, double learningRate = 3e-3)
    {
        int window = network.InputLength / network.OutputSize;
        var state = new float[network.StateLength];
        var input = new float[network.InputLength];
        var logits = new float[network.LogitLength];
        var logitGradient = new float[network.LogitLength];
        var gradient = new float[network.Layout.Length];
        var tape = new float[network.TapeLength];
        var optimizer = new Adam<float>(network.Layout.Length, learningRate);

        int position = 0;
        for (long done = 0; done < characters; done += window)
        {
            if (position + window >= text.Length)
            {
                position = 0;
                Array.Clear(state);
            }

            OneHot.Write(text.AsSpan(position, window), network.OutputSize, input);
            network.ForwardLogits(state, input, logits, tape);
            double loss = Losses.SoftmaxCrossEntropy(logits, text.AsSpan(position + 1, window), logitGradient);

            Array.Clear(gradient);
            network.Backward(input, tape, logitGradient, gradient, default, default);
            Gradients.ClipByNorm<float>(gradient, LargestNorm);

            // The rate falls linearly to a tenth: large steps first, fine ones at the end.
            optimizer.LearningRate = learningRate * (1 - (0.9 * done / characters));
            optimizer.Step(network.Parameters, gradient);

            position += window;
            progress.Report(done + window, loss);
        }
    }
}
