namespace Unrolled.Tests.Training;

/// <summary>Which sequences a trainer takes when, what a stream carries on, and the schedules.</summary>
public sealed class SequenceOrderTests
{
    [Fact]
    public void A_shuffled_epoch_takes_each_sequence_once_in_an_order_of_its_own()
    {
        var first = Record(new TrainerOptions { BatchSize = 4 }, 10, 2);
        Assert.Equal([4, 4, 2, 4, 4, 2], first.Batches);
        Assert.Equal(Enumerable.Range(0, 10), first.Taken[..10].Order());
        Assert.Equal(Enumerable.Range(0, 10), first.Taken[10..].Order());
        Assert.NotEqual(first.Taken[..10], first.Taken[10..]);
        Assert.NotEqual(Enumerable.Range(0, 10), first.Taken[..10]);
        Assert.Equal(first.Taken, Record(new TrainerOptions { BatchSize = 4 }, 10, 2).Taken);
        Assert.NotEqual(first.Taken, Record(new TrainerOptions { BatchSize = 4, Seed = 2 }, 10, 2).Taken);
    }

    [Fact]
    public void A_stream_is_cut_into_pieces_that_run_side_by_side()
    {
        var stream = Record(new TrainerOptions { BatchSize = 3, Order = SequenceOrder.Stream }, 11, 1);
        Assert.Equal([0, 3, 6, 1, 4, 7, 2, 5, 8], stream.Taken);
        Assert.Equal([3, 3, 3], stream.Batches);
        Assert.Equal([0, 1, 2, 3, 4], Record(new TrainerOptions { BatchSize = 2, Order = SequenceOrder.InOrder }, 5, 1).Taken);
    }

    /// <summary>Windows of 4 with the state carried give what one run over all 12 steps gives.</summary>
    [Fact]
    public void A_stream_carries_the_state_from_window_to_window()
    {
        int[] tokens = [0, 1, 2, 1, 0, 2, 2, 1, 0, 0, 1, 2, 1];
        var windows = new SmallNetwork<double>(4, 3, 5, 3);
        var whole = new SmallNetwork<double>(12, 3, 5, 3);
        using var streaming = new Trainer<double>(windows, new Sgd<double>(windows.Layout.Length, 0), new TrainerOptions { BatchSize = 1, Order = SequenceOrder.Stream });
        using var once = new Trainer<double>(whole, new Sgd<double>(whole.Layout.Length, 0), new TrainerOptions { BatchSize = 1 });
        double expected = once.Evaluate(new TokenWindows<double>(tokens, 3, 12)).Loss;
        var set = new TokenWindows<double>(tokens, 3, 4);
        Assert.Equal(3, set.Count);
        Assert.Equal(expected, streaming.Evaluate(set).Loss, 1e-14);
        Assert.Equal(expected, streaming.RunEpoch(set), 1e-14);
        Assert.Equal(expected, streaming.RunEpoch(set), 1e-14);

        using var apart = new Trainer<double>(windows, new Sgd<double>(windows.Layout.Length, 0), new TrainerOptions { BatchSize = 1, Order = SequenceOrder.InOrder });
        Assert.NotEqual(expected, apart.Evaluate(set).Loss, 1e-6);
        Assert.Throws<ArgumentOutOfRangeException>("tokens", () => new TokenWindows<double>(tokens, 2, 4));
    }

    [Fact]
    public void Schedules_have_the_values_of_their_formulas()
    {
        LearningRateSchedule linear = LearningRates.Linear(1, 0.2, 10);
        Assert.Equal([1, 0.6, 0.2, 0.2], new[] { linear(0), linear(5), linear(10), linear(99) }.Select(x => Math.Round(x, 12)));
        LearningRateSchedule cosine = LearningRates.Cosine(1, 0.2, 8);
        for (int step = 0; step < 12; step++)
        {
            Assert.Equal(0.2 + (0.4 * (1 + Math.Cos(Math.PI * Math.Min(step, 8) / 8))), cosine(step), 1e-14);
        }

        LearningRateSchedule decay = LearningRates.Decay(0.5, 0.9, 3);
        Assert.Equal(0.5, decay(2));
        Assert.Equal(0.5 * Math.Pow(0.9, 7), decay(23), 1e-14);
        LearningRateSchedule drop = LearningRates.Drop(3, 1, 5);
        Assert.Equal([3, 1], new[] { drop(4), drop(5) });
        LearningRateSchedule warm = LearningRates.Warmup(4, LearningRates.Drop(8, 1, 2));
        Assert.Equal([2, 4, 6, 8, 8, 8, 1], Enumerable.Range(0, 7).Select(i => warm(i)));
        Assert.Equal(7, LearningRates.Constant(7)(123));
    }

    [Fact]
    public void The_schedule_and_the_limits_decide_the_step()
    {
        var network = new SmallNetwork<double>(1, 1, 2, 1);
        double[] before = network.Parameters.ToArray();
        var options = new TrainerOptions { ClipNorm = 0.5, Schedule = LearningRates.Linear(0.2, 0, 2) };
        using var trainer = new Trainer<double>(network, new Sgd<double>(before.Length, 99), options);
        var set = new ValuedSequences<double>(new[] { 1.0 }, new[] { 50.0 }, 1);
        trainer.Step(set);
        double[] after = network.Parameters.ToArray();
        Assert.True(trainer.GradientNorm > 10);
        Assert.Equal(0.2 * 0.5, Math.Sqrt(before.Zip(after, (b, a) => (b - a) * (b - a)).Sum()), 1e-12);
        trainer.Step(set);
        Assert.Equal(0.1, trainer.Optimizer.LearningRate);
        using var limited = new Trainer<double>(network, new Sgd<double>(before.Length, 1), new TrainerOptions { ClipValue = 0.01 });
        after = network.Parameters.ToArray();
        limited.Step(set);
        Assert.Equal(0.01, after.Zip(network.Parameters.ToArray(), (b, a) => Math.Abs(b - a)).Max(), 1e-12);
    }

    private static (List<int> Batches, int[] Taken) Record(TrainerOptions options, int count, int epochs)
    {
        var network = new SmallNetwork<float>(1, 1, 2, 1);
        var set = new Recorder(count);
        var batches = new List<int>();
        using var trainer = new Trainer<float>(network, new Sgd<float>(network.Layout.Length, 0), options);
        while (trainer.Epoch < epochs)
        {
            int before = set.Taken.Count;
            trainer.Step(set);
            batches.Add(set.Taken.Count - before);
            if (trainer.Position >= count - (options.Order == SequenceOrder.Stream ? count % options.BatchSize : 0) && trainer.Epoch == epochs - 1)
            {
                break;
            }
        }

        return (batches, set.Taken.ToArray());
    }

    private sealed class Recorder(int count) : SequenceSet<float>
    {
        public List<int> Taken { get; } = [];

        public override int Count => count;

        public override void Read(int index, Span<float> input)
        {
            Taken.Add(index);
            input[0] = index;
        }

        public override double Loss(int index, ReadOnlySpan<float> logits, Span<float> gradient) => Losses.MeanSquaredError(logits, [1f], gradient);
    }
}
