using Playground.Drawing;

namespace Playground.Lecture;

/// <summary>How much of the gradient arrives how many steps back, in untrained networks of the three cells.</summary>
internal static class Distances
{
    /// <summary>The longest distance.</summary>
    public const int Steps = 60;

    /// <summary>The norm of dL/dh by distance, 1 at the last step, for each cell.</summary>
    /// <param name="keep">The bias of the gate that keeps: the LSTM's f, the GRU's z. s(0) = 0.5 halves at each step, s(4) = 0.98 hardly changes.</param>
    /// <param name="seed">Of the weights and the inputs.</param>
    public static IReadOnlyList<ChartLine> Measure(double keep, ulong seed)
    {
        var lstm = FarLstm.CreateRandom(seed);
        Initializer.ForgetBias(FarLstm.Layout["bias_l0"], lstm.Parameters, keep);
        var gru = FarGru.CreateRandom(seed);
        KeepBias(FarGru.Layout["bias_l0"], gru.Parameters, keep);
        return
        [
            new ChartLine("RNN", "line-a", Norms(FarRnn.CreateRandom(seed), FarRnn.Tape, seed)),
            new ChartLine("LSTM", "line-b", Norms(lstm, FarLstm.Tape, seed)),
            new ChartLine("GRU", "line-c", Norms(gru, FarGru.Tape, seed)),
        ];
    }

    private static double[] Norms(INetwork<float> network, TapeLayout layout, ulong seed)
    {
        var random = new Xoshiro256(seed);
        var input = new float[network.InputLength];
        foreach (ref float number in input.AsSpan())
        {
            number = (float)random.NextGaussian();
        }

        // A gradient enters at the last step only, so what is found earlier has come through time.
        var outputGradient = new float[network.LogitLength];
        foreach (ref float number in outputGradient.AsSpan(^network.OutputSize..))
        {
            number = (float)random.NextGaussian();
        }

        Gradients.Scale<float>(outputGradient, 1 / Gradients.Norm<float>(outputGradient));
        var tape = new float[network.TapeLength];
        network.ForwardLogits(new float[network.StateLength], input, new float[network.LogitLength], tape);
        network.Backward(input, tape, outputGradient, new float[network.Layout.Length], default, default);
        var norms = new double[Steps];
        GradientFlow.Norms<float>(layout, tape, "dh_l0", norms);
        Array.Reverse(norms);
        return norms;
    }

    // The rows of the bias stand gate by gate: r, z, n.
    private static void KeepBias(TensorLayout bias, Span<float> parameters, double value)
    {
        var numbers = new float[bias.Count];
        bias.CopyTo<float>(parameters, numbers);
        numbers.AsSpan(bias.Count / 3, bias.Count / 3).Fill((float)value);
        bias.CopyFrom<float>(numbers, parameters);
    }
}
