using Unrolled.Generator.Memory;
using Unrolled.Parameters;
using KernelIndex = Unrolled.Generator.Kernels.Index;

namespace Unrolled.Generator.Tests.Memory;

/// <summary>Layers are cut into lane groups.</summary>
public sealed class UnitRunTests
{
    [Fact]
    public void As_many_groups_of_16_as_fit_then_at_most_one_of_each_smaller_size()
    {
        Assert.Equal([new UnitRun(0, 16, 2), new UnitRun(32, 8, 1), new UnitRun(40, 4, 1), new UnitRun(44, 1, 1)], UnitRun.Of(45));
        Assert.Equal([new UnitRun(0, 2, 1), new UnitRun(2, 1, 1)], UnitRun.Of(3));
        Assert.Equal([new UnitRun(0, 16, 1)], UnitRun.Of(16));
    }

    [Fact]
    public void Every_unit_is_in_the_group_that_the_library_says() => Assert.All(Enumerable.Range(1, 200), units =>
    {
        IEnumerable<(int, int)> groups = UnitRun.Of(units)
            .SelectMany(run => Enumerable.Range(0, run.Count * run.Size).Select(i => (run.Start + (i / run.Size * run.Size), run.Size)));

        Assert.Equal(Enumerable.Range(0, units).Select(unit => LaneGroups.Of(unit, units)), groups);
    });

    [Fact]
    public void One_unit_alone_is_no_vector()
    {
        Assert.Equal(0, new UnitRun(0, 1, 1).Lanes);
        Assert.Equal(2, new UnitRun(0, 2, 1).Lanes);
    }

    [Fact]
    public void A_unit_of_a_group_knows_its_number_and_its_place_among_gates()
    {
        UnitRef unit = new(Start: 32, Size: 8, Group: 0, Lane: 3);
        UnitRef any = new(Start: 0, Size: 16, KernelIndex.Of("group"), KernelIndex.Lane("j"));

        Assert.Equal(35, unit.Number.Constant);
        Assert.Equal((32 * 4) + (2 * 8) + 3, unit.In(gates: 4, gate: 2).Constant);
        Assert.Equal("64 * group + j + 32", any.In(gates: 4, gate: 2).ToString());
        Assert.True(any.Number.IsAcrossLanes);
    }
}
