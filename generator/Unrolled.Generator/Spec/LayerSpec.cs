using Unrolled.Generator.Cells;

namespace Unrolled.Generator.Spec;

/// <summary>One layer of a network.</summary>
/// <param name="Cell">What it computes, with its settings; a dense layer is a cell without a state.</param>
/// <param name="Units">How many units it has.</param>
internal sealed record LayerSpec(Cell Cell, int Units)
{
    /// <summary>Numbers that it hands on, of one direction.</summary>
    public int Outputs => Cell.Outputs(Units);
}
