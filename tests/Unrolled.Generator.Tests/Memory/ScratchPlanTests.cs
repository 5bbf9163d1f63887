using Unrolled.Generator.Memory;

namespace Unrolled.Generator.Tests.Memory;

/// <summary>Scratch memory is handed out by role and name.</summary>
public sealed class ScratchPlanTests
{
    [Fact]
    public void Places_follow_each_other_from_the_start_on()
    {
        ScratchPlan plan = new("work", 5);

        Assert.Equal(new Place("work", 5), plan.Take(SlotRole.Crossing, "a", 3));
        Assert.Equal(new Place("work", 8), plan.Take(SlotRole.Crossing, "b", 2));
        Assert.Equal(10, plan.Length);
    }

    [Fact]
    public void The_same_role_and_name_is_the_same_place()
    {
        ScratchPlan plan = new("work", 0);
        Place first = plan.Take(SlotRole.Crossing, "a", 3);
        plan.Take(SlotRole.Crossing, "b", 2);

        Assert.Equal(first, plan.Take(SlotRole.Crossing, "a", 3));
        Assert.Equal(5, plan.Length);
    }

    [Fact]
    public void Another_role_is_another_place()
    {
        ScratchPlan plan = new("work", 0);

        Place[] places = [.. Enum.GetValues<SlotRole>().Select(role => plan.Take(role, "a", 3))];

        Assert.Equal(Enumerable.Range(0, places.Length).Select(i => new Place("work", 3 * i)), places);
    }

    [Fact]
    public void A_place_has_one_length()
    {
        ScratchPlan plan = new("work", 0);
        plan.Take(SlotRole.Sum, "a", 3);

        Assert.Equal("Sum a has 4 numbers, its slot 3.", Assert.Throws<InvalidOperationException>(() => plan.Take(SlotRole.Sum, "a", 4)).Message);
    }
}
