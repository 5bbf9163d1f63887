using Unrolled.Conformance.Cases;

namespace Unrolled.Conformance.Layouts;

/// <summary>Neural Amp Modeler: one matrix [4H, in + H], columns x then h, rows i f g o; one bias [4H].</summary>
internal static class NamLayout
{
    public static GateWeights Gate(ForeignLayer layer, int index, string gate)
    {
        int hidden = layer.Hidden;
        Tensor weight = layer.Tensor("weight", layer.Gates * hidden, layer.Input + hidden);
        return new GateWeights(
            weight.Block(index * hidden, hidden, 0, layer.Input),
            weight.Block(index * hidden, hidden, layer.Input, hidden),
            layer.Optional("bias", layer.Gates * hidden)?.Block(0, 1, index * hidden, hidden),
            null);
    }
}
