using System.Reflection;
using Unrolled.Generator.Spec;
using static Unrolled.Generator.Tests.Harness.GraphComparison;

namespace Unrolled.Generator.Tests;

/// <summary>Sequences shorter than <c>Steps</c>.</summary>
public sealed class VariableLengthTests
{
    private static readonly string[] Shapes =
    [
        "LstmModel(Input = 3, Hidden = 4, Steps = 4, Output = 2",
        "GruModel(Input = 3, HiddenSizes = new[] { 5, 2 }, Steps = 4, Output = 3, Head = Head.Softmax, Topology = Topology.ManyToOne",
        "LstmModel(Input = 2, Hidden = 3, Steps = 5, Output = 2, Head = Head.Softmax, FirstOutput = 2",
        "GruModel(Vocabulary = 3, Embedding = 2, Hidden = 4, Steps = 5, Topology = Topology.ManyToOne",
        "LstmModel(Vocabulary = 3, Hidden = 4, Steps = 5, Output = 3, Head = Head.Softmax, Direction = Direction.Both",
        "RnnModel(Input = 2, HiddenSizes = new[] { 3, 2 }, Steps = 4, Direction = Direction.Both, Topology = Topology.ManyToOne",
        "GruModel(Input = 2, Hidden = 3, Steps = 4, Output = 9, Direction = Direction.Reverse",
    ];

    public static TheoryData<int, string> Cases
    {
        get
        {
            var cases = new TheoryData<int, string>();
            for (int shape = 0; shape < Shapes.Length; shape++)
            {
                cases.Add(shape, "StepMethod");
                cases.Add(shape, "Loops");
            }

            return cases;
        }
    }

    /// <summary>A shorter run is a run of a shorter network, whatever stands behind it in the input.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void A_shorter_run_is_that_of_a_shorter_network(int shape, string plan)
    {
        (object network, ModelSpec spec) = Create($"{Shapes[shape]}, VariableLength = true, Precision = Precision.Double, Plan = Plan.{plan}");
        for (int length = 1; length <= spec.Steps; length++)
        {
            if (spec.ReadsTokens)
            {
                Compare((INetwork<double, int>)network, spec, false, (random, i) => i < length ? random.Next(spec.Vocabulary) : -1, token => token, length);
            }
            else
            {
                Compare((INetwork<double, double>)network, spec, false, (random, i) => i < length * spec.Input ? random.NextDouble() - 0.5 : double.NaN, x => x, length);
            }
        }

        AssertInferenceZerosWhatIsBehind(network, spec);
    }

    private static void AssertInferenceZerosWhatIsBehind(object network, ModelSpec spec)
    {
        int rows = spec.Steps - spec.FirstOutput;
        MethodInfo predict = network.GetType().GetMethod("Predict")!;
        int width = spec.Output > 0 ? spec.Output : spec.Directions * spec.LastLayer.Units;
        double[] output = Enumerable.Repeat(7.0, rows * width).ToArray();
        if (spec.ReadsTokens)
        {
            predict.CreateDelegate<PredictLength<int>>(network)(new int[spec.Steps], output, spec.Steps - 1);
        }
        else
        {
            predict.CreateDelegate<PredictLength<double>>(network)(new double[spec.Steps * spec.Input], output, spec.Steps - 1);
        }

        Assert.All(output.Skip(rows > 1 ? (rows - 1) * width : rows * width), y => Assert.Equal(0, y));
        Assert.DoesNotContain(7.0, output);
    }

    private delegate void PredictLength<TInput>(ReadOnlySpan<TInput> input, Span<double> output, int length);
}
