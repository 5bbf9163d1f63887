using Unrolled.Conformance.Cases;
using Unrolled.Conformance.Running;

namespace Unrolled.Numeric.Tests;

/// <summary>The conformance program's own code over the case files beside the repository.</summary>
public sealed class ConformanceTests
{
    private static readonly Lazy<ModelCompilation> Compiled = new(() => ModelCompilation.Of(SharedCases.All.SelectMany(CaseRunner.ShapesOf)));

    public static TheoryData<string> Offered => SharedCases.All.Count == 0
        ? [""]
        : [.. SharedCases.All.Where(shared => shared.NotOffered is null).Select(shared => shared.Name)];

    [Theory]
    [MemberData(nameof(Offered))]
    public void Case_is_right(string name)
    {
        Assert.SkipWhen(name.Length == 0, SharedCases.Absent);

        CaseResult result = CaseRunner.Run(SharedCases.All.Single(one => one.Name == name), Compiled.Value);

        Assert.True(result.Verdict == Verdict.Right, result.ToString());
    }

    [Fact]
    public void Most_cases_are_offered_and_the_others_say_why()
    {
        Assert.SkipWhen(SharedCases.All.Count == 0, SharedCases.Absent);

        string[] reasons = ["a network without a recurrent layer", "a dense layer before the output layer", "recurrent layers of different kinds in one network"];

        Assert.True(SharedCases.All.Count(shared => shared.NotOffered is null) >= 141);
        Assert.All(SharedCases.All.Where(shared => shared.NotOffered is not null), shared => Assert.Contains(shared.NotOffered, reasons));
    }
}
