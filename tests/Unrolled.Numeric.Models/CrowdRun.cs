using System.Numerics;
using System.Reflection;

namespace Unrolled.Numeric.Models;

/// <summary>Some steps of a crowd: of all streams, of neighbours and of a list. Each stream has to give the outputs and the state that it gives alone.</summary>
internal static class CrowdRun
{
    private static readonly int[] Counts = [1, 15, 16, 17, 33];

    /// <summary>Whether the class has a crowd.</summary>
    public static bool Has(AnnotatedModel model) => model.Type.GetNestedType("Crowd", BindingFlags.Public) is not null;

    /// <summary>A hash of the last outputs; throws where the crowd and its streams alone differ in a bit.</summary>
    /// <param name="memory">Where inputs and outputs stand, between pages that nobody may touch; null: anywhere.</param>
    public static string Of(AnnotatedModel model, GuardedMemory? memory = null) =>
        model.Shape.IsDouble ? Of(new Experiment<double>(model), model, memory) : Of(new Experiment<float>(model), model, memory);

    private static string Of<T>(Experiment<T> experiment, AnnotatedModel model, GuardedMemory? memory)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        object network = model.Type.GetConstructor([typeof(ReadOnlySpan<T>)]) is null ? throw new MissingMethodException(model.Name) : Create(model.Type);
        var parameters = (INetwork<T>)network;
        experiment.Parameters.CopyTo(parameters.Parameters);
        T[][] last = [.. Counts.Select(count => Steps(experiment, new CrowdMembers<T>(model.Type, network, count), count, memory))];
        return Fingerprint.Of(last);
    }

    private static object Create(Type type) => type.GetMethod("CreateRandom")!.Invoke(null, [1UL])!;

    private static T[] Steps<T>(Experiment<T> experiment, CrowdMembers<T> crowd, int count, GuardedMemory? memory)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int input = experiment.Members.InputSize;
        int output = experiment.Members.OutputSize;
        var random = new Xoshiro256((ulong)count);
        var states = new T[count][];
        for (int stream = 0; stream < count; stream++)
        {
            states[stream] = Random<T>(random, experiment.Members.StateLength);
            crowd.Set(stream, states[stream]);
        }

        T[] ys = [];
        for (int t = 0; t < 9; t++)
        {
            int[] active = (t % 3) switch
            {
                0 => [.. Enumerable.Range(0, count)],
                1 => Range(random, count),
                _ => [.. Enumerable.Range(0, count).Where(_ => random.NextSingle() < 0.6f)],
            };
            T[] xs = Random<T>(random, active.Length * input);
            ys = Step(crowd, t % 3, active, xs, output, memory);
            var alone = new T[ys.Length];
            for (int i = 0; i < active.Length; i++)
            {
                experiment.Members.Step(experiment.Parameters, states[active[i]], xs.AsSpan(i * input, input), alone.AsSpan(i * output, output));
            }

            Require<T>(ys, alone, $"outputs of step {t} of {count} streams");
            for (int stream = 0; stream < count; stream++)
            {
                Require<T>(crowd.StateOf(stream), states[stream], $"state of stream {stream} of {count} after step {t}");
            }
        }

        return ys;
    }

    private static T[] Step<T>(CrowdMembers<T> crowd, int kind, int[] active, T[] inputs, int output, GuardedMemory? memory)
        where T : unmanaged
    {
        ReadOnlySpan<T> xs = memory is null ? inputs : memory.Copy<T>(inputs);
        Span<T> ys = memory is null ? new T[active.Length * output] : memory.Zeros<T>(active.Length * output);
        switch (kind)
        {
            case 0:
                crowd.Step(xs, ys);
                break;
            case 1:
                crowd.StepRange(active[0], active.Length, xs, ys);
                break;
            default:
                crowd.StepActive(active, xs, ys);
                break;
        }

        return ys.ToArray();
    }

    private static int[] Range(Xoshiro256 random, int count)
    {
        int first = (int)(random.NextSingle() * count);
        return [.. Enumerable.Range(first, 1 + (int)(random.NextSingle() * (count - first)))];
    }

    private static T[] Random<T>(Xoshiro256 random, int count)
        where T : unmanaged, IFloatingPointIeee754<T> => [.. Enumerable.Range(0, count).Select(_ => T.CreateChecked((2f * random.NextSingle()) - 1f))];

    private static void Require<T>(ReadOnlySpan<T> actual, ReadOnlySpan<T> expected, string what)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < expected.Length; i++)
        {
            if (!actual[i].Equals(expected[i]))
            {
                throw new InvalidOperationException($"The {what}, number {i}: {actual[i]} in the crowd, {expected[i]} alone.");
            }
        }
    }
}
