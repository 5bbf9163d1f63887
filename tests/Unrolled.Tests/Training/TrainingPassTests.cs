namespace Unrolled.Tests.Training;

/// <summary>The step by hand: the same bits as the trainer's, and as the network's own passes.</summary>
public sealed class TrainingPassTests
{
    private static readonly double[] Inputs = [.. Enumerable.Range(0, 24).Select(i => Math.Sin(i))];
    private static readonly int[] Classes = [0, 1, 2, 1, 2, 0];

    [Fact]
    public void Three_lines_train_as_the_trainer_does()
    {
        var byHand = new SmallNetwork<double>(3, 4, 5, 3);
        var byTrainer = new SmallNetwork<double>(3, 4, 5, 3);
        var set = new ClassifiedSequences<double>(Inputs, Classes, 2);
        using Trainer<double, double> trainer = Trainer.For(byTrainer, new Adam<double>(byTrainer.Layout.Length), new TrainerOptions { BatchSize = 1, Order = SequenceOrder.InOrder });

        TrainingPass<double, double> pass = TrainingPass.For(byHand);
        var optimizer = new Adam<double>(byHand.Layout.Length);
        for (int sequence = 0; sequence < 2; sequence++)
        {
            ReadOnlySpan<double> input = Inputs.AsSpan(12 * sequence, 12);
            double loss = Losses.SoftmaxCrossEntropy(pass.Forward(input), Classes.AsSpan(3 * sequence, 3), pass.LogitGradient);
            pass.Backward(input);
            optimizer.Step(byHand.Parameters, pass.Gradient);
            pass.ClearGradient();
            Assert.Equal(trainer.Step(set), loss);
            Assert.Equal(byTrainer.Parameters.ToArray(), byHand.Parameters.ToArray());
        }
    }

    [Fact]
    public void A_stream_goes_on_from_the_state_and_a_run_from_rest_does_not()
    {
        TrainingPass<double, double> pass = TrainingPass.For(new SmallNetwork<double>(3, 4, 5, 3));
        double[] first = pass.Forward(Inputs.AsSpan(0, 12)).ToArray();
        double[] state = pass.State.ToArray();
        double[] on = pass.ForwardOn(Inputs.AsSpan(12, 12)).ToArray();
        Assert.NotEqual(state, pass.State.ToArray());
        state.CopyTo(pass.State);
        Assert.Equal(on, pass.ForwardOn(Inputs.AsSpan(12, 12)).ToArray());
        Assert.Equal(first, pass.Forward(Inputs.AsSpan(0, 12)).ToArray());
    }

    [Fact]
    public void A_tape_serves_one_backward_pass()
    {
        TrainingPass<double, double> pass = TrainingPass.For(new SmallNetwork<double>(3, 4, 5, 3));
        Assert.Throws<InvalidOperationException>(() => pass.Backward(Inputs.AsSpan(0, 12)));
        pass.Forward(Inputs.AsSpan(0, 12));
        pass.LogitGradient.Fill(1);
        pass.Backward(Inputs.AsSpan(0, 12));
        Assert.Contains(pass.Gradient.ToArray(), x => x != 0);
        Assert.Throws<InvalidOperationException>(() => pass.Backward(Inputs.AsSpan(0, 12)));
        pass.ClearGradient();
        Assert.DoesNotContain(pass.Gradient.ToArray(), x => x != 0);
        Assert.Throws<ArgumentNullException>("network", () => TrainingPass.For<double, double>(null!));
    }

    [Fact]
    public void It_allocates_nothing()
    {
        TrainingPass<double, double> pass = TrainingPass.For(new SmallNetwork<double>(3, 4, 5, 3));
        Allocation.IsZero(() =>
        {
            pass.Forward(Inputs.AsSpan(0, 12));
            pass.Backward(Inputs.AsSpan(0, 12));
            pass.ClearGradient();
        });
    }
}
