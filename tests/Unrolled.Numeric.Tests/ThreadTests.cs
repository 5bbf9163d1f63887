using System.Numerics;
using Unrolled.Conformance.Running;
using Unrolled.Numeric.Models;
using Unrolled.Numeric.Models.Classes;

namespace Unrolled.Numeric.Tests;

/// <summary>Sixteen threads on one model, each with input, state and gradients of its own, get the bits that one thread gets alone.</summary>
public sealed class ThreadTests
{
    private const int Threads = 16;
    private const int Rounds = 10;

    /// <summary>Each cell in each plan, strict and fused.</summary>
    public static TheoryData<string> Models => ModelData.Names(model => !model.Shape.IsDouble && model.Shape is { Hidden: [5], Input: 3, Steps: 4, Output: 3 });

    [Theory]
    [MemberData(nameof(Models))]
    public void Static_members(string name) => ((IExperimentCheck)new StaticMembers()).On(name);

    [Fact]
    public void One_instance_of_numbers()
    {
        Lstm5x7 network = Lstm5x7.CreateRandom(1);
        AtOnce<float>(thread =>
        {
            float[] input = [.. Enumerable.Range(0, Lstm5x7.InputLength).Select(i => MathF.Sin(i + thread))];
            var output = new float[Lstm5x7.OutputLength];
            var steps = new float[Lstm5x7.OutputLength];
            var pass = TrainingPass.For(network);
            Lstm5x7.State state = network.CreateState();
            network.Predict(input, output);
            network.Process(state, input, steps);
            network.Step(state, input.AsSpan(0, Lstm5x7.InputSize), steps.AsSpan(0, Lstm5x7.OutputSize));
            pass.Forward(input);
            output.CopyTo(pass.LogitGradient);
            pass.Backward(input);
            return [.. output, .. steps, .. state.AsSpan(), .. pass.Logits, .. pass.Gradient, .. pass.StateGradient, .. Classes(network.Classify, input)];
        });
    }

    /// <summary>Tokens, dropout, a rest state that is learned, both directions.</summary>
    [Fact]
    public void One_instance_of_tokens()
    {
        Speller speller = Speller.CreateRandom(1);
        Tagger tagger = Tagger.CreateRandom(2);
        AtOnce<float>(thread =>
        {
            int[] tokens = [.. Enumerable.Range(0, Speller.InputLength).Select(i => (i + thread) % 5)];
            var output = new float[Speller.OutputLength];
            Speller.State state = speller.CreateState();
            speller.Process(state, tokens, output);
            return [.. output, .. state.AsSpan(), .. Gradients(speller, tokens), .. Gradients(tagger, tokens)];
        });
    }

    private static float[] Gradients(INetwork<float, int> network, int[] tokens)
    {
        float[] mask = [.. Enumerable.Range(0, network.MaskLength).Select(i => i % 3 / 2f)];
        int[] fedBack = new int[network.FedBackLength];
        var options = new SequenceOptions<float, int>(fedBack, mask, 3);
        TrainingPass<float, int> pass = TrainingPass.For(network);
        pass.Forward(tokens.AsSpan(0, network.InputLength), options);
        pass.Logits.CopyTo(pass.LogitGradient);
        pass.Backward(tokens.AsSpan(0, network.InputLength), options);
        return [.. pass.Logits, .. pass.Gradient, .. pass.StateGradient];
    }

    private delegate int Classifier(ReadOnlySpan<float> input);

    private static float[] Classes(Classifier classify, float[] input) => [classify(input), classify(Array.ConvertAll(input, x => -x))];

    /// <summary>Runs the work of each thread alone, then all of it at once, over and over.</summary>
    private static void AtOnce<T>(Func<int, T[]> work)
    {
        T[][] alone = [.. Enumerable.Range(0, Threads).Select(work)];
        Assert.NotEqual(alone[0], alone[1]);
        using var start = new Barrier(Threads);
        var wrong = new int[Threads];
        var failures = new Exception?[Threads];
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(thread => new Thread(() =>
        {
            start.SignalAndWait();
            try
            {
                for (int round = 0; round < Rounds; round++)
                {
                    wrong[thread] += work(thread).AsSpan().SequenceEqual(alone[thread]) ? 0 : 1;
                }
            }
            catch (Exception failure)
            {
                failures[thread] = failure;
            }
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        Assert.All(failures, Assert.Null);
        Assert.All(wrong, count => Assert.Equal(0, count));
    }

    private sealed class StaticMembers : IExperimentCheck
    {
        public void Check<T>(Experiment<T> experiment)
            where T : unmanaged, IFloatingPointIeee754<T>
        {
            GeneratedMembers<T> members = experiment.Members;
            AtOnce<T>(thread =>
            {
                T[] input = [.. experiment.Input.Select((_, i) => experiment.Input[(i + thread) % experiment.Input.Length])];
                T[] forwardState = [.. experiment.State], streamState = [.. experiment.State], trainState = [.. experiment.State];
                T[] stateGradient = [.. experiment.FinalStateGradient];
                var outputs = new T[members.OutputLength];
                var stream = new T[input.Length / members.InputSize * members.OutputSize];
                var tape = new T[members.TapeLength];
                var logits = new T[members.OutputLength];
                var inputGradient = new T[members.InputLength];
                var parameterGradient = new T[members.ParameterLength];
                members.Forward(experiment.Parameters, forwardState, input, outputs);
                members.Process(experiment.Parameters, streamState, input, stream);
                members.Step(experiment.Parameters, streamState, input.AsSpan(0, members.InputSize), stream.AsSpan(0, members.OutputSize));
                members.ForwardLogits(experiment.Parameters, trainState, input, logits, tape);
                members.Backward(experiment.Parameters, input, tape, experiment.LogitGradient, parameterGradient, inputGradient, stateGradient);
                return [.. outputs, .. forwardState, .. stream, .. streamState, .. logits, .. trainState, .. parameterGradient, .. inputGradient, .. stateGradient];
            });
        }
    }
}
