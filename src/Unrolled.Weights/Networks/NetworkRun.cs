using Unrolled.Weights.Networks;

namespace Unrolled.Weights;

/// <summary>Runs a network as it was read, without a generated class: for checks.</summary>
public static class NetworkRun
{
    /// <summary>The outputs of a sequence from the state of rest, the signal path included. Plain double loops, not for speed.</summary>
    /// <param name="network">The network. What the file does not tell is tanh for a vanilla cell, and linear for a dense layer.</param>
    /// <param name="input">[steps, inputs], row-major; of tokens, one number a step.</param>
    /// <returns>[steps, outputs], row-major.</returns>
    /// <exception cref="ArgumentException">The input is no whole number of steps, or a token is not in the vocabulary.</exception>
    public static double[] Run(this RecurrentNetwork network, ReadOnlySpan<double> input) => Run(network, input, withGains: true);

    /// <summary>The largest difference between the file's own test batch and what the network gives.</summary>
    /// <param name="network">A network with a test batch.</param>
    /// <returns>The largest difference; null: it has no test batch.</returns>
    /// <exception cref="WeightsException">The batch does not have the network's sizes.</exception>
    public static double? TestError(this RecurrentNetwork network)
    {
        if (network.Test is not { } test)
        {
            return null;
        }

        double[] input = PaddedInput(network, test);
        return LargestDifference(network, test, Run(network, input, !test.WithoutGains));
    }

    /// <summary>The batch's input with all channels: AIDA-X keeps the first alone, and the knobs at 0.</summary>
    internal static double[] PaddedInput(RecurrentNetwork network, TestBatch test)
    {
        int width = network.InputWidth;
        int outputs = test.Output.Length / network.OutputSize;
        if (width > 1 && test.WithoutGains && test.Input.Length == outputs)
        {
            var input = new double[test.Input.Length * width];
            for (int t = 0; t < test.Input.Length; t++)
            {
                input[t * width] = test.Input[t];
            }

            return input;
        }

        if (test.Input.Length == 0 || test.Input.Length % width != 0)
        {
            throw new WeightsException(network.Source, test.Source, $"inputs in rows of {width}", $"{test.Input.Length} numbers");
        }

        return test.Input;
    }

    /// <summary>Compares the last rows, as many as the batch has outputs.</summary>
    internal static double LargestDifference(RecurrentNetwork network, TestBatch test, double[] outputs)
    {
        int count = test.Output.Length;
        if (count == 0 || count % network.OutputSize != 0 || count > outputs.Length)
        {
            throw new WeightsException(network.Source, test.Source, $"outputs in rows of {network.OutputSize}, at most {outputs.Length} numbers", $"{count} numbers");
        }

        double largest = 0;
        for (int i = 0; i < count; i++)
        {
            double difference = Math.Abs(outputs[outputs.Length - count + i] - test.Output[i]);
            largest = difference > largest || double.IsNaN(difference) ? difference : largest;
        }

        return largest;
    }

    private static double[] Run(RecurrentNetwork network, ReadOnlySpan<double> input, bool withGains)
    {
        int width = network.InputWidth;
        Guard.MultipleOf(input.Length, width, nameof(input));
        SignalPath path = network.SignalPath;
        double inputGain = withGains ? path.InputGain : 1;
        double outputGain = withGains ? path.OutputGain : 1;
        var rows = new double[input.Length / width][];
        for (int t = 0; t < rows.Length; t++)
        {
            rows[t] = network.ReadsTokens ? TokenRow(network, input[t]) : input.Slice(t * width, width).ToArray();
            rows[t][0] *= inputGain;
        }

        double[][] outputs = ReferenceRun.Run(network, rows);
        return outputs.SelectMany((row, t) => row.Select(y => (y + (path.Skip ? rows[t][0] : 0)) * outputGain)).ToArray();
    }

    private static double[] TokenRow(RecurrentNetwork network, double number)
    {
        int token = (int)number;
        Guard.Token(token, network.InputSize, "input");
        if (network.Embedding is { } table)
        {
            return table.Values.AsSpan(token * table.Width, table.Width).ToArray();
        }

        var row = new double[network.FirstInput];
        row[token] = 1;
        return row;
    }
}
