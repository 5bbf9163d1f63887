using Unrolled.Generator.Kernels;
using Unrolled.Parameters;

namespace Unrolled.Generator.Memory;

/// <summary>A unit of a layer inside its lane group, known now or at run time through loop variables.</summary>
/// <param name="Start">The first unit of the run of equal groups.</param>
/// <param name="Size">Units of a group.</param>
/// <param name="Group">Which group of the run.</param>
/// <param name="Lane">Which unit of the group.</param>
internal readonly record struct UnitRef(int Start, int Size, Index Group, Index Lane)
{
    /// <summary>The unit of a value that has one.</summary>
    public static readonly UnitRef Only = new(0, 1, 0, 0);

    private Index GroupStart => (Group * Size) + Start;

    /// <summary>The unit's number.</summary>
    public Index Number => GroupStart + Lane;

    /// <summary>Where one gate of the unit stands in a buffer that keeps <paramref name="gates"/> numbers a unit, group after group.</summary>
    public Index In(int gates, int gate) => (GroupStart * gates) + (gate * Size) + Lane;

    /// <summary>Where a tensor keeps the number of this unit, gate and column.</summary>
    public Index In(TensorAddress tensor, int gate, Index column) =>
        tensor.Units == 0
            ? (Number * tensor.ColumnStride) + column + tensor.Offset
            : (GroupStart * tensor.UnitStride) + ((tensor.FirstGate + gate) * Size) + (column * (tensor.ColumnStride * Size)) + Lane + tensor.Offset;

    /// <summary>The same, of a tensor in lane groups, in a copy where each unit's numbers stand together.</summary>
    public Index ByUnit(TensorAddress tensor, int gate, Index column) =>
        (Number * tensor.UnitStride) + (column * tensor.ColumnStride) + (tensor.Offset + tensor.FirstGate + gate);
}

/// <summary>Groups of equal size that follow each other.</summary>
internal readonly record struct UnitRun(int Start, int Size, int Count)
{
    /// <summary>A group of fewer units is not worth a vector.</summary>
    public const int FewestLanes = 2;

    /// <summary>The most lanes of a vector over the units of a group; 0: one by one.</summary>
    public int Lanes => Size < FewestLanes ? 0 : Size;

    /// <summary>The lane groups of a layer, in runs of equal size.</summary>
    public static IReadOnlyList<UnitRun> Of(int units)
    {
        var runs = new List<UnitRun>();
        for (int unit = 0; unit < units;)
        {
            int size = LaneGroups.Of(unit, units).Size;
            int count = size == LaneGroups.Widest ? units / size : 1;
            runs.Add(new UnitRun(unit, size, count));
            unit += size * count;
        }

        return runs;
    }
}
