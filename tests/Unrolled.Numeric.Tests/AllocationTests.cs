using System.Numerics;
using Unrolled.Conformance.Running;
using Unrolled.Numeric.Models;
using Unrolled.Numeric.Models.Classes;

namespace Unrolled.Numeric.Tests;

/// <summary>No member allocates after its first call.</summary>
public sealed class AllocationTests
{
    public static TheoryData<string> Models => ModelData.All;

    [Theory]
    [MemberData(nameof(Models))]
    public void Members_allocate_nothing(string name) => ((IExperimentCheck)new StaticMembers()).On(name);

    [Fact]
    public void Instance_members_allocate_nothing()
    {
        Lstm5x7 network = Lstm5x7.CreateRandom(1);
        Lstm5x7.State state = network.CreateState();
        float[] input = new float[Lstm5x7.InputLength];
        float[] output = new float[Lstm5x7.OutputLength];
        NoGarbage.Assert(() =>
        {
            network.Predict(input, output);
            network.Classify(input);
            network.Step(state, input.AsSpan(0, Lstm5x7.InputSize), output.AsSpan(0, Lstm5x7.OutputSize));
            network.Process(state, input, output);
        });
    }

    /// <summary>Forward, loss, backward, clipping and the optimizer's update together, of a generated class.</summary>
    [Fact]
    public void A_training_step_allocates_nothing()
    {
        Lstm5x7 network = Lstm5x7.CreateRandom(1);
        float[] input = new float[Lstm5x7.InputLength];
        float[] target = new float[Lstm5x7.OutputLength];
        Array.Fill(input, 0.5f);
        Array.Fill(target, 0.25f);
        float[] state = new float[Lstm5x7.StateLength];
        float[] logits = new float[Lstm5x7.OutputLength];
        float[] logitGradient = new float[Lstm5x7.OutputLength];
        float[] gradient = new float[Lstm5x7.ParameterLength];
        float[] tape = new float[Lstm5x7.TapeLength];
        var optimizer = new Adam<float>(Lstm5x7.ParameterLength, learningRate: 3e-3);
        float[] before = network.Parameters.ToArray();
        NoGarbage.Assert(() =>
        {
            Array.Clear(state);
            Array.Clear(gradient);
            Lstm5x7.ForwardLogits(network.Parameters, state, input, logits, tape);
            Losses.MeanSquaredError(logits, target, logitGradient);
            Lstm5x7.Backward(network.Parameters, input, tape, logitGradient, gradient);
            Gradients.ClipByNorm<float>(gradient, 1);
            optimizer.Step(network.Parameters, gradient);
        });

        Assert.NotEqual(before, network.Parameters.ToArray());
    }

    private sealed class StaticMembers : IExperimentCheck
    {
        public void Check<T>(Experiment<T> experiment)
            where T : unmanaged, IFloatingPointIeee754<T>
        {
            GeneratedMembers<T> members = experiment.Members;
            T[] state = [.. experiment.State];
            T[] stateGradient = [.. experiment.FinalStateGradient];
            var output = new T[members.OutputLength];
            var tape = new T[members.TapeLength];
            var parameterGradient = new T[members.ParameterLength];
            var inputGradient = new T[members.InputLength];
            NoGarbage.Assert(() =>
            {
                members.ForwardFromRest(experiment.Parameters, experiment.Input, output);
                members.Forward(experiment.Parameters, state, experiment.Input, output);
                members.Step(experiment.Parameters, state, experiment.Input.AsSpan(0, members.InputSize), output.AsSpan(0, members.OutputSize));
                members.ForwardLogits(experiment.Parameters, state, experiment.Input, output, tape);
                members.Backward(experiment.Parameters, experiment.Input, tape, experiment.LogitGradient, parameterGradient, inputGradient, stateGradient);
            });
        }
    }
}
