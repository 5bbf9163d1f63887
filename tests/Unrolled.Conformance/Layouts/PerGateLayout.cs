namespace Unrolled.Conformance.Layouts;

/// <summary>Burn: two linear layers a gate, <c>{gate}.input</c> and <c>{gate}.hidden</c>, weight [in, out], y = x W, a bias each.</summary>
internal static class PerGateLayout
{
    public static GateWeights Gate(ForeignLayer layer, int index, string gate) => new(
        layer.Tensor($"{gate}.input.weight", layer.Input, layer.Hidden).Transposed(0, layer.Input, 0, layer.Hidden),
        layer.Tensor($"{gate}.hidden.weight", layer.Hidden, layer.Hidden).Transposed(0, layer.Hidden, 0, layer.Hidden),
        layer.Optional($"{gate}.input.bias", layer.Hidden)?.Data,
        layer.Optional($"{gate}.hidden.bias", layer.Hidden)?.Data);
}
