using Unrolled.Generator.Tests.Harness;

namespace Unrolled.Generator.Tests;

/// <summary>What cannot be a family, or in one.</summary>
public sealed class FamilyDiagnosticTests
{
    private const string First = "[LstmModel(Input = 1, Hidden = 8, Steps = 4, Output = 1)] public partial class First { }\n";

    [Theory]
    [InlineData("[LstmModel(Input = 1, Hidden = 4, Steps = 4)] public static partial class Second { }", "it is static, and has no networks of its own")]
    [InlineData("[LstmModel(Vocabulary = 5, Hidden = 4, Steps = 4)] public partial class Second { }", "it reads tokens, where a family reads numbers")]
    [InlineData("[LstmModel(Input = 1, Hidden = 4, Steps = 4, Direction = Direction.Both)] public partial class Second { }", "with Direction.Both it has no steps to stream")]
    [InlineData("[LstmModel(Input = 1, Hidden = 4, Steps = 4, Precision = Precision.Double)] public partial class Second { }", "its numbers are not those of 'First': use one precision")]
    [InlineData("/** */ public partial class Second { }", "it is no class with a model attribute in this project")]
    public async Task A_model_cannot_be_in_a_family(string second, string reason) =>
        Assert.Equal(
            $"'Second' cannot be in the family 'Amps': {reason}",
            Assert.Single(await Diagnosed.VerifyGenerated($"[ModelFamily(typeof(First), {{|UNR0059:typeof(Second)|}})] public static partial class Amps {{ }}\n{First}{second}")));

    [Theory]
    [InlineData("typeof(First), {|UNR0060:typeof(Second)|}")]
    [InlineData("{|UNR0060:new[] { typeof(First), typeof(Second) }|}")]
    [InlineData("typeof(Second), {|UNR0060:typeof(First)|}")]
    public async Task Two_models_are_the_same_network(string models) =>
        Assert.EndsWith(
            "have the same cell and sizes, so that no file tells them apart: leave one of them out",
            Assert.Single(await Diagnosed.VerifyGenerated(
                $"[ModelFamily({models})] public static partial class Amps {{ }}\n{First}{First.Replace("First", "Second").Replace("Steps = 4", "Steps = 9, Plan = Plan.Loops, Crowd = true")}")));

    [Fact]
    public async Task A_model_twice() =>
        Assert.Contains("'First' and 'First'", Assert.Single(await Diagnosed.VerifyGenerated($"[ModelFamily(typeof(First), {{|UNR0060:typeof(First)|}})] public static partial class Amps {{ }}\n{First}")));

    [Theory]
    [InlineData("[ModelFamily(typeof(First))] public static class {|UNR0061:Amps|} { }", "'Amps' is not partial")]
    [InlineData("public class Outer { [ModelFamily(typeof(First))] public static partial class {|UNR0061:Amps|} { } }", "'Outer' is not partial")]
    [InlineData("[ModelFamily(typeof(First))] public partial class {|UNR0061:Amps|}<T> { }", "it is generic, or stands in a generic type")]
    [InlineData("[ModelFamily(typeof(First))] public partial record {|UNR0061:Amps|};", "it is a record")]
    [InlineData("[ModelFamily] public static partial class {|UNR0061:Amps|} { }", "it names no model")]
    [InlineData("[ModelFamily(typeof(First))] public static partial class {|UNR0061:Amps|} { public static int Load() => 1; }", "its member 'Load' has a name that generated code needs")]
    [InlineData("[ModelFamily(typeof(First))] public static partial class {|UNR0061:Streams|} { }", "generated code has a member of its name")]
    [InlineData("[ModelFamily(typeof(First)), LstmModel(Input = 1, Hidden = 4, Steps = 4)] public partial class {|UNR0061:Amps|} { }", "it is a model")]
    public async Task A_class_cannot_be_a_family(string family, string reason) =>
        Assert.EndsWith($"cannot be a family: {reason}", Assert.Single(await Diagnosed.VerifyGenerated($"{family}\n{First}")));

    /// <summary>What is wrong with a model is said there; the family has no code without it.</summary>
    [Fact]
    public Task A_wrong_model_is_its_own_fault() =>
        Diagnosed.Verify("[ModelFamily(typeof(First))] public static partial class Amps { }\n[LstmModel(Input = 1, {|UNR0013:Hidden = 0|}, Steps = 4)] public partial class First { }");

    [Theory]
    [InlineData("[LstmModel(Input = 1, Hidden = 8, Layers = 2, Steps = 4, Output = 1)]")]
    [InlineData("[LstmModel(Input = 1, Hidden = 8, Steps = 4, Output = 1, LearnedInitialState = true)]")]
    [InlineData("[LstmModel(Input = 3, Hidden = 8, Steps = 4, Output = 2)]")]
    [InlineData("[LstmModel(Input = 1, Hidden = 8, Steps = 4, Output = 1, Head = Head.Sigmoid)]")]
    [InlineData("[RnnModel(Input = 1, Hidden = 8, Steps = 4, Output = 1)]")]
    public async Task Models_that_files_tell_apart(string attribute) =>
        Assert.Empty(await Diagnosed.VerifyGenerated($"[ModelFamily(typeof(First), typeof(Second))] public static partial class Amps {{ }}\n{First}{attribute} public partial class Second {{ }}"));
}
