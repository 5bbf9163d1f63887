using Unrolled.CodeFixes.Tests.Harness;

namespace Unrolled.CodeFixes.Tests;

/// <summary>A wrong length becomes its constant, a misspelt argument the one that is meant.</summary>
public sealed class ReplacementFixTests
{
    private const string Use = "Use Gesture.InputLength";

    [Theory]
    [InlineData("new float[14]", "new float[Gesture.InputLength]")]
    [InlineData("new float[2 * 7 /* numbers */]", "new float[Gesture.InputLength /* numbers */]")]
    [InlineData("stackalloc float[14]", "stackalloc float[Gesture.InputLength]")]
    [InlineData("span.Slice(0, 14)", "span.Slice(0, Gesture.InputLength)")]
    [InlineData("span.Slice(3, length: 14)", "span.Slice(3, length: Gesture.InputLength)")]
    [InlineData("array.AsSpan(0, 14)", "array.AsSpan(0, Gesture.InputLength)")]
    [InlineData("span[..14]", "span[..Gesture.InputLength]")]
    [InlineData("span[0..14]", "span[0..Gesture.InputLength]")]
    [InlineData("span[2..16]", "span[2..(2 + Gesture.InputLength)]")]
    [InlineData("array.AsSpan(2..16)", "array.AsSpan(2..(2 + Gesture.InputLength))")]
    [InlineData("new ReadOnlySpan<float>(array, 1, 14)", "new ReadOnlySpan<float>(array, 1, Gesture.InputLength)")]
    public Task A_length_becomes_the_constant(string argument, string expected) => Fixed.Verify(
        Source("", $"gesture.Classify({{|UNR0037:{argument}|}})"), Use, Source("", $"gesture.Classify({expected})"));

    [Theory]
    [InlineData("var x = new float[14]; gesture.Classify({|UNR0037:x|})", "var x = new float[Gesture.InputLength]; gesture.Classify(x)")]
    [InlineData("Span<float> x = stackalloc float[14]; gesture.Classify({|UNR0037:x|})", "Span<float> x = stackalloc float[Gesture.InputLength]; gesture.Classify(x)")]
    [InlineData("gesture.Classify({|UNR0037:Kept|})", "gesture.Classify(Kept)", "private static readonly float[] Kept = new float[14]; ", "private static readonly float[] Kept = new float[Gesture.InputLength]; ")]
    public Task It_is_written_where_the_length_stands(string statements, string expected, string member = "", string expectedMember = "") =>
        Fixed.Verify(Source(member, statements), Use, Source(expectedMember, expected));

    [Theory]
    [InlineData("gesture.Process(gesture.CreateState(), new float[12], {|UNR0037:new float[9]|})", "gesture.Process(gesture.CreateState(), new float[12], new float[4 * Gesture.OutputSize])")]
    [InlineData("gesture.Process(gesture.CreateState(), new float[12], {|UNR0037:span[..9]|})", "gesture.Process(gesture.CreateState(), new float[12], span[..(4 * Gesture.OutputSize)])")]
    public Task Outputs_get_a_row_for_each_step(string statement, string expected) =>
        Fixed.Verify(Source("", statement), "Use 4 * Gesture.OutputSize", Source("", expected));

    [Fact]
    public Task A_model_of_another_namespace_is_named_as_short_as_can_be() => Fixed.Verify(
        "namespace Games.Input { [LstmModel(Input = 3, Hidden = 2, Steps = 5)] public partial class Gesture { } }\n"
            + "namespace Games.Play { public static class Game { public static int Run(Input.Gesture gesture) => gesture.Classify({|UNR0037:new float[14]|}); } }",
        Use,
        "namespace Games.Input { [LstmModel(Input = 3, Hidden = 2, Steps = 5)] public partial class Gesture { } }\n"
            + "namespace Games.Play { public static class Game { public static int Run(Input.Gesture gesture) => gesture.Classify(new float[Input.Gesture.InputLength]); } }");

    [Fact]
    public Task All_lengths_of_a_kind_at_once() => Fixed.VerifyAll(
        Source("", "gesture.Classify({|UNR0037:new float[14]|}); gesture.Predict({|UNR0037:span[..16]|}, span)"),
        Use,
        Source("", "gesture.Classify(new float[Gesture.InputLength]); gesture.Predict(span[..Gesture.InputLength], span)"));

    [Theory]
    [InlineData("gesture.Classify({|UNR0037:new[] { 1f, 2f }|})")]
    [InlineData("gesture.Classify({|UNR0037:[1f, 2f]|})")]
    [InlineData("gesture.Classify({|UNR0037:gesture.Parameters|})")]
    [InlineData("gesture.Classify({|UNR0037:any ? new float[14] : new float[14]|})")]
    [InlineData("gesture.Process(gesture.CreateState(), {|UNR0037:new float[14]|}, span)")]
    [InlineData("gesture.Process(gesture.CreateState(), span, {|UNR0037:new float[9]|})")]
    public async Task Nothing_is_offered_where_the_constant_has_no_place_or_is_not_known(string statement) =>
        Assert.Empty(await Fixed.Titles(Source("", statement)));

    [Fact]
    public Task A_misspelt_argument_becomes_the_one_that_is_meant() => Fixed.Verify(
        "[LstmModel(Input = 3, Hidden = 2, Steps = 5, {|UNR0038:Outputs|} = 2)] public partial class Gesture { }",
        "Write Output",
        "[LstmModel(Input = 3, Hidden = 2, Steps = 5, Output = 2)] public partial class Gesture { }");

    [Fact]
    public Task A_misspelt_size_becomes_the_one_that_is_missing() => Fixed.Verify(
        "[{|UNR0012:LstmModel|}(Input = 3, {|UNR0038:Hiden|} = 2, Steps = 5)] public partial class Gesture { }",
        "Write Hidden",
        "[LstmModel(Input = 3, Hidden = 2, Steps = 5)] public partial class Gesture { }");

    [Fact]
    public Task A_softmax_of_one_becomes_a_sigmoid() => Fixed.Verify(
        "[LstmModel(Input = 3, Hidden = 2, Steps = 5, Output = 1, {|UNR0040:Head = Head.Softmax|})] public partial class Gesture { }",
        "Use Head.Sigmoid",
        "[LstmModel(Input = 3, Hidden = 2, Steps = 5, Output = 1, Head = Head.Sigmoid)] public partial class Gesture { }");

    private static string Source(string member, string statements) => $$"""
        using System;
        [LstmModel(Input = 3, Hidden = 2, Steps = 5)] public partial class Gesture { }
        public static class Game
        {
            {{member}}public static void Run(Gesture gesture, float[] array, Span<float> span, bool any) { {{statements}}; }
        }
        """;
}
