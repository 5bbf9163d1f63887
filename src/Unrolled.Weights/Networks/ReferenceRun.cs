namespace Unrolled.Weights.Networks;

/// <summary>Runs a network in plain double loops, as the frameworks' pages write the equations: to check a file, not for speed.</summary>
internal static class ReferenceRun
{
    /// <summary>From the state of rest; <paramref name="rows"/> are the inputs of the first layer, signal path not included.</summary>
    public static double[][] Run(RecurrentNetwork network, double[][] rows)
    {
        foreach (DenseLayer layer in network.InputLayers)
        {
            rows = rows.Select(row => RunDense(layer, row)).ToArray();
        }

        foreach (RecurrentLayer layer in network.Layers)
        {
            double[][][] directions = layer.Weights.Select((weights, d) => RunDirection(layer, weights, rows, layer.Reverse || d == 1)).ToArray();
            rows = Enumerable.Range(0, rows.Length).Select(t => directions.SelectMany(direction => direction[t]).ToArray()).ToArray();
        }

        foreach (DenseLayer layer in network.Dense)
        {
            rows = rows.Select(row => RunDense(layer, row)).ToArray();
        }

        return rows;
    }

    private static double[][] RunDirection(RecurrentLayer layer, LayerWeights weights, double[][] rows, bool reverse)
    {
        double[] h = weights.InitialH?.ToArray() ?? new double[layer.Hidden];
        double[] c = weights.InitialC?.ToArray() ?? new double[layer.Hidden];
        var outputs = new double[rows.Length][];
        for (int n = 0; n < rows.Length; n++)
        {
            int t = reverse ? rows.Length - 1 - n : n;
            double[] wx = Sums(weights.InputMatrix, rows[t], weights.InputBias);
            outputs[t] = h = layer.Cell switch
            {
                CellKind.Lstm => Lstm(layer.Hidden, weights, wx, h, c),
                CellKind.Gru => Gru(layer, weights, wx, h),
                _ => Rnn(layer, weights, wx, h),
            };
        }

        return outputs;
    }

    private static double[] Rnn(RecurrentLayer layer, LayerWeights weights, double[] wx, double[] h)
    {
        double[] rh = Sums(weights.RecurrentMatrix, h, weights.RecurrentBias);
        return wx.Select((x, j) => layer.Activation switch
        {
            RnnActivation.Relu => Math.Max(0, x + rh[j]),
            RnnActivation.Identity => x + rh[j],
            _ => StrictMath.Tanh(x + rh[j]),
        }).ToArray();
    }

    // c becomes the new one.
    private static double[] Lstm(int units, LayerWeights weights, double[] wx, double[] h, double[] c)
    {
        double[] rh = Sums(weights.RecurrentMatrix, h, weights.RecurrentBias);
        double Seen(int peephole, int j) => weights.Peepholes == null ? 0 : weights.Peepholes[(peephole * units) + j] * c[j];
        double Sum(int gate, int j) => wx[(gate * units) + j] + rh[(gate * units) + j];
        var next = new double[units];
        for (int j = 0; j < units; j++)
        {
            double i = StrictMath.Sigmoid(Sum(0, j) + Seen(0, j));
            double f = StrictMath.Sigmoid(Sum(1, j) + Seen(1, j));
            double g = StrictMath.Tanh(Sum(2, j));
            c[j] = (f * c[j]) + (i * g);
            next[j] = StrictMath.Sigmoid(Sum(3, j) + Seen(2, j)) * StrictMath.Tanh(c[j]);
        }

        return next;
    }

    private static double[] Gru(RecurrentLayer layer, LayerWeights weights, double[] wx, double[] h)
    {
        int units = layer.Hidden;
        double[] rh = Sums(weights.RecurrentMatrix, h, weights.RecurrentBias);
        double[] r = Enumerable.Range(0, units).Select(j => StrictMath.Sigmoid(wx[j] + rh[j])).ToArray();
        double[] rn = layer.Reset == GruReset.BeforeProduct
            ? Sums(weights.RecurrentMatrix, h.Select((x, j) => r[j] * x).ToArray(), weights.RecurrentBias)
            : rh.Select((x, row) => row < 2 * units ? 0 : r[row - (2 * units)] * x).ToArray();
        return Enumerable.Range(0, units).Select(j =>
        {
            double z = StrictMath.Sigmoid(wx[units + j] + rh[units + j]);
            double n = StrictMath.Tanh(wx[(2 * units) + j] + rn[(2 * units) + j]);
            return ((1 - z) * n) + (z * h[j]);
        }).ToArray();
    }

    private static double[] RunDense(DenseLayer layer, double[] row)
    {
        double[] sums = Sums(layer.Weight, row, layer.Bias);
        switch (layer.Activation)
        {
            case LayerActivation.Softmax:
                Heads.Softmax(sums);
                break;
            case LayerActivation.Sigmoid:
                Heads.Sigmoid(sums);
                break;
            case LayerActivation.Tanh:
                return sums.Select(StrictMath.Tanh).ToArray();
            case LayerActivation.Relu:
                return sums.Select(x => Math.Max(0, x)).ToArray();
        }

        return sums;
    }

    private static double[] Sums(double[] matrix, double[] vector, double[]? bias)
    {
        var sums = new double[matrix.Length / vector.Length];
        for (int row = 0; row < sums.Length; row++)
        {
            double sum = bias?[row] ?? 0;
            for (int k = 0; k < vector.Length; k++)
            {
                sum += matrix[(row * vector.Length) + k] * vector[k];
            }

            sums[row] = sum;
        }

        return sums;
    }
}
