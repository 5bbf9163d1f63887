using Samples;

namespace Crowd;

/// <summary>Teaches a hunter: flights of some frames, the true velocity at each as the target.</summary>
internal static class Training
{
    /// <summary>Frames of a flight.</summary>
    public const int Frames = 48;

    private const int Flights = 3000;
    private const int Epochs = 30;

    public static Hunter Run(ulong seed)
    {
        Hunter hunter = Hunter.CreateRandom(seed);
        using var trainer = Trainer.For(
            hunter, new Adam<float>(Hunter.ParameterLength, learningRate: 5e-3), new TrainerOptions { Seed = seed, ClipNorm = 1, Threads = Environment.ProcessorCount });
        ValuedSequences<float> flights = Make(Flights, seed);
        TrainingProgress.Run($"training {nameof(Hunter)}, {Hunter.ParameterCount} parameters", Epochs, progress =>
            trainer.Fit(flights, Epochs, report: epoch => progress.Report(epoch.Epoch, epoch.Loss)));
        return hunter;
    }

    private static ValuedSequences<float> Make(int count, ulong seed)
    {
        var fireflies = new Fireflies(count, seed);
        var inputs = new float[count * Hunter.InputLength];
        var targets = new float[count * Hunter.OutputLength];
        var seen = new float[count * Fireflies.Seen];
        for (int t = 0; t < Frames; t++)
        {
            fireflies.Look(seen);
            for (int i = 0; i < count; i++)
            {
                seen.AsSpan(i * Fireflies.Seen, Fireflies.Seen).CopyTo(inputs.AsSpan((i * Hunter.InputLength) + (t * Hunter.InputSize)));
                int target = (i * Hunter.OutputLength) + (t * Hunter.OutputSize);
                (targets[target], targets[target + 1]) = fireflies.VelocityOf(i);
            }

            fireflies.Fly();
        }

        return new ValuedSequences<float>(inputs, targets, count);
    }
}
