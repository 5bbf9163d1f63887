namespace Unrolled.Weights.Models;

/// <summary>Runs a file's test batch through the generated model itself, in windows of its steps.</summary>
internal static class ModelTest
{
    /// <summary>The largest difference; null: the model does not read and write at every step, or reads tokens.</summary>
    public static double? Run<T, TInput>(RecurrentNetwork source, INetwork<T, TInput> model)
        where T : unmanaged
        where TInput : unmanaged
    {
        if (source.Test is not { } test || model is not INetwork<T, T> network || source.Layers.Any(layer => layer.Direction != Direction.Forward)
            || network.Layout.Meaning?.Topology != "every step reads, every step writes")
        {
            return null;
        }

        int inputs = source.InputWidth;
        int outputs = source.OutputSize;
        int window = network.InputLength / inputs;
        double[] input = NetworkRun.PaddedInput(source, test);
        int steps = input.Length / inputs;
        double inputGain = test.WithoutGains ? 1 : source.SignalPath.InputGain;
        double outputGain = test.WithoutGains ? 1 : source.SignalPath.OutputGain;
        var results = new double[steps * outputs];
        var state = new T[network.StateLength];
        network.Rest(state);
        var tape = new T[network.TapeLength];
        var logits = new T[network.LogitLength];
        var x = new double[network.InputLength];
        for (int start = 0; start < steps; start += window)
        {
            int rows = Math.Min(window, steps - start);
            Array.Clear(x, 0, x.Length);
            input.AsSpan(start * inputs, rows * inputs).CopyTo(x);
            for (int t = 0; t < rows; t++)
            {
                x[t * inputs] *= inputGain;
            }

            network.ForwardLogits(state, ModelImport.Convert<T>(x), logits, tape);
            double[] y = logits is float[] singles ? Array.ConvertAll(singles, v => (double)v) : (double[])(object)logits;
            for (int i = 0; i < rows * outputs; i++)
            {
                results[(start * outputs) + i] = y[i];
            }

            Finish(source, network.Layout.Meaning.Head, results.AsSpan(start * outputs, rows * outputs), x, inputs, outputGain);
        }

        return NetworkRun.LargestDifference(source, test, results);
    }

    private static void Finish(RecurrentNetwork source, Head? head, Span<double> rows, double[] x, int inputs, double gain)
    {
        int outputs = source.OutputSize;
        if (head == Head.Softmax)
        {
            Heads.Softmax(rows, outputs);
        }
        else if (head == Head.Sigmoid)
        {
            Heads.Sigmoid(rows);
        }

        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] = (rows[i] + (source.SignalPath.Skip ? x[i / outputs * inputs] : 0)) * gain;
        }
    }
}
