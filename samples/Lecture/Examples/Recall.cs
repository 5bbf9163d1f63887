using Lecture.Framework;
using Samples;

namespace Lecture.Examples;

[RnnModel(Input = Recall.Inputs, Hidden = 32, Steps = Recall.Distance + 1, Output = Recall.Symbols, Head = Head.Softmax, Topology = Topology.ManyToOne)]
internal sealed partial class RecallRnn;

[LstmModel(Input = Recall.Inputs, Hidden = 32, Steps = Recall.Distance + 1, Output = Recall.Symbols, Head = Head.Softmax, Topology = Topology.ManyToOne)]
internal sealed partial class RecallLstm;

[GruModel(Input = Recall.Inputs, Hidden = 32, Steps = Recall.Distance + 1, Output = Recall.Symbols, Head = Head.Softmax, Topology = Topology.ManyToOne)]
internal sealed partial class RecallGru;

/// <summary>One symbol, then 100 steps of others that do not matter: which was the first?</summary>
internal static class Recall
{
    public const int Distance = 100;
    public const int Symbols = 4;
    public const int Inputs = 2 * Symbols;

    /// <summary>s(5) = 0.993 keeps half of a value over 100 steps, so that the first gradients arrive; s(1) = 0.731 keeps 2e-14.</summary>
    private const double KeepBias = 5;

    public static void Run(Settings settings)
    {
        (Sequences<float> training, Sequences<float> heldOut) = MakeData(2500, settings.Seed).Split(5, settings.Seed);
        RecallLstm lstm = RecallLstm.CreateRandom(settings.Seed);
        Initializer.ForgetBias(RecallLstm.Layout["bias_l0"], lstm.Parameters, KeepBias);
        RecallGru gru = RecallGru.CreateRandom(settings.Seed);
        UpdateBias.Set<float>(gru, (float)KeepBias);

        // Uniform recurrent weights, as most libraries start a vanilla network: their spectral radius is below 1.
        RecallRnn rnn = RecallRnn.CreateRandom(settings.Seed);
        Initializer.PyTorch(RecallRnn.Layout, rnn.Parameters, settings.Seed);

        double chance = Answers.MajorityAccuracy(training, heldOut);
        foreach ((string name, INetwork<float> network) in new (string, INetwork<float>)[] { ("rnn", rnn), ("lstm", lstm), ("gru", gru) })
        {
            MiniBatchTraining.Train(network, training, new TrainingPlan(Epochs: 8, BatchSize: 16), settings.Seed);
            Report.Result($"recall-after-{Distance}-{name}", Answers.Of(network, heldOut).Accuracy, chance);
        }
    }

    /// <summary>The first step is one of the symbols to recall, the others are of a second set.</summary>
    private static Sequences<float> MakeData(int count, ulong seed)
    {
        var random = new Xoshiro256(seed);
        var inputs = new float[count][];
        var targets = new int[count][];
        var symbols = new int[Distance + 1];
        for (int i = 0; i < count; i++)
        {
            symbols[0] = random.NextInt32(Symbols);
            for (int t = 1; t <= Distance; t++)
            {
                symbols[t] = Symbols + random.NextInt32(Symbols);
            }

            inputs[i] = OneHot.Rows(symbols, Inputs);
            targets[i] = [symbols[0]];
        }

        return new Sequences<float>(inputs, targets);
    }
}
