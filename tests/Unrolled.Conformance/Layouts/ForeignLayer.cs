using Unrolled.Conformance.Cases;

namespace Unrolled.Conformance.Layouts;

/// <summary>The weights of one recurrent layer as another framework keeps them.</summary>
internal sealed record ForeignLayer(CaseNode Weights, CellType Cell, GruReset Reset, string[] GateOrder, int Input, int Hidden, bool Single)
{
    public int Gates => GateOrder.Length;

    public bool ResetsAfter => Cell == CellType.Gru && Reset == GruReset.AfterProduct;

    public Tensor Tensor(string name, params int[] shape) => Weights.Get(name, $"a tensor of shape [{string.Join(", ", shape)}]").Tensor(Single, shape);

    public Tensor? Optional(string name, params int[] shape) => Weights.Find(name)?.Tensor(Single, shape);
}
