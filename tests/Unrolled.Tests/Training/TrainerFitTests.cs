namespace Unrolled.Tests.Training;

/// <summary>Fit: where it counts from, what it reports, how it stops.</summary>
public sealed class TrainerFitTests
{
    [Fact]
    public void Fit_counts_epochs_from_where_the_training_is()
    {
        var network = new SmallNetwork<double>(5, 2, 6, 3);
        using Trainer<double, double> trainer = Trainer.For(network, new Adam<double>(network.Layout.Length), new TrainerOptions { BatchSize = 8 });
        ClassifiedSequences<double> set = MajorityTask.Majority<double>(20, 5, x => x);
        trainer.Fit(set, 2);
        trainer.Fit(set, 3);
        Assert.Equal((5, 15), (trainer.Epoch, trainer.Steps));
        trainer.Step(set);
        trainer.Fit(set, 1);
        Assert.Equal((6, 18), (trainer.Epoch, trainer.Steps));
        Assert.Throws<ArgumentOutOfRangeException>("epochs", () => trainer.Fit(set, -1));
        Assert.Throws<ArgumentOutOfRangeException>("patience", () => trainer.Fit(set, 1, set, patience: -1));
        Assert.Throws<ArgumentException>("patience", () => trainer.Fit(set, 1, patience: 3));
        Assert.Equal(6, trainer.Epoch);
    }

    [Fact]
    public void Fit_reports_every_step_and_stops_between_two_when_asked()
    {
        var network = new SmallNetwork<double>(5, 2, 6, 3);
        using Trainer<double, double> trainer = Trainer.For(network, new Adam<double>(network.Layout.Length), new TrainerOptions { BatchSize = 8 });
        ClassifiedSequences<double> set = MajorityTask.Majority<double>(20, 5, x => x);
        using var source = new CancellationTokenSource();
        var seen = new List<(int, int, int)>();
        Assert.Throws<OperationCanceledException>(() => trainer.Fit(
            set,
            9,
            progress: step =>
            {
                seen.Add((step.Epoch, step.Position, step.Sequences));
                if (seen.Count == 4)
                {
                    source.Cancel();
                }
            },
            cancellation: source.Token));
        Assert.Equal([(1, 8, 20), (1, 16, 20), (1, 20, 20), (2, 8, 20)], seen);
        Assert.Equal((1, 8, 4), (trainer.Epoch, trainer.Position, trainer.Steps));
        trainer.Fit(set, 1);
        Assert.Equal((2, 6), (trainer.Epoch, trainer.Steps));
    }
}
