namespace Unrolled.Weights;

/// <summary>What a dense layer does with its sums.</summary>
public enum LayerActivation
{
    /// <summary>Nothing.</summary>
    Linear,

    /// <summary>A probability for each output.</summary>
    Sigmoid,

    /// <summary>One distribution over all outputs.</summary>
    Softmax,

    /// <summary>tanh.</summary>
    Tanh,

    /// <summary><c>max(0, a)</c>.</summary>
    Relu,
}

/// <summary>A dense layer behind the recurrent ones: <c>y = act(V h + b)</c>.</summary>
public sealed class DenseLayer
{
    /// <summary>A layer.</summary>
    /// <param name="input">See <see cref="Input"/>.</param>
    /// <param name="units">See <see cref="Units"/>.</param>
    /// <param name="weight">See <see cref="Weight"/>.</param>
    /// <param name="bias">See <see cref="Bias"/>.</param>
    /// <exception cref="ArgumentException">A tensor has another length than the sizes need.</exception>
    public DenseLayer(int input, int units, double[] weight, double[]? bias)
    {
        if (weight.Length != (long)input * units || (bias?.Length ?? units) != units)
        {
            throw new ArgumentException($"{input} -> {units} needs {(long)input * units} weights and {units} biases.", nameof(weight));
        }

        (Input, Units, Weight, Bias) = (input, units, weight, bias);
    }

    /// <summary>Numbers that it reads.</summary>
    public int Input { get; }

    /// <summary>Numbers that it writes.</summary>
    public int Units { get; }

    /// <summary>[Units, Input], row-major.</summary>
    public double[] Weight { get; }

    /// <summary>[Units]; null: none.</summary>
    public double[]? Bias { get; }

    /// <summary>The activation; null: the file does not tell.</summary>
    public LayerActivation? Activation { get; init; }
}

/// <summary>A row for each token, the input of the first layer.</summary>
public sealed class EmbeddingTable
{
    /// <summary>A table.</summary>
    /// <param name="tokens">Rows.</param>
    /// <param name="width">Numbers of a row.</param>
    /// <param name="values">[tokens, width].</param>
    /// <exception cref="ArgumentException">The values have another length.</exception>
    public EmbeddingTable(int tokens, int width, double[] values)
    {
        if (values.Length != (long)tokens * width)
        {
            throw new ArgumentException($"{tokens} rows of {width} need {(long)tokens * width} numbers, not {values.Length}.", nameof(values));
        }

        (Tokens, Width, Values) = (tokens, width, values);
    }

    /// <summary>Rows.</summary>
    public int Tokens { get; }

    /// <summary>Numbers of a row.</summary>
    public int Width { get; }

    /// <summary>[Tokens, Width], row-major.</summary>
    public double[] Values { get; }
}
