using Unrolled.Conformance.Cases;

namespace Unrolled.Conformance.Layouts;

/// <summary>Keras and TensorFlow.js: kernel [in, G*H], recurrent_kernel [H, G*H], y = x K, gates are column blocks (i f c o; z r h).</summary>
/// <remarks>One bias [G*H]; a GRU that resets after the product has [2, 3H], row 0 for the input and row 1 for the recurrence.</remarks>
internal static class KerasLayout
{
    public static GateWeights Gate(ForeignLayer layer, int index, string gate)
    {
        int hidden = layer.Hidden;
        int columns = layer.Gates * hidden;
        Tensor? bias = layer.ResetsAfter ? layer.Optional("bias", 2, columns) : layer.Optional("bias", columns);
        return new GateWeights(
            layer.Tensor("kernel", layer.Input, columns).Transposed(0, layer.Input, index * hidden, hidden),
            layer.Tensor("recurrent_kernel", hidden, columns).Transposed(0, hidden, index * hidden, hidden),
            bias?.Block(0, 1, index * hidden, hidden),
            layer.ResetsAfter ? bias?.Block(1, 1, index * hidden, hidden) : null);
    }
}
