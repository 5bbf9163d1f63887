namespace Unrolled.Weights.Models;

/// <summary>Which networks a model can be.</summary>
internal static class ModelLimits
{
    private const string Usual = "Linear, Tanh, Relu or Sigmoid, the same in all layers before the output layer";

    /// <exception cref="WeightsException">No model is the network.</exception>
    public static void Check(RecurrentNetwork network, string name)
    {
        DenseLayer[] behind = network.Dense.Take(network.Dense.Count - 1).ToArray();
        Same(network.InputLayers, "the input layers", "Linear, Tanh, Relu or Sigmoid, the same in all input layers");
        Same(behind, "the dense layers", Usual);
        if (network.Dense.Count > 0 && network.Dense[^1].Activation is { } head && !Enum.IsDefined(typeof(Head), (int)head))
        {
            throw new WeightsException(name, "the dense layer", "linear, sigmoid or softmax", head.ToString());
        }

        RecurrentLayer first = network.Layers[0];
        if (network.Layers.FirstOrDefault(layer => layer.Direction != first.Direction) is { } other)
        {
            throw new WeightsException(name, "the directions", $"{first.Direction} in all layers", other.Direction.ToString());
        }

        if (network.Layers.FirstOrDefault(layer => layer.Cell == first.Cell && (ResetOf(layer) != ResetOf(first) || layer.Activation != first.Activation)) != null)
        {
            throw new WeightsException(name, "the layers", "layers of one cell with the same settings", "different ones");
        }

        // A cell among others has no settings.
        if (network.Cell == null && network.Layers.FirstOrDefault(layer => ResetOf(layer) != GruReset.AfterProduct || layer.Activation is not (null or RnnActivation.Tanh) || layer.Weights[0].Peepholes != null) is { } set)
        {
            throw new WeightsException(
                name, "the layers", "in layers of different cells those of Unrolled.Cells: tanh, the reset after the product, no peepholes",
                $"{set.Cell}{(set.Cell == CellKind.Rnn ? " with " + set.Activation : set.Cell == CellKind.Gru ? " with the reset before the product" : " with peepholes")}");
        }

        // Only a GRU has one.
        static GruReset ResetOf(RecurrentLayer layer) => layer.Cell == CellKind.Gru ? layer.Reset : GruReset.AfterProduct;

        void Same(IReadOnlyList<DenseLayer> layers, string key, string expected)
        {
            LayerActivation?[] activations = layers.Select(layer => layer.Activation).Distinct().ToArray();
            if (activations.Length > 1 || activations.Contains(LayerActivation.Softmax))
            {
                throw new WeightsException(name, key, expected, string.Join(", ", activations.Select(activation => activation?.ToString() ?? "untold")));
            }
        }
    }
}
