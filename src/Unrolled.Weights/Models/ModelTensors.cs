using Unrolled.Weights.PyTorch;

namespace Unrolled.Weights.Models;

/// <summary>A network's weights as the tensors of a generated model: names, shapes, biases summed where the equations see their sum alone.</summary>
internal sealed class ModelTensors
{
    private readonly SortedDictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly bool _allBiases;

    /// <param name="network">The network.</param>
    /// <param name="cells">The cells of the model; null: those of the network.</param>
    /// <param name="allBiases">Whether those that the network has not are zeros, where it has others: a model has all or none.</param>
    public ModelTensors(RecurrentNetwork network, ModelCells? cells = null, bool allBiases = false)
    {
        _allBiases = allBiases && network.HasBias;
        for (int i = 0; i < network.Layers.Count; i++)
        {
            RecurrentLayer layer = network.Layers[i];
            for (int d = 0; d < layer.Weights.Count; d++)
            {
                var settings = new CellSettings(CellDescription.Of(layer.Cell), RnnActivation.Tanh, layer.Reset, cells?.Of(i).ZWrites ?? false);
                Add(layer, layer.Weights[d], settings, StateDict.Suffix(i, d));
            }
        }

        for (int i = 0; i < network.InputLayers.Count; i++)
        {
            Add(network.InputLayers[i], FormattableString.Invariant($"in{i}"));
        }

        for (int i = 0; i < network.Dense.Count; i++)
        {
            Add(network.Dense[i], i == network.Dense.Count - 1 ? "head" : FormattableString.Invariant($"head{i}"));
        }

        if (network.Embedding is { } table)
        {
            Set("weight_embedding", table.Values, table.Tokens, table.Width);
        }
    }

    public IReadOnlyDictionary<string, Entry> Entries => _entries;

    private void Add(DenseLayer layer, string name)
    {
        Set("weight_" + name, layer.Weight, layer.Units, layer.Input);
        Set("bias_" + name, layer.Bias ?? (_allBiases ? new double[layer.Units] : null), layer.Units);
    }

    private void Add(RecurrentLayer layer, LayerWeights weights, CellSettings settings, string suffix)
    {
        CellDescription cell = settings.Description;
        int hidden = layer.Hidden;
        int rows = cell.Gates.Count * hidden;
        bool apart = layer.Cell == CellKind.Gru && layer.Reset == GruReset.AfterProduct;
        Set("weight_ih" + suffix, settings.WithSignOfZ(weights.InputMatrix, hidden * layer.Input), rows, layer.Input);
        Set("weight_hh" + suffix, settings.WithSignOfZ(weights.RecurrentMatrix, hidden * hidden), rows, hidden);
        if (_allBiases || weights.InputBias != null || weights.RecurrentBias != null)
        {
            var sums = new double[rows];
            for (int row = 0; row < rows; row++)
            {
                sums[row] = (weights.InputBias?[row] ?? 0) + (apart && row >= rows - hidden ? 0 : weights.RecurrentBias?[row] ?? 0);
            }

            Set("bias" + suffix, settings.WithSignOfZ(sums, hidden), rows);
            Set("bias_hn" + suffix, apart ? weights.RecurrentBias?.Skip(rows - hidden).ToArray() ?? new double[hidden] : null, hidden);
        }

        for (int p = 0; p < cell.Peepholes.Count; p++)
        {
            Set($"weight_p{cell.Peepholes[p]}{suffix}", weights.Peepholes?.AsSpan(p * hidden, hidden).ToArray(), hidden);
        }

        Set("h0" + suffix, weights.InitialH, hidden);
        Set("c0" + suffix, weights.InitialC, hidden);
    }

    private void Set(string name, double[]? values, params int[] shape)
    {
        if (values != null)
        {
            _entries[name] = new Entry(shape, values);
        }
    }

    /// <param name="Shape">The shape.</param>
    /// <param name="Values">The numbers, row-major.</param>
    internal sealed record Entry(int[] Shape, double[] Values)
    {
        public bool IsZero => Array.TrueForAll(Values, x => x == 0);
    }
}
