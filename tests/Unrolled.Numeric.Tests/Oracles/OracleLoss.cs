using Unrolled.Conformance.Cases;
using Unrolled.Numeric.Models;

namespace Unrolled.Numeric.Tests.Oracles;

/// <summary>An experiment's loss by the oracle, as a function of every number that it depends on.</summary>
internal sealed class OracleLoss
{
    private readonly Experiment<double> _experiment;
    private readonly OracleNetwork _oracle;
    private readonly double _step;

    public OracleLoss(Experiment<double> experiment)
    {
        _experiment = experiment;
        _oracle = GeneratedValueTests.Oracle(experiment);

        // A rectifier has no curvature between its kinks, so a small step loses nothing and meets fewer of them.
        _step = experiment.Shape.Activation == RnnActivation.Relu ? 1e-6 : 1e-4;
        Variables = experiment.Tensors.Keys.ToDictionary(tensor => tensor, _oracle.Parameter);
        Variables["input"] = [.. experiment.Input];
        Variables["state"] = [.. experiment.State];
    }

    /// <summary>The parameters by name, <c>input</c> and <c>state</c>; changing a number changes the loss.</summary>
    public Dictionary<string, double[]> Variables { get; }

    /// <summary>The central difference by one number.</summary>
    public double Difference(double[] variable, int index)
    {
        double original = variable[index];
        variable[index] = original + _step;
        double above = Value();
        variable[index] = original - _step;
        double below = Value();
        variable[index] = original;
        return (above - below) / (2 * _step);
    }

    /// <summary>The central difference along a direction in the space of all numbers.</summary>
    public double Difference(Dictionary<string, double[]> direction)
    {
        Move(direction, _step);
        double above = Value();
        Move(direction, -2 * _step);
        double below = Value();
        Move(direction, _step);
        return (above - below) / (2 * _step);
    }

    private void Move(Dictionary<string, double[]> direction, double step)
    {
        foreach ((string name, double[] values) in direction)
        {
            for (int index = 0; index < values.Length; index++)
            {
                Variables[name][index] += step * values[index];
            }
        }
    }

    // L = sum of LogitGradient * logits + sum of FinalStateGradient * final state.
    private double Value()
    {
        double[] state = [.. Variables["state"]];
        var logits = new double[_experiment.LogitGradient.Length];
        _oracle.ForwardLogits(state, Variables["input"], logits);
        return Dot(_experiment.LogitGradient, logits) + Dot(_experiment.FinalStateGradient, state);
    }

    private static double Dot(double[] left, double[] right) => left.Zip(right, (a, b) => a * b).Sum();
}
