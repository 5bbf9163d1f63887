using Microsoft.CodeAnalysis;
using Unrolled.Generator.Tests.Harness;

namespace Unrolled.Generator.Tests;

/// <summary>The text of a family compiles everywhere, and is written again only when its models change place or type.</summary>
public sealed class FamilyTests
{
    private const string Source = """
        using Unrolled;
        [ModelFamily(typeof(Small), typeof(Games.Large))] public static partial class Amps { }
        [LstmModel(Input = 1, Hidden = 1, Steps = 4, Output = 1)] public partial class Small { }
        namespace Games { [GruModel(Input = 2, Hidden = 3, Steps = 4, LearnedInitialState = true)] public partial class Large { } }
        """;

    public static TheoryData<string> Targets => [.. Target.All.Select(target => target.Name)];

    [Fact]
    public void Family() => Snapshot.Verify(GeneratorRun.Of(Source).Sources.Where(source => source.HintName.Contains("Family", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Targets))]
    public void Compiles_in_every_target(string target)
    {
        Compiled.AssertClean(GeneratorRun.Of(Source, Target.Named(target)));
        Compiled.AssertClean(GeneratorRun.Of("""
            using Unrolled;
            namespace N
            {
                internal partial struct Outer
                {
                    [ModelFamily(new[] { typeof(@class), typeof(Other.@class) })] private partial class @family { }
                    [RnnModel(Input = 1, Hidden = 1, Steps = 4, Precision = Precision.Double)] private partial class @class { }
                    internal static partial class Other { [RnnModel(Input = 1, Hidden = 2, Steps = 4, Precision = Precision.Double, Output = 3, Head = Head.Softmax)] internal partial class @class { } }
                }
            }
            """, Target.Named(target)));
    }

    [Theory]
    [InlineData("Steps = 4", "Steps = 5")]
    [InlineData("Hidden = 3", "Hidden = 4")]
    [InlineData("using Unrolled;", "// above\nusing Unrolled;")]
    public void A_change_of_a_model_leaves_the_family(string before, string after)
    {
        GeneratorRun run = GeneratorRun.Of(Source).Edited(Source.Replace(before, after));

        Assert.Equal(0, run.Renewed(UnrolledGenerator.FamilyStep));
    }

    [Fact]
    public void A_further_model_writes_it_again()
    {
        GeneratorRun run = GeneratorRun.Of(Source).Edited(Source.Replace("typeof(Small), ", ""));

        Assert.Equal(1, run.Renewed(UnrolledGenerator.FamilyStep));
        Assert.Equal(0, run.Renewed(UnrolledGenerator.TextStep));
    }
}
