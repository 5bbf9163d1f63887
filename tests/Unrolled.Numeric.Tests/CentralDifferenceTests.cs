using Unrolled.Conformance.Cases;
using Unrolled.Numeric.Models;
using Unrolled.Numeric.Tests.Oracles;

namespace Unrolled.Numeric.Tests;

/// <summary>Every gradient of the annotated classes in double, against central differences of the oracle's loss.</summary>
public sealed class CentralDifferenceTests
{
    // Relative to the tensor's own largest gradient, at least 1e-3. The differences are off by about step^2 / 6 times the third derivative.
    private const double Bound = 1e-7;
    private const double Floor = 1e-3;

    /// <summary>Up to this many parameters, each is moved; above, some coordinates of each tensor and some random directions.</summary>
    private const int AllUpTo = 2000;
    private const int Coordinates = 64;
    private const int Directions = 8;

    public static TheoryData<string> Models => ModelData.KnownDoubles;

    [Theory]
    [MemberData(nameof(Models))]
    public void Gradients_are_central_differences(string name)
    {
        var experiment = new Experiment<double>(AnnotatedModel.Named(name));
        var loss = new OracleLoss(experiment);
        Dictionary<string, double[]> gradients = experiment.Train().Gradients();
        bool all = experiment.Tensors.Values.Sum(values => values.Length) <= AllUpTo;
        foreach ((string tensor, double[] gradient) in gradients)
        {
            int stride = all ? 1 : Math.Max(1, gradient.Length / Coordinates);
            int[] moved = Enumerable.Range(0, gradient.Length).Where(index => index % stride == 0).ToArray();
            double[] differences = moved.Select(index => loss.Difference(loss.Variables[tensor], index)).ToArray();

            // The bound is relative to the whole tensor, moved or not.
            double floor = Math.Max(Floor, gradient.Select(Math.Abs).Max());
            Close.Assert(tensor, differences, moved.Select(index => gradient[index]).ToArray(), Bound, floor);
        }

        for (int direction = 0; direction < (all ? 0 : Directions); direction++)
        {
            AssertDirection(loss, gradients, direction);
        }
    }

    /// <summary>Moves every number of every tensor at once.</summary>
    private static void AssertDirection(OracleLoss loss, Dictionary<string, double[]> gradients, int direction)
    {
        var steps = gradients.ToDictionary(
            pair => pair.Key, pair => NumberFormula.Numbers(100 + direction, pair.Value.Length, 1 / Math.Sqrt(pair.Value.Length)));
        double expected = loss.Difference(steps);
        double actual = gradients.Sum(pair => pair.Value.Zip(steps[pair.Key], (gradient, step) => gradient * step).Sum());
        Close.Assert($"direction {direction}", [expected], [actual], Bound, Math.Max(Floor, gradients.Values.Max(values => values.Max(Math.Abs))));
    }
}
