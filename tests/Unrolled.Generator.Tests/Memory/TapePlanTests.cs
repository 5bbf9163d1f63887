using Unrolled.Generator.Graph;
using Unrolled.Generator.Memory;
using Unrolled.Generator.Network;
using Unrolled.Generator.Tests.Harness;

namespace Unrolled.Generator.Tests.Memory;

/// <summary>The rows of the tape.</summary>
public sealed class TapePlanTests
{
    [Theory]
    [MemberData(nameof(Models.Names), MemberType = typeof(Models))]
    public void The_rows_of_a_tape_do_not_overlap_and_leave_no_gap(string model) => AssertTiled(LoweredModel.Named(model));

    [Theory]
    [MemberData(nameof(Models.Names), MemberType = typeof(Models))]
    public void What_programs_can_look_at_lies_on_the_tape_under_names_of_its_own(string model)
    {
        LoweredModel lowered = LoweredModel.Named(model);
        TapePlan tape = TapePlan.Of(lowered.Network, lowered.Reverses, lowered.Addresses);

        Assert.NotEmpty(tape.Visible);
        Assert.Distinct(tape.Visible.Select(slot => slot.Name));
        Assert.All(tape.Visible, slot =>
        {
            Assert.Equal(lowered.Spec.Steps, slot.Rows);
            Assert.InRange(slot.Start, 0, tape.Length - slot.Length);
        });
    }

    [Fact]
    public void A_reversed_pass_comes_from_the_step_after()
    {
        LoweredModel lowered = LoweredModel.Named("reverse");
        TapePlan tape = TapePlan.Of(lowered.Network, lowered.Reverses, lowered.Addresses);
        Pass pass = lowered.Network.TrainingPasses.Single();
        Carry h = pass.Carried[0];
        Body body = pass.Phases[0].Body;

        Assert.Equal(tape.After(body, h, 3), tape.Before(body, h, 2));
        Assert.Equal(tape.Before(body, h, lowered.Spec.Steps - 1), tape.Edge(pass, h, isInitial: true));
        Assert.Equal(tape.After(body, h, 0), tape.Edge(pass, h, isInitial: false));
    }

    internal static void AssertTiled(LoweredModel lowered)
    {
        TapePlan tape = TapePlan.Of(lowered.Network, lowered.Reverses, lowered.Addresses);
        int end = 0;
        IEnumerable<(int Start, int Length, string Name)> rows = RowsOf(lowered, tape)
            .Where(row => row.Length > 0)
            .DistinctBy(row => (row.Start, row.Length))
            .OrderBy(row => row.Start);
        foreach ((int start, int length, string name) in rows)
        {
            Assert.True(start == end, $"{name} starts at {start}, the row before it ends at {end}.");
            end = start + length;
        }

        Assert.Equal(tape.Length, end);
    }

    /// <summary>All rows that the plan hands out, those that bodies share more than once.</summary>
    private static IEnumerable<(int Start, int Length, string Name)> RowsOf(LoweredModel lowered, TapePlan tape)
    {
        for (int t = 0; t < lowered.Spec.Steps; t++)
        {
            foreach (Body body in lowered.Network.TrainingBodies)
            {
                ReverseBody reverse = lowered.Reverses[body];
                IEnumerable<(Value Value, Place Place)> rows = tape.KeptBy(body, t)
                    .Concat(TapePlan.SummedGradients(reverse).Select(gradient => (gradient, tape.Of(gradient, t))))
                    .Concat(lowered.Spec.Trace ? reverse.Carried.Select(carry => (carry.Total, tape.TraceOf(carry, t))) : []);
                foreach ((Value value, Place place) in rows)
                {
                    yield return (place.Start.Constant, value.Gates * value.Space.Count, $"{value.Name} of step {t}");
                }
            }

            foreach (Sequence sequence in lowered.Network.Sequences)
            {
                yield return (tape.Sequences.RowOf(sequence, t, 0).Start.Constant, sequence.Width, $"{sequence.Name} of step {t}");
                foreach (string reader in sequence.Readers)
                {
                    yield return (tape.GradientOf(sequence, reader, t, 0).Start.Constant, sequence.Width, $"d {sequence.Name} of step {t} from {reader}");
                }
            }
        }

        TapeSlot[] slots = tape.Feedback is { } fed
            ? [tape.OtherInputGradient, tape.StateGradient, fed.Inputs, fed.LogitGradients, fed.InputGradient]
            : [tape.OtherInputGradient, tape.StateGradient];
        foreach (TapeSlot slot in slots)
        {
            yield return (slot.Start, slot.Length, slot.Name);
        }
    }
}
