using Unrolled.Generator.Kernels;
using Unrolled.Generator.Memory;
using Unrolled.Parameters;

namespace Unrolled.Generator.Lowering;

/// <summary>Terms that are neighbours in memory, in groups that follow each other.</summary>
/// <param name="Row">Where a group's weights start; null where the terms have none.</param>
/// <param name="Operand">Where a group's factors start in their place.</param>
/// <param name="Width">Terms of a group.</param>
/// <param name="Groups">How many groups.</param>
internal sealed record LaneRow(Func<Index, Index>? Row, Func<Index, Index> Operand, int Width, int Groups)
{
    /// <summary>Terms in whole chunks of lanes.</summary>
    public int Whole => Width / LaneGroups.Widest * LaneGroups.Widest;

    /// <summary>Terms behind them.</summary>
    public int Rest => Width - Whole;

    /// <summary>Term p of a group: factor times weight, or a number on its own.</summary>
    public Expression Term(Index group, Index p, Place operand)
    {
        Element factor = operand.At(Operand(group) + p);
        return Row == null ? factor : factor * Element.At(Spans.Parameters, Row(group) + p);
    }
}
