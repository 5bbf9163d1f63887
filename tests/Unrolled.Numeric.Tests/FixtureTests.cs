using Unrolled.Conformance.Cases;
using Unrolled.Conformance.Running;

namespace Unrolled.Numeric.Tests;

/// <summary>Generated classes against PyTorch: values, loss and every gradient by name, in double and in single (see Fixtures/generate.py).</summary>
public sealed class FixtureTests
{
    private static readonly Lazy<ModelCompilation> Compiled = new(() => ModelCompilation.Of(SharedCases.Fixtures.SelectMany(CaseRunner.ShapesOf)));

    /// <summary>Relative to the largest magnitude of each tensor: values at least to 1, gradients at least to 1e-3, since a mean makes them small.</summary>
    private static readonly (string Network, bool IsDouble, double Values, double Gradients, string Reason)[] Tolerances =
    [
        ("", true, 1e-12, 1e-10, "a few thousand roundings of 2^-53, and two implementations of tanh"),
        ("", false, 1e-5, 1e-4, "a few thousand roundings of 2^-24"),
    ];

    public static TheoryData<string, bool> Cases
    {
        get
        {
            var cases = new TheoryData<string, bool>();
            foreach (ReferenceCase fixture in SharedCases.Fixtures)
            {
                cases.Add(fixture.Name, true);
                cases.Add(fixture.Name, false);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Generated_class_gives_the_values_and_gradients_of_PyTorch(string name, bool isDouble)
    {
        ReferenceCase fixture = SharedCases.Fixtures.Single(one => one.Name == name);
        var tolerance = Tolerances.Last(row => row.IsDouble == isDouble && name.StartsWith(row.Network, StringComparison.Ordinal));
        var run = new CaseRun(isDouble, tolerance.Values, tolerance.Gradients, ValueFloor: 1, GradientFloor: 1e-3);

        CaseResult result = CaseRunner.Run(fixture with { Runs = [run] }, Compiled.Value);

        Assert.True(result.Verdict == Verdict.Right, result.ToString());
    }
}
