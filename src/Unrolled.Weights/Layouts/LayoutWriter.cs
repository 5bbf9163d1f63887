namespace Unrolled.Weights.Layouts;

/// <summary>A tensor that is written.</summary>
/// <param name="Name">Its name in the framework's form.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Values">Its numbers, row-major.</param>
internal readonly record struct WrittenTensor(string Name, int[] Shape, double[] Values);

/// <summary>From a layer's weights to a framework's tensors.</summary>
internal static class LayoutWriter
{
    /// <summary>The tensors of one direction of a layer.</summary>
    /// <param name="layout">The framework.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="weights">The direction.</param>
    /// <param name="target">What messages call the file.</param>
    /// <param name="key">What messages call the layer.</param>
    /// <param name="always">Whether optional tensors are written as zeros too, but for peepholes.</param>
    /// <exception cref="WeightsException">The framework has no such cell, or no place for a part of the weights.</exception>
    public static IReadOnlyList<WrittenTensor> Write(FrameworkLayout layout, RecurrentLayer layer, LayerWeights weights, string target, string key, bool always = false)
    {
        CellForm form = layout.Find(layer.Cell, layer.Reset) ?? throw new WeightsException(
            target, key, $"a cell of {layout.Name} ({string.Join(", ", layout.Cells.Select(cell => cell.Cell + (cell.Reset is { } reset ? $" {reset}" : "")).Distinct())})",
            layer.Cell + (layer.Cell == CellKind.Gru ? $" {layer.Reset}" : ""));
        CellDescription cell = CellDescription.Of(layer.Cell);
        if (weights.Peepholes != null && !cell.Peepholes.All(gate => form.Has(gate, TensorPart.Peephole)))
        {
            throw new WeightsException(target, key, $"an LSTM without peepholes, as {layout.Name} has it", "peepholes");
        }

        string last = cell.Gates[^1];
        bool sums = layer.Cell != CellKind.Gru || layer.Reset == GruReset.BeforeProduct;
        if (!sums && !form.HasRecurrentBias(last) && weights.RecurrentBias is { } recurrent && recurrent.Skip((cell.Gates.Count - 1) * layer.Hidden).Any(x => x != 0))
        {
            throw new WeightsException(target, key, $"one bias for n, as {layout.Name} has it", "a bias inside the reset");
        }

        bool Wanted(TensorForm tensor) => !tensor.Optional || (tensor.Blocks[0].Part == TensorPart.Peephole
            ? weights.Peepholes != null
            : always || weights.InputBias != null || weights.RecurrentBias != null);
        return form.Tensors.Where(Wanted).Select(tensor => One(form, tensor, cell, layer, weights)).ToArray();
    }

    private static WrittenTensor One(CellForm form, TensorForm tensor, CellDescription cell, RecurrentLayer layer, LayerWeights weights)
    {
        int columns = tensor.Columns(layer.Input, layer.Hidden);
        var values = new double[tensor.Blocks.Count * layer.Hidden * columns];
        for (int block = 0; block < tensor.Blocks.Count; block++)
        {
            string gate = form.OurGate(tensor.Blocks[block].Gate);
            TensorPart part = tensor.Blocks[block].Part;
            int row = part == TensorPart.Peephole ? cell.Peepholes.ToList().IndexOf(gate) : cell.IndexOf(gate);
            for (int unit = 0; unit < layer.Hidden; unit++)
            {
                for (int column = 0; column < columns; column++)
                {
                    values[tensor.Index(block, unit, column, layer.Input, layer.Hidden)] =
                        At(part, (row * layer.Hidden) + unit, column, layer, weights, form.HasRecurrentBias(gate));
                }
            }
        }

        return new WrittenTensor(tensor.Name, tensor.Shape(layer.Input, layer.Hidden), values);
    }

    private static double At(TensorPart part, int row, int column, RecurrentLayer layer, LayerWeights weights, bool apart) => part switch
    {
        TensorPart.InputMatrix => weights.InputMatrix[(row * layer.Input) + column],
        TensorPart.RecurrentMatrix => weights.RecurrentMatrix[(row * layer.Hidden) + column],
        TensorPart.BothMatrices when column < layer.Input => weights.InputMatrix[(row * layer.Input) + column],
        TensorPart.BothMatrices => weights.RecurrentMatrix[(row * layer.Hidden) + column - layer.Input],
        TensorPart.Peephole => weights.Peepholes![row],
        TensorPart.RecurrentBias => weights.RecurrentBias?[row] ?? 0,
        _ => (weights.InputBias?[row] ?? 0) + (apart ? 0 : weights.RecurrentBias?[row] ?? 0),
    };
}
