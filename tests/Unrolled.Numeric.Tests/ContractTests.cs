using System.Numerics;
using Unrolled.Conformance.Running;
using Unrolled.Numeric.Models;

namespace Unrolled.Numeric.Tests;

/// <summary>What the members promise beside their numbers: accumulation, optional gradients, refusals that write nothing, no hidden state.</summary>
public sealed class ContractTests
{
    // One class of each cell with a head, one without, one in double, one in loops.
    public static TheoryData<string> Models =>
        ["Rnn5x7", "Lstm5x7", "Gru5x7", "GruBefore5x7", "Lstm3x2", "Gru2x17Double", "Lstm6x33", "LstmDelayed", "GruOneToMany", "RnnManyToOne"];

    [Theory]
    [MemberData(nameof(Models))]
    public void Backward_adds_to_the_parameter_gradient(string name) => ((IExperimentCheck)new Accumulation()).On(name);

    [Theory]
    [MemberData(nameof(Models))]
    public void Gradients_that_are_not_wanted_change_no_other(string name) => ((IExperimentCheck)new OptionalGradients()).On(name);

    [Theory]
    [MemberData(nameof(Models))]
    public void Padding_of_the_gradient_is_zero(string name) => ((IExperimentCheck)new Padding()).On(name);

    [Theory]
    [MemberData(nameof(Models))]
    public void Threads_run_side_by_side(string name) => ((IExperimentCheck)new SideBySide()).On(name);

    private sealed class Accumulation : IExperimentCheck
    {
        public void Check<T>(Experiment<T> experiment)
            where T : unmanaged, IFloatingPointIeee754<T>
        {
            T[] once = experiment.Train().ParameterGradient;
            var sum = new T[once.Length];
            for (int pass = 0; pass < 2; pass++)
            {
                Backward(experiment, sum, new T[experiment.Members.InputLength], [.. experiment.FinalStateGradient]);
            }

            // The same number twice is exact in binary.
            Assert.Equal(once.Select(value => value + value), sum);
        }
    }

    private sealed class OptionalGradients : IExperimentCheck
    {
        public void Check<T>(Experiment<T> experiment)
            where T : unmanaged, IFloatingPointIeee754<T>
        {
            TrainingRun<T> wanted = experiment.Train();
            var withoutInput = new T[wanted.ParameterGradient.Length];
            T[] state = [.. experiment.FinalStateGradient];
            Backward(experiment, withoutInput, [], state);
            Assert.Equal(wanted.ParameterGradient, withoutInput);
            Assert.Equal(wanted.StateGradient, state);

            // No state gradient means zeros in.
            var withZeros = new T[wanted.ParameterGradient.Length];
            var withoutState = new T[withZeros.Length];
            Backward(experiment, withZeros, [], new T[state.Length]);
            Backward(experiment, withoutState, [], []);
            Assert.Equal(withZeros, withoutState);
            Assert.NotEqual(wanted.ParameterGradient, withoutState);
        }
    }

    private sealed class Padding : IExperimentCheck
    {
        public void Check<T>(Experiment<T> experiment)
            where T : unmanaged, IFloatingPointIeee754<T>
        {
            T[] gradient = experiment.Train().ParameterGradient;
            foreach (TensorLayout tensor in experiment.Members.Layout.Tensors)
            {
                for (int row = 0; row < tensor.Rows; row++)
                {
                    for (int column = 0; column < tensor.Columns; column++)
                    {
                        gradient[tensor.OffsetOf(row, column)] = T.Zero;
                    }
                }
            }

            Assert.All(gradient, value => Assert.Equal(T.Zero, value));
        }
    }

    private sealed class SideBySide : IExperimentCheck
    {
        public void Check<T>(Experiment<T> experiment)
            where T : unmanaged, IFloatingPointIeee754<T>
        {
            TrainingRun<T> alone = experiment.Train();
            T[] outputs = experiment.Forward().Outputs;
            var runs = new TrainingRun<T>[64];
            var forwards = new T[runs.Length][];
            Parallel.For(0, runs.Length, new ParallelOptions { MaxDegreeOfParallelism = 4 }, index =>
            {
                runs[index] = experiment.Train();
                forwards[index] = experiment.Forward().Outputs;
            });

            Assert.All(runs, run => Assert.Equal(alone.ParameterGradient, run.ParameterGradient));
            Assert.All(runs, run => Assert.Equal(alone.InputGradient, run.InputGradient));
            Assert.All(forwards, forward => Assert.Equal(outputs, forward));
        }
    }

    private static void Backward<T>(Experiment<T> experiment, T[] parameterGradient, T[] inputGradient, T[] stateGradient)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        GeneratedMembers<T> members = experiment.Members;
        var tape = new T[members.TapeLength];
        members.ForwardLogits(experiment.Parameters, [.. experiment.State], experiment.Input, new T[members.OutputLength], tape);
        members.Backward(experiment.Parameters, experiment.Input, tape, experiment.LogitGradient, parameterGradient, inputGradient, stateGradient);
    }
}
