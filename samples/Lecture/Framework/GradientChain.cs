namespace Lecture.Framework;

/// <summary>The gradient of a last state by each earlier state, from one-step networks that are chained: each hands its state gradient to the one before.</summary>
internal static class GradientChain
{
    /// <summary>Runs a network of one step over random inputs and back again.</summary>
    /// <param name="network">A network of one step without an output layer, so that its output is h.</param>
    /// <param name="steps">Steps to chain.</param>
    /// <param name="random">Where the inputs and the direction of the last gradient come from.</param>
    /// <returns>Norms of the part of the gradient that belongs to h, at distance 0, 1, ..., steps; the one at 0 is 1.</returns>
    public static double[] Norms(INetwork<double> network, int steps, Xoshiro256 random)
    {
        int hidden = network.OutputSize;
        double[][] inputs = Enumerable.Range(0, steps).Select(_ => Gaussian(network.InputLength, random)).ToArray();
        var tapes = new double[steps][];
        var state = new double[network.StateLength];
        var output = new double[network.LogitLength];
        for (int t = 0; t < steps; t++)
        {
            tapes[t] = new double[network.TapeLength];
            network.ForwardLogits(state, inputs[t], output, tapes[t]);
        }

        var stateGradient = new double[network.StateLength];
        double[] direction = Gaussian(hidden, random);
        double length = Norm(direction);
        for (int j = 0; j < hidden; j++)
        {
            stateGradient[j] = direction[j] / length;
        }

        var noOutputGradient = new double[network.LogitLength];
        var parameterGradient = new double[network.Layout.Length];
        var norms = new double[steps + 1];
        norms[0] = 1;
        for (int distance = 1; distance <= steps; distance++)
        {
            int t = steps - distance;
            network.Backward(inputs[t], tapes[t], noOutputGradient, parameterGradient, default, stateGradient);
            norms[distance] = Norm(stateGradient.AsSpan(0, hidden));
        }

        return norms;
    }

    /// <summary>The slope of the natural logarithm of the norms by distance, by least squares.</summary>
    public static double LogSlope(double[] norms)
    {
        double meanDistance = (norms.Length - 1) / 2.0;
        double meanLog = norms.Average(Math.Log);
        double above = 0;
        double below = 0;
        for (int distance = 0; distance < norms.Length; distance++)
        {
            above += (distance - meanDistance) * (Math.Log(norms[distance]) - meanLog);
            below += (distance - meanDistance) * (distance - meanDistance);
        }

        return above / below;
    }

    private static double[] Gaussian(int count, Xoshiro256 random) => Enumerable.Range(0, count).Select(_ => random.NextGaussian()).ToArray();

    private static double Norm(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value * value;
        }

        return Math.Sqrt(sum);
    }
}
