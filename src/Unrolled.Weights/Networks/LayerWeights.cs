namespace Unrolled.Weights;

/// <summary>The weights of one direction of a recurrent layer in the project's order: matrices row-major, <c>y = W x</c>, gates LSTM i f g o, GRU r z n.</summary>
/// <remarks>The two biases stay apart, so that a file is written as it was read. Where the equations see their sum alone, a model gets the sum.</remarks>
public sealed class LayerWeights
{
    /// <summary>Weights of a direction.</summary>
    /// <param name="inputMatrix">See <see cref="InputMatrix"/>.</param>
    /// <param name="recurrentMatrix">See <see cref="RecurrentMatrix"/>.</param>
    public LayerWeights(double[] inputMatrix, double[] recurrentMatrix) => (InputMatrix, RecurrentMatrix) = (inputMatrix, recurrentMatrix);

    /// <summary>[G·H, I].</summary>
    public double[] InputMatrix { get; }

    /// <summary>[G·H, H].</summary>
    public double[] RecurrentMatrix { get; }

    /// <summary>[G·H], beside W x; null: none.</summary>
    public double[]? InputBias { get; init; }

    /// <summary>[G·H], beside R h; null: none.</summary>
    public double[]? RecurrentBias { get; init; }

    /// <summary>[3·H], what i, f and o of an LSTM see of c; null: nothing.</summary>
    public double[]? Peepholes { get; init; }

    /// <summary>[H], h before the first step; null: zeros.</summary>
    public double[]? InitialH { get; init; }

    /// <summary>[H], c before the first step; null: zeros.</summary>
    public double[]? InitialC { get; init; }
}
