using Unrolled.Generator.Tests.Harness;
using static Unrolled.Generator.Tests.Harness.GraphComparison;

namespace Unrolled.Generator.Tests;

/// <summary>The interpreter is an oracle only as far as its own gradients are right.</summary>
public sealed class GraphGradientTests
{
    public static TheoryData<int> ShapeNumbers => [.. Enumerable.Range(0, TopologyTests.Shapes.Length)];

    [Theory]
    [MemberData(nameof(ShapeNumbers))]
    public void The_gradients_of_the_graph_are_central_differences(int shape) =>
        CentralDifferences.Check(SpecOf($"{TopologyTests.Shapes[shape]}, Precision = Precision.Double"));
}
