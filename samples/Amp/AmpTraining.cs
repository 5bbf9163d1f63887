namespace Amp;

/// <summary>Teaches the own model what the made amplifier does.</summary>
internal static class AmpTraining
{
    /// <summary>Samples a second of the own model.</summary>
    public const int SampleRate = 48_000;

    private const double Seconds = 20;
    private const int Pieces = 32;

    /// <param name="epochs">Passes over the sound.</param>
    /// <param name="seed">Of the first values and of the sound.</param>
    /// <param name="report">Told the epoch and its loss.</param>
    public static OwnAmp Run(int epochs, ulong seed, Action<int, double> report)
    {
        float[] sound = Strings.Play(Seconds, SampleRate, seed);
        float[] target = new MadeAmplifier(SampleRate).Process(sound);
        int windows = sound.Length / OwnAmp.Steps;
        var set = new ValuedSequences<float>(sound[..(windows * OwnAmp.Steps)], target[..(windows * OwnAmp.Steps)], windows);
        OwnAmp network = OwnAmp.CreateRandom(seed);

        // Windows of a stream: the state goes on from one to the next, as it does when the model plays.
        int steps = epochs * (windows / Pieces);
        using var trainer = Trainer.For(
            network,
            new Adam<float>(OwnAmp.ParameterLength, learningRate: 5e-3),
            new TrainerOptions
            {
                Seed = seed,
                BatchSize = Pieces,
                Order = SequenceOrder.Stream,
                ClipNorm = 1,
                Threads = Environment.ProcessorCount,
                Schedule = LearningRates.Cosine(5e-3, 1e-4, steps),
            });
        trainer.Fit(set, epochs, report: epoch => report(epoch.Epoch, epoch.Loss));
        return network;
    }

    /// <summary>What is left of the target's energy in the error, over unseen sound: the measure of the audio models.</summary>
    public static double ErrorToSignal(OwnAmp network, ulong seed)
    {
        float[] sound = Strings.Play(5, SampleRate, seed);
        float[] target = new MadeAmplifier(SampleRate).Process(sound);
        var output = new float[sound.Length];
        network.Process(network.CreateState(), sound, output);
        double error = 0, signal = 0;
        for (int t = 0; t < sound.Length; t++)
        {
            error += Math.Pow(output[t] - target[t], 2);
            signal += Math.Pow(target[t], 2);
        }

        return error / signal;
    }
}
