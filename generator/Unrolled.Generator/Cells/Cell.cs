using Unrolled.Generator.Graph;
using Unrolled.Generator.Spec;

namespace Unrolled.Generator.Cells;

/// <summary>The cells by their kind. A new cell is a file beside this one and a line here.</summary>
internal static class Cell
{
    /// <summary>Adds one layer to the step and returns its new hidden state h. x is null where the step reads nothing.</summary>
    public static Value Add(CellSpec cell, LayerScope layer, Value? x) => cell.Kind switch
    {
        CellKind.Rnn => RnnCell.Add(layer, x, cell.Activation),
        CellKind.Lstm => LstmCell.Add(layer, x),
        CellKind.Gru => cell.Reset == GruResetKind.AfterProduct
            ? GruCell.AddResetAfter(layer, x, cell.Update)
            : GruCell.AddResetBefore(layer, x, cell.Update),
        _ => throw new ArgumentOutOfRangeException(nameof(cell), cell.Kind, "No such cell."),
    };
}
