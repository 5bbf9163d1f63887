namespace Unrolled.Numeric.Tests.Training;

/// <summary>The trainer over generated classes: tokens, lengths, dropout, a learned rest state.</summary>
public sealed class TrainerTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Tags_are_learned_and_beat_the_majority()
    {
        ClassifiedSequences<float, int> training = TrainedSets.Tags(400);
        TaggingModel model = TaggingModel.CreateRandom(1);
        using TokenTrainer<float> trainer = Start(model, dropout: 0.05, rate: 0.02);

        trainer.Fit(training, 40);

        Evaluation judged = trainer.Evaluate(training);
        Assert.InRange(judged.Score, 0.95, 1);
    }

    [Fact]
    public void Learned_rest_state_moves()
    {
        TaggingModel model = TaggingModel.CreateRandom(1);
        var before = new float[TaggingModel.StateLength];
        TaggingModel.Rest(model.Parameters, before);
        using TokenTrainer<float> trainer = Start(model);
        trainer.RunEpoch(TrainedSets.Tags(20));

        var after = new float[TaggingModel.StateLength];
        TaggingModel.Rest(model.Parameters, after);
        Assert.All(before.Zip(after), pair => Assert.NotEqual(pair.First, pair.Second));
    }

    [Fact]
    public void Padding_changes_no_bit() => Assert.Equal(Trained(TrainedSets.Tags(30, padding: 0)), Trained(TrainedSets.Tags(30, padding: 5)));

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void Threads_change_no_bit(int threads) => Assert.Equal(Trained(TrainedSets.Tags(30)), Trained(TrainedSets.Tags(30), threads));

    [Fact]
    public void Dropout_changes_training_and_not_evaluation()
    {
        ClassifiedSequences<float, int> set = TrainedSets.Tags(30);
        TaggingModel model = TaggingModel.CreateRandom(1);
        TaggingModel other = TaggingModel.CreateRandom(1);
        using TokenTrainer<float> dropping = Start(model, dropout: 0.5);
        using TokenTrainer<float> keeping = Start(other, dropout: 0);

        Assert.Equal(keeping.Evaluate(set), dropping.Evaluate(set));
        dropping.Step(set);
        keeping.Step(set);
        Assert.NotEqual(other.Parameters.ToArray(), model.Parameters.ToArray());
    }

    [Fact]
    public void Interrupted_training_gives_the_same_bits()
    {
        ClassifiedSequences<float, int> set = TrainedSets.Tags(30);
        TaggingModel whole = TaggingModel.CreateRandom(1);
        using TokenTrainer<float> once = Start(whole);
        once.RunEpoch(set);
        once.RunEpoch(set);

        TaggingModel first = TaggingModel.CreateRandom(1);
        using TokenTrainer<float> before = Start(first);
        before.Step(set);
        before.Step(set);
        before.Save(_path);
        TaggingModel second = TaggingModel.CreateRandom(9);
        using TokenTrainer<float> after = Start(second);
        after.Resume(_path);
        after.RunEpoch(set);
        after.RunEpoch(set);

        Assert.Equal(whole.Parameters.ToArray(), second.Parameters.ToArray());
    }

    [Fact]
    public void Resume_wants_the_same_training()
    {
        using TokenTrainer<float> saved = Start(TaggingModel.CreateRandom(1));
        saved.Step(TrainedSets.Tags(30));
        saved.Save(_path);

        Assert.Contains("dropout 0.5", Refusal(new TrainerOptions { BatchSize = 8, Seed = 7, ClipNorm = 1, Dropout = 0.5, Schedule = LearningRates.Constant(0.01) }, 0.9));
        Assert.Contains("betas 0.8", Refusal(Options(0.25, 1), beta1: 0.8));
        TrainerOptions faster = Options(0.25, 1);
        faster.Schedule = LearningRates.Linear(0.01, 0.001, 100);
        Assert.Contains("schedule", Refusal(faster, 0.9));
    }

    [Fact]
    public void A_step_allocates_nothing()
    {
        ClassifiedSequences<float, int> set = TrainedSets.Tags(30);
        using TokenTrainer<float> trainer = Start(TaggingModel.CreateRandom(1));
        trainer.RunEpoch(set);
        trainer.Step(set);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 10; i++)
        {
            trainer.Step(set);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Lengths_that_are_none_are_told()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>("lengths", () => new ClassifiedSequences<float, int>(new int[14], new int[14], 2, new[] { 7, 8 }, 7));
        Assert.Contains("Sequence 1 has the length 8", error.Message);
        Assert.Throws<ArgumentException>("lengths", () => new ClassifiedSequences<float, int>(new int[14], new int[14], 2, new[] { 7 }, 7));
    }

    [Fact]
    public void Valued_sequences_count_no_padding()
    {
        float[] targets = [1, 2, 9, 3, 4, 5];
        var set = new ValuedSequences<float>(new float[6], targets, 2, lengths: new[] { 2, 3 }, steps: 3, rows: 3);
        var gradient = new float[3];

        // (1 - 0)^2 and (2 - 0)^2 alone; the gradient of a mean over two.
        Assert.Equal(2.5, set.Loss(0, new float[3], gradient), 6);
        Assert.Equal([-1f, -2f, 0f], gradient);
        Assert.Throws<ArgumentOutOfRangeException>("rows", () => new ValuedSequences<float>(new float[6], targets, 2, lengths: new[] { 2, 3 }, steps: 3));
    }

    private static float[] Trained(SequenceSet<float, int> set, int threads = 1)
    {
        TaggingModel model = TaggingModel.CreateRandom(1);
        using TokenTrainer<float> trainer = Start(model, threads: threads);
        trainer.Fit(set, 3);
        return model.Parameters.ToArray();
    }

    private static TokenTrainer<float> Start(TaggingModel model, double dropout = 0.25, int threads = 1, double rate = 0.01)
    {
        TrainerOptions options = Options(dropout, threads);
        options.Schedule = LearningRates.Constant(rate);
        return new TokenTrainer<float>(model, new Adam<float>(TaggingModel.ParameterLength), options);
    }

    private static TrainerOptions Options(double dropout, int threads) =>
        new() { BatchSize = 8, Seed = 7, ClipNorm = 1, Dropout = dropout, Threads = threads, Schedule = LearningRates.Constant(0.01) };

    private string Refusal(TrainerOptions options, double beta1)
    {
        using var trainer = new TokenTrainer<float>(TaggingModel.CreateRandom(1), new Adam<float>(TaggingModel.ParameterLength, beta1: beta1), options);
        return Assert.Throws<InvalidDataException>(() => trainer.Resume(_path)).Message;
    }
}
