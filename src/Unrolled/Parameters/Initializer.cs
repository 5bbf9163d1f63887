namespace Unrolled;

/// <summary>First values of a model's parameters, addressed by tensor, the same everywhere for the same seed.</summary>
public static class Initializer
{
    /// <summary>Sets the whole block as a new model should start.</summary>
    /// <remarks>
    /// <para>Recurrent matrices: each gate a random orthogonal matrix, which keeps the length of h and of its gradient (Saxe et al. 2014).
    /// Input matrices, and any others: Glorot uniform, each gate on its own (Glorot and Bengio 2010). Biases: what the layout says, which is zero, and one for the
    /// forget gate of an LSTM, which then starts by remembering (Jozefowicz et al. 2015). These are Keras' choices. Heads: U(-1/sqrt(H), 1/sqrt(H)), as PyTorch's linear
    /// layer. Embeddings: normal with deviation 1, as PyTorch's. Padding: zero.</para>
    /// <para>Each tensor draws from a sequence of its own, made of the seed and its place in the layout.</para>
    /// </remarks>
    /// <param name="layout">The layout of the model.</param>
    /// <param name="parameters"><c>layout.Length</c> numbers, overwritten.</param>
    /// <param name="seed">Any number.</param>
    public static void Default<T>(ParameterLayout layout, Span<T> parameters, ulong seed)
        where T : unmanaged
    {
        Guard.Exactly(parameters.Length, layout.Length, nameof(parameters));
        parameters.Clear();
        foreach (TensorLayout tensor in layout.Tensors)
        {
            var random = new Xoshiro256(Xoshiro256.SplitMix64(ref seed));
            if (tensor.Name.StartsWith("weight_hh", StringComparison.Ordinal) && tensor.Rows == tensor.Gates * tensor.Columns)
            {
                Orthogonal(tensor, parameters, random);
            }
            else if (tensor.Name.StartsWith("weight_ih", StringComparison.Ordinal))
            {
                GlorotUniform(tensor, parameters, random, tensor.Gates);
            }
            else if (tensor.Name.StartsWith("weight_head", StringComparison.Ordinal))
            {
                Uniform(tensor, parameters, random, 1 / Math.Sqrt(tensor.Columns));
            }
            else if (tensor.Name.StartsWith("bias_head", StringComparison.Ordinal) && layout.TryGet("weight_head", out TensorLayout? head))
            {
                Uniform(tensor, parameters, random, 1 / Math.Sqrt(head.Columns));
            }
            else if (tensor.Initial.Count > 0)
            {
                GateByGate(tensor, parameters, tensor.Initial);
            }
            else if (tensor.Name.Contains("embedding", StringComparison.Ordinal))
            {
                Normal(tensor, parameters, random, 1);
            }
            else if (tensor.Shape.Count > 1)
            {
                GlorotUniform(tensor, parameters, random, tensor.Gates);
            }
        }
    }

    /// <summary>Sets the whole block as PyTorch does: everything from U(-1/sqrt(H), 1/sqrt(H)), a bias being the sum of PyTorch's two.</summary>
    /// <remarks>Where a GRU resets after the product, its n has two biases as in PyTorch, each of them one draw.</remarks>
    /// <param name="layout">The layout of the model.</param>
    /// <param name="parameters"><c>layout.Length</c> numbers, overwritten.</param>
    /// <param name="seed">Any number.</param>
    public static void PyTorch<T>(ParameterLayout layout, Span<T> parameters, ulong seed)
        where T : unmanaged
    {
        Guard.Exactly(parameters.Length, layout.Length, nameof(parameters));
        parameters.Clear();
        int hidden = 1;
        foreach (TensorLayout tensor in layout.Tensors)
        {
            var random = new Xoshiro256(Xoshiro256.SplitMix64(ref seed));
            if (tensor.Name.Contains("embedding", StringComparison.Ordinal))
            {
                Normal(tensor, parameters, random, 1);
                continue;
            }

            hidden = Recurrent(layout, tensor)?.Columns ?? (tensor.Name == "weight_head" ? tensor.Columns : hidden);
            double limit = 1 / Math.Sqrt(hidden);
            int sums = BiasSums(layout, tensor);
            int drawn = 0;
            Fill(tensor, parameters, () => Symmetric(random, limit) + (drawn++ < sums ? Symmetric(random, limit) : 0));
        }
    }

    /// <summary>Each number from U(-<paramref name="limit"/>, <paramref name="limit"/>).</summary>
    public static void Uniform<T>(TensorLayout tensor, Span<T> parameters, Xoshiro256 random, double limit)
        where T : unmanaged => Fill(tensor, parameters, () => Symmetric(random, limit));

    /// <summary>Each number from the normal distribution with mean 0.</summary>
    public static void Normal<T>(TensorLayout tensor, Span<T> parameters, Xoshiro256 random, double deviation)
        where T : unmanaged => Fill(tensor, parameters, () => deviation * random.NextGaussian());

    /// <summary>Each number the same.</summary>
    public static void Constant<T>(TensorLayout tensor, Span<T> parameters, double value)
        where T : unmanaged => Fill(tensor, parameters, () => value);

    /// <summary>Each number from U(-a, a), <c>a = sqrt(6 / (columns + rows of a gate))</c>: the variance stays the same both ways.</summary>
    /// <param name="tensor">A matrix.</param>
    /// <param name="parameters">The parameter block.</param>
    /// <param name="random">Where the numbers come from.</param>
    /// <param name="gates">How many gates' matrices stand in it, one under the other.</param>
    public static void GlorotUniform<T>(TensorLayout tensor, Span<T> parameters, Xoshiro256 random, int gates = 1)
        where T : unmanaged => Uniform(tensor, parameters, random, Math.Sqrt(6.0 / (tensor.Columns + (tensor.Rows / gates))));

    /// <summary>Square blocks of <c>columns</c> rows, one for each gate, each a random orthogonal matrix.</summary>
    /// <exception cref="ArgumentException">The rows are no multiple of the columns.</exception>
    public static void Orthogonal<T>(TensorLayout tensor, Span<T> parameters, Xoshiro256 random)
        where T : unmanaged
    {
        int size = tensor.Columns;
        if (tensor.Rows % size != 0)
        {
            throw new ArgumentException($"Orthogonal blocks need a multiple of {size} rows, but the tensor is {tensor}.", nameof(tensor));
        }

        var values = new double[tensor.Count];
        for (int gate = 0; gate < tensor.Rows / size; gate++)
        {
            OrthogonalRows(values.AsSpan(gate * size * size, size * size), size, random);
        }

        Store(tensor, parameters, values);
    }

    /// <summary>Sets the forget gate's part of an LSTM's bias (gates i f g o), and leaves the rest.</summary>
    /// <param name="bias">A vector of 4 H numbers.</param>
    /// <param name="parameters">The parameter block.</param>
    /// <param name="value">1 is usual.</param>
    /// <exception cref="ArgumentException">The length is no multiple of 4.</exception>
    public static void ForgetBias<T>(TensorLayout bias, Span<T> parameters, double value)
        where T : unmanaged
    {
        if (bias.Rows % 4 != 0 || bias.Columns != 1)
        {
            throw new ArgumentException($"An LSTM's bias has the shape [4 * hidden], but the tensor is {bias}.", nameof(bias));
        }

        Span<T> number = stackalloc T[1];
        Numbers.Store(stackalloc double[] { value }, number);
        for (int row = bias.Rows / 4; row < bias.Rows / 2; row++)
        {
            parameters[bias.OffsetOf(row)] = number[0];
        }
    }

    // Gaussian rows made orthonormal by Gram-Schmidt, twice for accuracy: uniformly distributed over all orthogonal matrices.
    private static void OrthogonalRows(Span<double> matrix, int size, Xoshiro256 random)
    {
        for (int row = 0; row < size; row++)
        {
            Span<double> current = matrix.Slice(row * size, size);
            double left;
            do
            {
                for (int i = 0; i < size; i++)
                {
                    current[i] = random.NextGaussian();
                }

                for (int pass = 0; pass < 2; pass++)
                {
                    for (int earlier = 0; earlier < row; earlier++)
                    {
                        SubtractProjection(current, matrix.Slice(earlier * size, size));
                    }
                }

                left = Math.Sqrt(Dot(current, current));
            }
            while (left < 1e-6);

            for (int i = 0; i < size; i++)
            {
                current[i] /= left;
            }
        }
    }

    private static void SubtractProjection(Span<double> row, ReadOnlySpan<double> unit)
    {
        double length = Dot(row, unit);
        for (int i = 0; i < row.Length; i++)
        {
            row[i] -= length * unit[i];
        }
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    private static double Symmetric(Xoshiro256 random, double limit) => ((2 * random.NextDouble()) - 1) * limit;

    // A number for all units of a gate.
    private static void GateByGate<T>(TensorLayout tensor, Span<T> parameters, IReadOnlyList<double> values)
        where T : unmanaged
    {
        int units = tensor.Count / values.Count;
        int filled = 0;
        Fill(tensor, parameters, () => values[filled++ / units]);
    }

    private static void Fill<T>(TensorLayout tensor, Span<T> parameters, Func<double> draw)
        where T : unmanaged
    {
        var values = new double[tensor.Count];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = draw();
        }

        Store(tensor, parameters, values);
    }

    private static void Store<T>(TensorLayout tensor, Span<T> parameters, double[] values)
        where T : unmanaged
    {
        var numbers = new T[values.Length];
        Numbers.Store<T>(values, numbers);
        tensor.CopyFrom<T>(numbers, parameters);
    }

    // How many rows, from the first on, hold the sum of PyTorch's b_ih and b_hh: all of a bias, but not n's where its b_hh is a tensor of its own.
    private static int BiasSums(ParameterLayout layout, TensorLayout tensor) =>
        !tensor.Name.StartsWith("bias_l", StringComparison.Ordinal) ? 0
        : OfSameLayer(layout, tensor, "bias_hn") is { } apart ? tensor.Rows - apart.Rows
        : tensor.Rows;

    private static TensorLayout? Recurrent(ParameterLayout layout, TensorLayout tensor) => OfSameLayer(layout, tensor, "weight_hh");

    // What follows "_l" is the same in the names of a layer's tensors.
    private static TensorLayout? OfSameLayer(ParameterLayout layout, TensorLayout tensor, string name)
    {
        int layer = tensor.Name.LastIndexOf("_l", StringComparison.Ordinal);
        return layer >= 0 && layout.TryGet(name + tensor.Name.Substring(layer), out TensorLayout? other) ? other : null;
    }
}
