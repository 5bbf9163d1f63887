using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Unrolled.Numeric.Models;

/// <summary>A hash over every bit that a model computes: outputs, states, logits and gradients.</summary>
internal static class Fingerprint
{
    public static string Of(AnnotatedModel model) => model.Shape.IsDouble ? Of(new Experiment<double>(model)) : Of(new Experiment<float>(model));

    private static string Of<T>(Experiment<T> experiment)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        (T[] outputs, T[] state) = experiment.Forward();
        TrainingRun<T> run = experiment.Train();
        return Of<T>([outputs, state, run.Logits, run.FinalState, run.ParameterGradient, run.InputGradient, run.StateGradient]);
    }

    /// <summary>The hash of all numbers, one array after the other.</summary>
    public static string Of<T>(T[][] everything)
        where T : unmanaged
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (T[] values in everything)
        {
            hash.AppendData(MemoryMarshal.AsBytes<T>(values));
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
