namespace Unrolled.Parameters;

/// <summary>Where the numbers of one tensor stand in the parameter block of a model.</summary>
/// <param name="Offset">Where the block of the tensor's layer starts.</param>
/// <param name="Units">Units of the layer; 0 for a plain row-major tensor.</param>
/// <param name="UnitStride">Numbers that one unit owns in the layer's block, over all tensors of the layer (row-major: unused).</param>
/// <param name="FirstGate">Where the tensor starts inside a group, in multiples of the group's size.</param>
/// <param name="ColumnStride">From one column (k) to the next, in multiples of the group's size; for a row-major tensor, the length of a row.</param>
/// <remarks>
/// Grouped: group after group; in a group the rows k of x, then of h, then the bias; in a row the gates side by side, <c>size</c> units each:
/// <c>Offset + start * UnitStride + (FirstGate + k * ColumnStride + gate) * size + (unit - start)</c>.
/// </remarks>
internal readonly record struct TensorAddress(int Offset, int Units, int UnitStride, int FirstGate, int ColumnStride)
{
    /// <summary>A matrix whose rows follow each other, as the head with few outputs keeps it.</summary>
    public static TensorAddress RowMajor(int offset, int columns) => new(offset, 0, 0, 0, columns);

    /// <summary>Offset of the number of <paramref name="row"/> (gate-major: gate * units + unit) and <paramref name="column"/>.</summary>
    public int Of(int row, int column)
    {
        if (Units == 0)
        {
            return Offset + (row * ColumnStride) + column;
        }

        (int gate, int unit) = (row / Units, row % Units);
        (int start, int size) = LaneGroups.Of(unit, Units);
        return Offset + (start * UnitStride) + ((FirstGate + (column * ColumnStride) + gate) * size) + (unit - start);
    }

    /// <summary>The same where each unit's numbers stand together, instead of each lane group's.</summary>
    public int ByUnit(int row, int column) =>
        Units == 0 ? Of(row, column) : Offset + (row % Units * UnitStride) + FirstGate + (column * ColumnStride) + (row / Units);
}
