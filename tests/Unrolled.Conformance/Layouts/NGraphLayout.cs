using Unrolled.Conformance.Cases;

namespace Unrolled.Conformance.Layouts;

/// <summary>nGraph and OpenVINO: W [G*H, in], R [G*H, H], gates as ONNX orders them, B [G*H] with Wb and Rb already summed.</summary>
/// <remarks>A GRU that resets after the product has B [4H]: z, r, then Wb and Rb of the candidate.</remarks>
internal static class NGraphLayout
{
    public static GateWeights Gate(ForeignLayer layer, int index, string gate)
    {
        int hidden = layer.Hidden;
        int rows = layer.Gates * hidden;
        Tensor? bias = layer.Optional("B", layer.ResetsAfter ? rows + hidden : rows);
        return new GateWeights(
            layer.Tensor("W", rows, layer.Input).Block(index * hidden, hidden, 0, layer.Input),
            layer.Tensor("R", rows, hidden).Block(index * hidden, hidden, 0, hidden),
            bias?.Block(0, 1, index * hidden, hidden),
            layer.ResetsAfter && gate == "n" ? bias?.Block(0, 1, rows, hidden) : null);
    }
}
