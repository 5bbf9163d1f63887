using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Unrolled.Benchmarks.Models;

/// <summary>A hash over every bit that the measured models compute: one for all machines, vector widths, tiers and compilers.</summary>
internal static class Bits
{
    /// <summary>The steps of training that the record holds.</summary>
    public const int UsualTrainingSteps = 1000;

    /// <summary>A line <c>bits: MODE HASH</c> for each mode.</summary>
    public static IEnumerable<string> Lines(int trainingSteps) =>
        from subject in Subjects.All
        group subject by subject.Mode into mode
        select $"bits: {mode.Key} {Of(mode, trainingSteps)}";

    /// <summary>The work of a hash in slices, a training step each: whoever must not wait for all of it pauses between two.</summary>
    public static IEnumerable<Subject> Slices(IncrementalHash hash, IEnumerable<Subject> subjects, int trainingSteps)
    {
        foreach (Subject subject in subjects)
        {
            var run = new SubjectRun(subject, seed: 7);
            Append(hash, subject, run);
            var adam = new Adam<float>(run.Gradient.Length, learningRate: 0.01);
            for (int step = 0; step < trainingSteps; step++)
            {
                run.Train();
                adam.Step(run.Parameters, run.Gradient);
                yield return subject;
            }

            Append(hash, run.Parameters);
        }
    }

    /// <summary>The hash of some models.</summary>
    public static string Of(IEnumerable<Subject> subjects, int trainingSteps)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (Subject _ in Slices(hash, subjects, trainingSteps))
        {
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, Subject subject, SubjectRun run)
    {
        void AppendAll(params ReadOnlySpan<float[]> everything)
        {
            foreach (float[] values in everything)
            {
                Append(hash, values);
            }
        }

        subject.Forward(run.Parameters, run.Input, run.Output);
        AppendAll(run.Output);
        for (int t = 0; t < 3; t++)
        {
            subject.Step(run.Parameters, run.State, run.Input.AsSpan(0, subject.Size.Input), run.Output.AsSpan(0, subject.Size.Hidden));
            AppendAll(run.State.ToArray(), run.Output);
        }

        run.Train();
        AppendAll(run.Logits, run.State.ToArray(), run.InputGradient, run.StateGradient);
        Append(hash, run.Gradient);
    }

    private static void Append(IncrementalHash hash, ReadOnlySpan<float> values) => hash.AppendData(MemoryMarshal.AsBytes(values));
}
