using Unrolled.Generator.Graph;
using Unrolled.Generator.Memory;
using Unrolled.Generator.Network;
using Unrolled.Generator.Tests.Harness;
using KernelIndex = Unrolled.Generator.Kernels.Index;

namespace Unrolled.Generator.Tests.Memory;

/// <summary>The rows between the passes of two layers in both directions: 5 units each way, 6 steps.</summary>
public sealed class SequencePlanTests
{
    private readonly RecurrentNetwork _network = LoweredModel.Named("both directions, loops").Network;

    [Fact]
    public void Sequences_follow_each_other_a_row_a_step()
    {
        SequencePlan plan = SequencePlan.Of(_network, "work", 7);
        Sequence[] sequences = [.. _network.Sequences];

        Assert.Equal(["h_l0", "h_l1"], sequences.Select(sequence => sequence.Name));
        Assert.Equal(new Place("work", 7 + (2 * 10) + 5), plan.RowOf(sequences[0], 2, 5));
        Assert.Equal(new Place("work", 7 + 60), plan.RowOf(sequences[1], 0, 0));
        Assert.Equal("10 * t + 7", plan.RowOf(sequences[0], KernelIndex.Of("t"), 0).Start.ToString());
        Assert.Equal(7 + 60 + 60, plan.End);
    }

    [Fact]
    public void What_is_not_included_has_no_room()
    {
        Sequence last = _network.Sequences.Last();
        SequencePlan plan = SequencePlan.Of(_network, "tape", 7, "", sequence => sequence.Readers.Contains("Head"));

        Assert.Equal(new Place("tape", 7), plan.RowOf(last, 0, 0));
        Assert.Equal(7 + 60, plan.End);
    }

    [Fact]
    public void One_direction_hands_nothing_on() =>
        Assert.Equal(7, SequencePlan.Of(LoweredModel.Named("two layers").Network, "work", 7).End);
}
