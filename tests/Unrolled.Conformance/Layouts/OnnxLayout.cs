using Unrolled.Conformance.Cases;

namespace Unrolled.Conformance.Layouts;

/// <summary>ONNX, one direction: W [1, G*H, in], R [1, G*H, H], gates are row blocks (i o f c; z r h), B [1, 2*G*H] = Wb of all gates, then Rb.</summary>
internal static class OnnxLayout
{
    /// <summary>P [1, 3*H]: the vectors of i, o and f.</summary>
    public static IReadOnlyDictionary<string, double[]> Peepholes(ForeignLayer layer)
    {
        Tensor peepholes = layer.Tensor("P", 1, 3 * layer.Hidden);
        string[] gates = ["i", "o", "f"];
        return gates.Select((gate, index) => (gate, index)).ToDictionary(g => g.gate, g => peepholes.Block(0, 1, g.index * layer.Hidden, layer.Hidden));
    }

    public static GateWeights Gate(ForeignLayer layer, int index, string gate)
    {
        int hidden = layer.Hidden;
        int rows = layer.Gates * hidden;
        Tensor? bias = layer.Optional("B", 1, 2 * rows);
        return new GateWeights(
            layer.Tensor("W", 1, rows, layer.Input).Block(index * hidden, hidden, 0, layer.Input),
            layer.Tensor("R", 1, rows, hidden).Block(index * hidden, hidden, 0, hidden),
            bias?.Block(0, 1, index * hidden, hidden),
            bias?.Block(0, 1, rows + (index * hidden), hidden));
    }
}
