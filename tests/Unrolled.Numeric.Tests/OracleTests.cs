using Unrolled.Conformance.Cases;
using Unrolled.Conformance.Running;
using Unrolled.Numeric.Tests.Oracles;

namespace Unrolled.Numeric.Tests;

/// <summary>The oracles are right themselves: they give the numbers of other people's frameworks.</summary>
public sealed class OracleTests
{
    public static TheoryData<string> Fixtures => [.. SharedCases.Fixtures.Where(IsOneLayer).Select(fixture => fixture.Name)];

    public static TheoryData<string> Shared => SharedCases.All.Count == 0
        ? [""]
        : [.. SharedCases.All.Where(IsOneLayer).Select(shared => shared.Name)];

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Oracle_gives_the_values_of_PyTorch(string name)
    {
        AssertValues(SharedCases.Fixtures.Single(one => one.Name == name));
    }

    [Theory]
    [MemberData(nameof(Shared))]
    public void Oracle_gives_the_values_of_other_frameworks(string name)
    {
        Assert.SkipWhen(name.Length == 0, SharedCases.Absent);

        AssertValues(SharedCases.All.Single(one => one.Name == name));
    }

    // What the oracle has: one forward layer that reads numbers, of a cell that the library has an attribute for.
    private static bool IsOneLayer(ReferenceCase reference) => reference is
    {
        NotOffered: null, Layers.Count: 1, AnyReverse: false, Vocabulary: 0, Feedback: false, Length: 0, ResidualInput: null,
    } && CaseShape.Of(reference, isDouble: true).OwnCells.Count == 0;

    private static void AssertValues(ReferenceCase reference)
    {
        var oracle = new OracleNetwork(CaseShape.Of(reference, isDouble: true));
        LayerDirection layer = reference.Layers[0].Directions[0];
        foreach ((string gate, double[] peephole) in layer.Weights.Peepholes ?? new Dictionary<string, double[]>())
        {
            oracle.SetParameter($"weight_p{gate}_l0", peephole);
        }

        Set("weight_ih_l0", layer.Weights.WeightIh);
        Set("weight_hh_l0", layer.Weights.WeightHh);
        Set("bias_l0", layer.Weights.Bias);
        Set("bias_hn_l0", layer.Weights.BiasHn);
        Set("weight_head", reference.Output?.Weight);
        Set("bias_head", reference.Output?.Bias);
        var state = new double[oracle.StateLength];
        layer.InitialH?.CopyTo(state, 0);
        layer.InitialC?.CopyTo(state, reference.Layers[0].Hidden);
        var outputs = new double[oracle.OutputLength];
        oracle.Forward(state, reference.Input, outputs);

        AssertClose("outputs", outputs);
        AssertClose("h_l0", state[..reference.Layers[0].Hidden]);
        AssertClose("c_l0", state[reference.Layers[0].Hidden..]);

        void Set(string tensor, double[]? values) => values?.CopyTo(oracle.Parameter(tensor), 0);

        void AssertClose(string tensor, double[] values)
        {
            if (reference.Expected.SingleOrDefault(one => one.Name == tensor) is { } expected)
            {
                Assert.Null(TensorComparison.Difference(expected, values, reference.Runs[0]));
            }
        }
    }
}
