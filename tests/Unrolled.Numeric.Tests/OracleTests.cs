using Unrolled.Conformance.Cases;
using Unrolled.Conformance.Running;
using Unrolled.Numeric.Tests.Oracles;

namespace Unrolled.Numeric.Tests;

/// <summary>The oracles are right themselves: they give the numbers of other people's frameworks.</summary>
public sealed class OracleTests
{
    public static TheoryData<string> Fixtures => [.. SharedCases.Fixtures.Select(fixture => fixture.Name)];

    public static TheoryData<string> Shared => SharedCases.All.Count == 0
        ? [""]
        : [.. SharedCases.All.Where(shared => shared.NotOffered is null).Select(shared => shared.Name)];

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Oracle_gives_the_values_of_PyTorch(string name)
    {
        ReferenceCase fixture = SharedCases.Fixtures.Single(one => one.Name == name);

        Assert.Empty(Differences(fixture, fixture.Runs[0]));
    }

    [Theory]
    [MemberData(nameof(Shared))]
    public void Oracle_gives_the_values_of_other_frameworks(string name)
    {
        Assert.SkipWhen(name.Length == 0, SharedCases.Absent);
        ReferenceCase shared = SharedCases.All.Single(one => one.Name == name);

        Assert.Empty(Differences(shared, shared.Runs[0]));
    }

    private static IEnumerable<string> Differences(ReferenceCase reference, CaseRun run) =>
        CaseRunner.Differences<double>(reference with { Loss = null }, run, shape => new OracleNetwork(shape));
}
