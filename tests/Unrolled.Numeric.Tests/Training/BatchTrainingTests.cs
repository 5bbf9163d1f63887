namespace Unrolled.Numeric.Tests.Training;

/// <summary>Two layers with dropout between, a rest state that is learned.</summary>
[LstmModel(Input = 2, Hidden = 5, Layers = 2, Steps = 4, Output = 3, Head = Head.Softmax, Dropout = true, LearnedInitialState = true)]
internal sealed partial class PathModel;

/// <summary>The same, side by side.</summary>
[LstmModel(Input = 2, Hidden = 5, Layers = 2, Steps = 4, Output = 3, Head = Head.Softmax, Dropout = true, LearnedInitialState = true, Batched = true)]
internal sealed partial class BatchedPathModel;

/// <summary>A trainer gives the same bits whether sequences run side by side or one after the other.</summary>
public sealed class BatchTrainingTests
{
    private const int Sequences = 70;

    public static TheoryData<int, int, int, SequenceOrder> Cases
    {
        get
        {
            var cases = new TheoryData<int, int, int, SequenceOrder>();
            for (int batch = 1; batch <= 33; batch++)
            {
                cases.Add(batch, 8, 1 + (batch % 3), SequenceOrder.Shuffled);
            }

            foreach (int chunks in new[] { 1, 3, 5, 40 })
            {
                cases.Add(33, chunks, 2, SequenceOrder.Shuffled);
                cases.Add(64, chunks, 3, SequenceOrder.InOrder);
                cases.Add(17, chunks, 1, SequenceOrder.Stream);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Company_threads_and_chunks_change_no_bit(int batch, int chunks, int threads, SequenceOrder order)
    {
        TrainerOptions options = new() { BatchSize = batch, Chunks = chunks, Threads = 1, Order = order, Seed = 3, Dropout = 0.25, ClipNorm = 1 };
        (float[] alone, double[] lossesAlone) = Train(PathModel.CreateRandom(1), options);
        options.Threads = threads;
        (float[] together, double[] losses) = Train(BatchedPathModel.CreateRandom(1), options);

        Assert.Equal(alone, together);
        Assert.Equal(lossesAlone, losses);
    }

    [Fact]
    public void A_step_allocates_nothing()
    {
        ClassifiedSequences<float> set = Paths();
        using Trainer<float> trainer = new(BatchedPathModel.CreateRandom(1), new Adam<float>(BatchedPathModel.ParameterLength), new TrainerOptions { Dropout = 0.5 });
        trainer.RunEpoch(set);

        NoGarbage.Assert(() => trainer.Step(set));
    }

    private static (float[] Parameters, double[] Losses) Train(INetwork<float> network, TrainerOptions options)
    {
        using Trainer<float> trainer = new(network, new Adam<float>(network.Layout.Length), options);
        ClassifiedSequences<float> set = Paths();
        double[] losses = [.. Enumerable.Range(0, 3).Select(_ => trainer.RunEpoch(set)), trainer.Evaluate(set).Loss];
        return (network.Parameters.ToArray(), losses);
    }

    private static ClassifiedSequences<float> Paths()
    {
        var random = new Xoshiro256(9);
        float[] inputs = [.. Enumerable.Range(0, Sequences * PathModel.InputLength).Select(_ => (2f * random.NextSingle()) - 1f)];
        int[] classes = [.. Enumerable.Range(0, Sequences * PathModel.Steps).Select(_ => (int)(random.NextUInt64() % 3))];
        return new ClassifiedSequences<float>(inputs, classes, Sequences);
    }
}
