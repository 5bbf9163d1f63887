namespace Unrolled.Weights;

/// <summary>A recurrent layer with its weights. Two directions stand side by side in its output, [forward | reverse].</summary>
public sealed class RecurrentLayer
{
    /// <summary>A layer.</summary>
    /// <param name="cell">See <see cref="Cell"/>.</param>
    /// <param name="input">See <see cref="Input"/>.</param>
    /// <param name="hidden">See <see cref="Hidden"/>.</param>
    /// <param name="weights">One entry a direction, forward first.</param>
    /// <exception cref="ArgumentException">A tensor has another length than the sizes need.</exception>
    public RecurrentLayer(CellKind cell, int input, int hidden, params LayerWeights[] weights)
    {
        (Cell, Input, Hidden, Weights) = (cell, input, hidden, weights);
        int rows = CellDescription.Of(cell).Gates.Count * hidden;
        foreach (LayerWeights direction in weights)
        {
            Require(direction.InputMatrix.Length == (long)rows * input, nameof(LayerWeights.InputMatrix));
            Require(direction.RecurrentMatrix.Length == (long)rows * hidden, nameof(LayerWeights.RecurrentMatrix));
            Require((direction.InputBias?.Length ?? rows) == rows, nameof(LayerWeights.InputBias));
            Require((direction.RecurrentBias?.Length ?? rows) == rows, nameof(LayerWeights.RecurrentBias));
            Require((direction.Peepholes?.Length ?? 3 * hidden) == 3 * hidden, nameof(LayerWeights.Peepholes));
            Require((direction.InitialH?.Length ?? hidden) == hidden, nameof(LayerWeights.InitialH));
            Require((direction.InitialC?.Length ?? hidden) == hidden, nameof(LayerWeights.InitialC));
        }
    }

    /// <summary>The cell.</summary>
    public CellKind Cell { get; }

    /// <summary>Numbers of x.</summary>
    public int Input { get; }

    /// <summary>Units of a direction.</summary>
    public int Hidden { get; }

    /// <summary>One entry a direction.</summary>
    public IReadOnlyList<LayerWeights> Weights { get; }

    /// <summary>Whether the layer's one direction runs backward in time.</summary>
    public bool Reverse { get; init; }

    /// <summary>The order in which the layer sees the steps.</summary>
    public Direction Direction => Weights.Count > 1 ? Direction.Both : Reverse ? Direction.Reverse : Direction.Forward;

    /// <summary>The activation of a vanilla cell; null: the file does not tell.</summary>
    public RnnActivation? Activation { get; init; }

    /// <summary>Where a GRU applies its reset gate.</summary>
    public GruReset Reset { get; init; }

    /// <summary>Numbers of its output: units times directions.</summary>
    public int Output => Hidden * Weights.Count;

    /// <summary>Whether the weights have biases.</summary>
    public bool HasBias => Weights.Any(direction => direction.InputBias != null || direction.RecurrentBias != null);

    private void Require(bool condition, string name)
    {
        if (!condition)
        {
            throw new ArgumentException($"{name} does not have the length that {Cell} {Input} -> {Hidden} needs.", name);
        }
    }
}
