using System.Numerics;
using Unrolled.Conformance.Running;
using Unrolled.Numeric.Models;
using Unrolled.Numeric.Tests.Oracles;

namespace Unrolled.Numeric.Tests;

/// <summary>What the annotated classes compute forward, against the oracle.</summary>
public sealed class GeneratedValueTests
{
    // Relative to the largest magnitude of the tensor, at least 1: a few thousand roundings, and two implementations of tanh and exp.
    private const double DoubleBound = 1e-12;
    private const double SingleBound = 1e-5;

    public static TheoryData<string> Models => ModelData.Known;

    [Theory]
    [MemberData(nameof(Models))]
    public void Values_are_those_of_the_oracle(string name)
    {
        AnnotatedModel model = AnnotatedModel.Named(name);
        if (model.Shape.IsDouble)
        {
            AssertValues(new Experiment<double>(model), DoubleBound);
        }
        else
        {
            AssertValues(new Experiment<float>(model), SingleBound);
        }
    }

    private static void AssertValues<T>(Experiment<T> experiment, double bound)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        OracleNetwork oracle = Oracle(experiment);
        double[] input = Array.ConvertAll(experiment.Input, double.CreateChecked);
        double[] state = Array.ConvertAll(experiment.State, double.CreateChecked);
        var logits = new double[experiment.Members.OutputLength];
        var outputs = new double[logits.Length];
        oracle.Forward([.. state], input, outputs);
        oracle.ForwardLogits(state, input, logits);
        var fromRest = new double[logits.Length];
        oracle.Forward(new double[state.Length], input, fromRest);

        (T[] actual, T[] final) = experiment.Forward();
        Close.Assert("outputs", outputs, actual, bound, 1);
        Close.Assert("final state", state, final, bound, 1);
        TrainingRun<T> run = experiment.Train();
        Close.Assert("logits", logits, run.Logits, bound, 1);
        Close.Assert("final state of training", state, run.FinalState, bound, 1);
        experiment.Members.ForwardFromRest(experiment.Parameters, experiment.Input, actual);
        Close.Assert("outputs from rest", fromRest, actual, bound, 1);
    }

    /// <summary>The oracle with the experiment's parameters.</summary>
    internal static OracleNetwork Oracle<T>(Experiment<T> experiment)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var oracle = new OracleNetwork(experiment.Shape);
        foreach ((string name, T[] values) in experiment.Tensors)
        {
            oracle.SetParameter(name, Array.ConvertAll(values, double.CreateChecked));
        }

        return oracle;
    }
}
