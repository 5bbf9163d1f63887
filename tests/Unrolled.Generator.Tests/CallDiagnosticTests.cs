using Unrolled.Generator.Tests.Harness;

namespace Unrolled.Generator.Tests;

/// <summary>Calls of what a model cannot have: each with the text that is underlined.</summary>
public sealed class CallDiagnosticTests
{
    [Theory]
    [InlineData("Direction = Direction.Reverse", "gesture.{|UNR0027:Step|}(null!, x, x)", "'Gesture' has no 'Step': with Direction.Reverse")]
    [InlineData("Direction = Direction.Both", "gesture.{|UNR0027:Process|}(null!, x, x)", "'Gesture' has no 'Process': with Direction.Both")]
    [InlineData("Direction = Direction.Both", "gesture.{|UNR0027:Step|}(gesture.CreateState(), x, x)", "'Gesture' has no 'Step': with Direction.Both")]
    [InlineData("Direction = Direction.Both", "Gesture.{|UNR0027:Step|}(x, x, x, x)", "Predict, Forward")]
    public async Task A_stream_is_asked_of_a_model_that_reads_backward(string argument, string call, string message) =>
        Assert.Contains(message, Assert.Single(await Diagnosed.VerifyGenerated(Source(argument, call))));

    [Theory]
    [InlineData("Direction = Direction.Forward", "gesture.Step(gesture.CreateState(), x, x)")]
    [InlineData("Direction = Direction.Forward", "gesture.Step(1)")]
    [InlineData("Direction = Direction.Both", "gesture.Predict(x, x)")]
    [InlineData("Direction = Direction.Both", "gesture.Walk()")]
    [InlineData("Direction = Direction.Both", "new Clock().Step()")]
    [InlineData("Direction = Direction.Both", "new Clock().Process()")]
    public async Task Other_calls_are_the_compilers(string argument, string call) => Assert.Empty(await Diagnosed.VerifyGenerated(Source(argument, call)));

    [Fact]
    public async Task A_member_of_the_users_own_is_not_objected_to() =>
        Assert.Empty(await Diagnosed.VerifyGenerated(Source("Direction = Direction.Both", "gesture.Step(1)", "public void Step(int count) { }")));

    private static string Source(string argument, string call, string own = "") => $$"""
        [LstmModel(Input = 3, Hidden = 2, Steps = 5, {{argument}})] public partial class Gesture { {{own}} }
        public class Clock { public void Step() { } }
        public static class Game { public static void Run(Gesture gesture, float[] x) { {{call}}; } }
        """;
}
