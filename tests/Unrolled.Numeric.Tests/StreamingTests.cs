using System.Numerics;
using Unrolled.Conformance.Running;
using Unrolled.Numeric.Models;

namespace Unrolled.Numeric.Tests;

/// <summary>Step, Process and the two forward passes are one computation: equal bit for bit.</summary>
public sealed class StreamingTests
{
    public static TheoryData<string> Models => ModelData.All;

    public static TheoryData<string> SquareModels => ModelData.Names(model => model.Shape.Input == model.Shape.Width);

    public static TheoryData<string> StreamModels => ModelData.Names(model => model.Shape.ReadSteps == model.Shape.Steps);

    [Theory]
    [MemberData(nameof(StreamModels))]
    public void Steps_and_blocks_give_the_bits_of_Forward(string name) => ((IExperimentCheck)new StepsAndBlocks()).On(name);

    [Theory]
    [MemberData(nameof(Models))]
    public void Training_pass_gives_the_bits_of_inference(string name) => ((IExperimentCheck)new TrainingAndInference()).On(name);

    [Theory]
    [MemberData(nameof(SquareModels))]
    public void Process_may_write_over_its_input(string name) => ((IExperimentCheck)new InPlace()).On(name);

    private sealed class StepsAndBlocks : IExperimentCheck
    {
        public void Check<T>(Experiment<T> experiment)
            where T : unmanaged, IFloatingPointIeee754<T>
        {
            GeneratedMembers<T> members = experiment.Members;
            int steps = experiment.Shape.Steps;
            (T[] outputs, T[] final) = experiment.Forward();
            T[] state = [.. experiment.State];
            var all = new T[steps * members.OutputSize];
            for (int t = 0; t < steps; t++)
            {
                members.Step(
                    experiment.Parameters, state, experiment.Input.AsSpan(t * members.InputSize, members.InputSize),
                    all.AsSpan(t * members.OutputSize, members.OutputSize));
            }

            Assert.Equal(outputs, all[^outputs.Length..]);
            Assert.Equal(final, state);
            for (int block = 1; block <= steps + 1; block += 2)
            {
                T[] blockState = [.. experiment.State];
                var blocks = new T[all.Length];
                for (int t = 0; t < steps; t += block)
                {
                    int length = Math.Min(block, steps - t);
                    members.Process(
                        experiment.Parameters, blockState, experiment.Input.AsSpan(t * members.InputSize, length * members.InputSize),
                        blocks.AsSpan(t * members.OutputSize, length * members.OutputSize));
                }

                Assert.Equal(all, blocks);
                Assert.Equal(final, blockState);
            }
        }
    }

    private sealed class TrainingAndInference : IExperimentCheck
    {
        public void Check<T>(Experiment<T> experiment)
            where T : unmanaged, IFloatingPointIeee754<T>
        {
            (T[] outputs, T[] final) = experiment.Forward();
            TrainingRun<T> run = experiment.Train();

            T[] logits = [.. run.Logits];
            HeadOfRows.Apply(experiment.Shape.Head, logits, experiment.Shape.Width);
            Assert.Equal(outputs, logits);
            Assert.Equal(final, run.FinalState);
        }
    }

    private sealed class InPlace : IExperimentCheck
    {
        public void Check<T>(Experiment<T> experiment)
            where T : unmanaged, IFloatingPointIeee754<T>
        {
            GeneratedMembers<T> members = experiment.Members;
            var apart = new T[experiment.Input.Length];
            members.Process(experiment.Parameters, [.. experiment.State], experiment.Input, apart);
            T[] block = [.. experiment.Input];
            members.Process(experiment.Parameters, [.. experiment.State], block, block);

            Assert.Equal(apart, block);
        }
    }
}
