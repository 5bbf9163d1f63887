using Unrolled.Conformance.Cases;

namespace Unrolled.Conformance.Layouts;

/// <summary>TensorFlow Lite's kernels: y = W x; the LSTM has a tensor a gate, the GRU one matrix for r and z over x and h side by side.</summary>
internal static class TfLiteLayout
{
    private static readonly Dictionary<string, (string Matrix, string Bias)> LstmNames = new()
    {
        ["i"] = ("input", "input_gate_bias"),
        ["f"] = ("forget", "forget_gate_bias"),
        ["g"] = ("cell", "cell_gate_bias"),
        ["o"] = ("output", "output_gate_bias"),
    };

    public static GateWeights LstmGate(ForeignLayer layer, int index, string gate)
    {
        (string matrix, string bias) = LstmNames[gate];
        return new GateWeights(
            layer.Tensor($"input_to_{matrix}_weights", layer.Hidden, layer.Input).Data,
            layer.Tensor($"recurrent_to_{matrix}_weights", layer.Hidden, layer.Hidden).Data,
            layer.Optional(bias, layer.Hidden)?.Data,
            null);
    }

    public static GateWeights RnnGate(ForeignLayer layer, int index, string gate) => new(
        layer.Tensor("weights", layer.Hidden, layer.Input).Data,
        layer.Tensor("recurrent_weights", layer.Hidden, layer.Hidden).Data,
        layer.Optional("bias", layer.Hidden)?.Data,
        null);

    public static GateWeights GruGate(ForeignLayer layer, int index, string gate)
    {
        int hidden = layer.Hidden;
        bool candidate = gate == "n";
        int firstRow = candidate ? 0 : index * hidden;
        Tensor weight = candidate
            ? layer.Tensor("candidate_weight", hidden, layer.Input + hidden)
            : layer.Tensor("gate_weight", 2 * hidden, layer.Input + hidden);
        Tensor? bias = candidate ? layer.Optional("candidate_bias", hidden) : layer.Optional("gate_bias", 2 * hidden);
        return new GateWeights(
            weight.Block(firstRow, hidden, 0, layer.Input),
            weight.Block(firstRow, hidden, layer.Input, hidden),
            bias?.Block(0, 1, firstRow, hidden),
            null);
    }
}
