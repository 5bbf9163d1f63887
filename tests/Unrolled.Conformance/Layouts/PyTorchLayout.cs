using Unrolled.Conformance.Cases;

namespace Unrolled.Conformance.Layouts;

/// <summary>PyTorch: weight_ih [G*H, in], weight_hh [G*H, H], y = W x, gates are row blocks (i f g o; r z n), two biases [G*H].</summary>
internal static class PyTorchLayout
{
    public static GateWeights Gate(ForeignLayer layer, int index, string gate) => Gate(layer, index, "", "");

    /// <summary>Reads <c>{prefix}weight_ih{suffix}</c> and its siblings.</summary>
    public static LogicalWeights Read(CaseNode parameters, string prefix, string suffix, CellType cell, int input, int hidden, bool bias)
    {
        var layer = new ForeignLayer(parameters, cell, GruReset.AfterProduct, WeightLayouts.OrderOf(cell), input, hidden, Single: false);
        if (bias)
        {
            parameters.Get($"{prefix}bias_ih{suffix}", "the bias, since \"bias\" is true");
        }

        GateWeights[] gates = layer.GateOrder.Select((_, index) => Gate(layer, index, prefix, suffix)).ToArray();
        return WeightLayouts.Join(gates, layer.ResetsAfter);
    }

    private static GateWeights Gate(ForeignLayer layer, int index, string prefix, string suffix)
    {
        int hidden = layer.Hidden;
        int rows = layer.Gates * hidden;
        return new GateWeights(
            layer.Tensor($"{prefix}weight_ih{suffix}", rows, layer.Input).Block(index * hidden, hidden, 0, layer.Input),
            layer.Tensor($"{prefix}weight_hh{suffix}", rows, hidden).Block(index * hidden, hidden, 0, hidden),
            layer.Optional($"{prefix}bias_ih{suffix}", rows)?.Data[(index * hidden)..((index + 1) * hidden)],
            layer.Optional($"{prefix}bias_hh{suffix}", rows)?.Data[(index * hidden)..((index + 1) * hidden)]);
    }
}
