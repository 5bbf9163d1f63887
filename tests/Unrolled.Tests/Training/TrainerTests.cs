using static Unrolled.Tests.Training.MajorityTask;

namespace Unrolled.Tests.Training;

public sealed class TrainerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("unrolled").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>One step of plain gradient descent with rate 1 must change each parameter by the slope of the mean loss.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(50)]
    public void A_step_follows_the_slope_of_the_mean_loss(int chunks)
    {
        ClassifiedSequences<double> set = Majority<double>(7, 5, x => x);
        var network = new SmallNetwork<double>(5, 2, 4, 3);
        double[] before = network.Parameters.ToArray();
        using var trainer = new Trainer<double>(network, new Sgd<double>(before.Length, 1), new TrainerOptions { BatchSize = 7, Chunks = chunks });
        double[] slopes = new double[before.Length];
        for (int i = 0; i < slopes.Length; i++)
        {
            network.Parameters[i] = before[i] + 1e-4;
            double above = trainer.Evaluate(set).Loss;
            network.Parameters[i] = before[i] - 1e-4;
            slopes[i] = (above - trainer.Evaluate(set).Loss) / 2e-4;
            network.Parameters[i] = before[i];
        }

        double loss = trainer.Evaluate(set).Loss;
        Assert.Equal(loss, trainer.Step(set), 1e-14);
        for (int i = 0; i < slopes.Length; i++)
        {
            Assert.Equal(slopes[i], before[i] - network.Parameters[i], 1e-7);
        }

        Assert.Equal(Math.Sqrt(slopes.Sum(s => s * s)), trainer.GradientNorm, 1e-7);
    }

    [Fact]
    public void Training_learns_and_its_score_is_an_accuracy()
    {
        ClassifiedSequences<float> training = Majority(400, 5, x => (float)x);
        ClassifiedSequences<float> test = Majority(200, 5, x => (float)x, seed: 9);
        var network = new SmallNetwork<float>(5, 2, 12, 3);
        using var trainer = new Trainer<float>(network, new Adam<float>(network.Layout.Length, 0.01), new TrainerOptions { ClipNorm = 1, BatchSize = 16 });
        Evaluation before = trainer.Evaluate(test);
        trainer.Fit(training, 30);
        Evaluation after = trainer.Evaluate(test);
        Assert.InRange(before.Score, 0, 0.6);
        Assert.InRange(after.Score, 0.95, 1);
        Assert.True(after.Loss < 0.2 * before.Loss);
        Assert.Equal(30 * 25, trainer.Steps);
    }

    [Theory]
    [InlineData(SequenceOrder.Shuffled)]
    [InlineData(SequenceOrder.Stream)]
    public void The_number_of_threads_changes_no_bit(SequenceOrder order)
    {
        float[] Train(int threads)
        {
            var network = new SmallNetwork<float>(5, 2, 6, 3);
            var options = new TrainerOptions { Threads = threads, BatchSize = 13, Chunks = 5, Order = order };
            using var trainer = new Trainer<float>(network, new Adam<float>(network.Layout.Length, 0.01), options);
            trainer.Fit(Majority(40, 5, x => (float)x), 4, Majority(11, 5, x => (float)x, 3));
            return network.Parameters.ToArray();
        }

        float[] one = Train(1);
        Assert.Equal(one, Train(2));
        Assert.Equal(one, Train(4));
        Assert.Equal(one, Train(9));
    }

    [Theory]
    [InlineData(SequenceOrder.Shuffled)]
    [InlineData(SequenceOrder.InOrder)]
    [InlineData(SequenceOrder.Stream)]
    public void A_resumed_training_gives_the_same_bits(SequenceOrder order)
    {
        ClassifiedSequences<double> training = Majority<double>(40, 5, x => x);
        ClassifiedSequences<double> validation = Majority<double>(10, 5, x => x, 3);
        Trainer<double> Start(ulong seed)
        {
            var network = new SmallNetwork<double>(5, 2, 6, 3, seed);
            var options = new TrainerOptions { BatchSize = 8, Order = order, Schedule = LearningRates.Linear(0.05, 0.001, 60) };
            return new Trainer<double>(network, new AdamW<double>(network.Layout.Length), options);
        }

        // At the end of Fit the best parameters are put back; the last ones are what must agree, and both do.
        double[] last = [];
        using Trainer<double> whole = Start(1);
        whole.Fit(training, 8, validation, patience: 7, _ => last = whole.Network.Parameters.ToArray());

        using Trainer<double> first = Start(1);
        first.Fit(training, 3, validation, report: _ => first.Save(PathOf("between")));
        using Trainer<double> second = Start(2);
        second.Resume(PathOf("between"));
        Assert.Equal(3, second.Epoch);
        second.Step(training);
        second.Step(training);
        second.Save(PathOf("within"));
        using Trainer<double> third = Start(3);
        third.Resume(PathOf("within"));
        Assert.Equal(16, third.Position);
        double[] resumed = [];
        third.Fit(training, 8 - third.Epoch, validation, patience: 7, _ => resumed = third.Network.Parameters.ToArray());
        Assert.Equal(last, resumed);
        Assert.Equal(whole.Network.Parameters.ToArray(), third.Network.Parameters.ToArray());
        Assert.Equal((whole.Steps, whole.BestEpoch, whole.BestLoss), (third.Steps, third.BestEpoch, third.BestLoss));

        var loaded = new double[third.Network.Layout.Length];
        Checkpoint.Load<double>(PathOf("within"), third.Network.Layout, loaded);
    }

    [Fact]
    public void A_checkpoint_of_another_training_is_refused_and_changes_nothing()
    {
        var network = new SmallNetwork<double>(5, 2, 6, 3);
        int length = network.Layout.Length;
        ClassifiedSequences<double> set = Majority<double>(20, 5, x => x);
        using (var trainer = new Trainer<double>(network, new Adam<double>(length)))
        {
            trainer.RunEpoch(set);
            trainer.Save(PathOf("adam"));
        }

        Checkpoint.Save<double>(PathOf("bare"), network.Layout, network.Parameters);
        double[] before = network.Parameters.ToArray();
        void Refused(Optimizer<double> optimizer, TrainerOptions options, string file, string because)
        {
            using var trainer = new Trainer<double>(network, optimizer, options);
            Assert.Contains(because, Assert.Throws<InvalidDataException>(() => trainer.Resume(PathOf(file))).Message, StringComparison.Ordinal);
            Assert.Equal(before, network.Parameters.ToArray());
            Assert.Equal(0, trainer.Epoch);
        }

        Refused(new Sgd<double>(length, 0.1), new TrainerOptions(), "adam", "the optimizer needed is 'sgd', found is 'adam'");
        Refused(new Adam<double>(length), new TrainerOptions { BatchSize = 4 }, "adam", "batch 4");
        Refused(new Adam<double>(length), new TrainerOptions { Seed = 2 }, "adam", "seed 2");
        Refused(new Adam<double>(length), new TrainerOptions(), "bare", "found is none");
        TensorFile beyond = TensorFile.Read(PathOf("adam"));
        beyond.Metadata[Checkpoint.TrainingPrefix + "epoch"] = "4294967297";
        beyond.Write(PathOf("beyond"));
        Refused(new Adam<double>(length), new TrainerOptions(), "beyond", "found is '4294967297'");
        beyond.Metadata[Checkpoint.TrainingPrefix + "epoch"] = "1";
        beyond.Metadata[Checkpoint.TrainingPrefix + "steps"] = "9223372036854775807";
        beyond.Write(PathOf("steps"));
        Refused(new Adam<double>(length), new TrainerOptions(), "steps", "found is '9223372036854775807'");
        beyond.Metadata[Checkpoint.TrainingPrefix + "steps"] = "1";
        beyond.Metadata[Checkpoint.TrainingPrefix + "position"] = "21";
        beyond.Write(PathOf("position"));
        Refused(new Adam<double>(length), new TrainerOptions(), "position", "21 sequences are done of an epoch of 20");
        beyond.Metadata[Checkpoint.TrainingPrefix + "position"] = "20";
        With(beyond, NamedTensor.From<double>("training.optimizer.scalars", [2], [0.5, double.NaN])).Write(PathOf("nan"));
        Refused(new Adam<double>(length), new TrainerOptions(), "nan", "training.optimizer.scalars F64 [2] has NaN at place 1");
        var other = new SmallNetwork<double>(5, 2, 7, 3);
        using var wrong = new Trainer<double>(other, new Adam<double>(other.Layout.Length));
        Assert.Contains("weight_hh_l0 [7, 7]", Assert.Throws<InvalidDataException>(() => wrong.Resume(PathOf("adam"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Training_stops_when_the_validation_loss_stays_up_and_keeps_the_best()
    {
        // Validation asks for the opposite of training: its loss can only rise.
        ClassifiedSequences<double> training = Majority<double>(40, 5, x => x);
        ClassifiedSequences<double> opposite = Majority<double>(40, 5, x => x, opposite: true);
        var network = new SmallNetwork<double>(5, 2, 6, 3);
        using var trainer = new Trainer<double>(network, new Adam<double>(network.Layout.Length, 0.05));
        var reports = new List<EpochReport>();
        double[] best = [];
        trainer.Fit(training, 50, opposite, patience: 4, report: r =>
        {
            reports.Add(r);
            best = r.IsBest ? network.Parameters.ToArray() : best;
        });
        Assert.Equal(trainer.BestEpoch + 4, trainer.Epoch);
        Assert.True(trainer.Epoch < 50);
        Assert.Equal(best, network.Parameters.ToArray());
        Assert.Equal(reports.Min(r => r.Validation!.Value.Loss), trainer.BestLoss);
        Assert.Equal(trainer.BestLoss, trainer.Evaluate(opposite).Loss);
    }

    [Fact]
    public void A_training_that_is_resumed_within_an_epoch_wants_the_same_set()
    {
        var network = new SmallNetwork<double>(5, 2, 6, 3);
        using (var trainer = new Trainer<double>(network, new Adam<double>(network.Layout.Length), new TrainerOptions { BatchSize = 8 }))
        {
            trainer.Step(Majority<double>(20, 5, x => x));
            trainer.Save(PathOf("within"));
        }

        using var resumed = new Trainer<double>(network, new Adam<double>(network.Layout.Length), new TrainerOptions { BatchSize = 8 });
        resumed.Resume(PathOf("within"));
        Assert.Contains("after 8 of 20 sequences", Assert.Throws<ArgumentException>("set", () => resumed.Step(Majority<double>(24, 5, x => x))).Message, StringComparison.Ordinal);
        resumed.RunEpoch(Majority<double>(20, 5, x => x));
        resumed.RunEpoch(Majority<double>(24, 5, x => x));
        Assert.Equal(2, resumed.Epoch);
    }

    [Fact]
    public void Steps_allocate_nothing_on_any_thread()
    {
        var network = new SmallNetwork<float>(5, 2, 6, 3);
        ClassifiedSequences<float> set = Majority(64, 5, x => (float)x);
        foreach (int threads in new[] { 1, 3 })
        {
            var options = new TrainerOptions { Threads = threads, BatchSize = 16, ClipNorm = 1, ClipValue = 1, Schedule = LearningRates.Cosine(0.01, 0.001, 100) };
            using var trainer = new Trainer<float>(network, new Adam<float>(network.Layout.Length), options);
            Allocation.IsZero(() => trainer.RunEpochAndEvaluate(set));
        }
    }

    [Fact]
    public void A_gradient_that_is_not_finite_changes_nothing()
    {
        var network = new SmallNetwork<float>(1, 1, 2, 1);
        float[] before = network.Parameters.ToArray();
        using var trainer = new Trainer<float>(network, new Adam<float>(before.Length));
        // The gradient of the squared error is twice the distance, which is beyond the largest float.
        Assert.Throws<ArithmeticException>(() => trainer.Step(new ValuedSequences<float>(new[] { 1f }, new[] { 3e38f }, 1)));
        Assert.Equal(before, network.Parameters.ToArray());
        Assert.Equal(0, trainer.Steps);
        Assert.Throws<ArgumentException>("set", () => trainer.Step(new ValuedSequences<float>(default, default, 0)));
        Assert.Throws<ArgumentException>("optimizer", () => new Trainer<float>(network, new Adam<float>(3)));
        Assert.Throws<ArgumentOutOfRangeException>("BatchSize", () => new Trainer<float>(network, new Adam<float>(before.Length), new TrainerOptions { BatchSize = 0 }));
    }

    [Fact]
    public void An_exception_in_a_worker_reaches_the_caller()
    {
        var network = new SmallNetwork<float>(1, 1, 2, 2);
        using var trainer = new Trainer<float>(network, new Adam<float>(network.Layout.Length), new TrainerOptions { Threads = 2, BatchSize = 4, Chunks = 4 });
        int[] classes = [0, 1, 0, 1];
        var set = new ClassifiedSequences<float>(new float[4], classes, 4);
        Assert.InRange(trainer.Step(set), 0, 10);

        // A class that changes after the set was checked.
        classes[3] = 5;
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => trainer.Step(set));
        Assert.Contains("has the class 5", error.Message, StringComparison.Ordinal);
        classes[3] = 1;
        Assert.InRange(trainer.Step(set), 0, 10);
    }

    /// <summary>The file with another tensor in place of the one of that name.</summary>
    private static TensorFile With(TensorFile file, NamedTensor other)
    {
        var changed = new TensorFile();
        foreach ((string key, string value) in file.Metadata)
        {
            changed.Metadata[key] = value;
        }

        foreach (NamedTensor tensor in file.Tensors)
        {
            changed.Add(tensor.Name == other.Name ? other : tensor);
        }

        return changed;
    }

    private string PathOf(string name) => Path.Combine(_folder, name);
}

internal static class TrainerExtensions
{
    public static void RunEpochAndEvaluate(this Trainer<float> trainer, SequenceSet<float, float> set)
    {
        trainer.RunEpoch(set);
        trainer.Evaluate(set);
    }
}
