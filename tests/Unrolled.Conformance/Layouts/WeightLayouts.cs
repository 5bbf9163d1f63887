using Unrolled.Conformance.Cases;

namespace Unrolled.Conformance.Layouts;

/// <summary>From any framework's layout to the project's logical tensors.</summary>
internal static class WeightLayouts
{
    // (layer, index of the gate in the framework's order, its name) -> the gate in the common form.
    private static readonly Dictionary<string, Func<ForeignLayer, int, string, GateWeights>> Readers = new()
    {
        ["pytorch"] = PyTorchLayout.Gate,
        ["keras"] = KerasLayout.Gate,
        ["onnx"] = OnnxLayout.Gate,
        ["ngraph"] = NGraphLayout.Gate,
        ["nam"] = NamLayout.Gate,
        ["tflite_lstm"] = TfLiteLayout.LstmGate,
        ["tflite_rnn"] = TfLiteLayout.RnnGate,
        ["tflite_gru"] = TfLiteLayout.GruGate,
        ["per_gate_in_out"] = PerGateLayout.Gate,
    };

    public static LogicalWeights Read(CaseNode layer, CellType cell, GruReset reset, bool single)
    {
        CaseNode convention = layer.Get("convention", "the convention of the weights");
        CaseNode layout = convention.Get("layout", "the name of a layout");
        if (!Readers.TryGetValue(layout.AsText(), out Func<ForeignLayer, int, string, GateWeights>? read))
        {
            throw layout.Wrong($"one of {string.Join(", ", Readers.Keys)}");
        }

        CaseNode gateOrder = convention.Get("gate_order", "the order of the gates");
        var foreign = new ForeignLayer(
            layer.Get("weights", "the tensors of the layer"), cell, reset, gateOrder.Items().Select(gate => gate.AsText()).ToArray(),
            layer.Number("input"), layer.Number("hidden"), single);
        string[] order = OrderOf(cell);
        if (!order.Order().SequenceEqual(foreign.GateOrder.Order()))
        {
            throw gateOrder.Wrong($"the gates {string.Join(' ', order)} in some order");
        }

        LogicalWeights weights = Join(order.Select(gate => read(foreign, Array.IndexOf(foreign.GateOrder, gate), gate)).ToArray(), foreign.ResetsAfter);
        return layout.AsText() == "onnx" && convention.Find("peephole") is not null ? weights with { Peepholes = OnnxLayout.Peepholes(foreign) } : weights;
    }

    /// <summary>Sums the two biases where the equations only see their sum: everywhere but in n of a GRU that resets after the product.</summary>
    public static LogicalWeights Join(IReadOnlyList<GateWeights> gates, bool resetsAfter)
    {
        int hidden = (int)Math.Sqrt(gates[0].R.Length);
        double[] zeros = new double[hidden];
        double[] recurrentOfN = gates[^1].RecurrentBias ?? zeros;
        bool biased = gates.Any(gate => gate.InputBias is not null || gate.RecurrentBias is not null);
        double[] Sum(GateWeights gate, bool both) =>
            (gate.InputBias ?? zeros).Zip(both ? gate.RecurrentBias ?? zeros : zeros, (input, recurrent) => input + recurrent).ToArray();
        return new LogicalWeights(
            gates.SelectMany(gate => gate.W).ToArray(),
            gates.SelectMany(gate => gate.R).ToArray(),
            biased ? gates.SelectMany((gate, index) => Sum(gate, !resetsAfter || index < gates.Count - 1)).ToArray() : null,
            biased && resetsAfter ? recurrentOfN : null);
    }

    /// <summary>The gates of a cell in PyTorch's order, which is also the project's.</summary>
    public static string[] OrderOf(CellType cell) => cell switch
    {
        CellType.Lstm => ["i", "f", "g", "o"],
        CellType.Gru => ["r", "z", "n"],
        _ => ["h"],
    };
}
