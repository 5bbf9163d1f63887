using Unrolled.Benchmarks.Models;

namespace Unrolled.Numeric.Tests;

/// <summary>Outputs, gradients and a training run of the measured models have one hash, whatever the machine and the runtime's settings.</summary>
/// <remarks>The benchmarks' <c>bits</c> command prints it for 1,000 steps of training; a few are enough for every bit to have spread here.</remarks>
public sealed class TrainingBitsTests
{
    private const string TrainingSteps = "20";
    private static readonly Lazy<string> Reference = new(() => Run());

    [Fact]
    public void Every_mode_has_a_hash_and_no_two_are_alike()
    {
        string[] lines = Reference.Value.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(Subjects.All.Select(subject => subject.Mode).Distinct().Count(), lines.Length);
        Assert.All(lines, line => Assert.Matches("^bits: [a-z]+ [0-9A-F]{64}$", line));
        Assert.Equal(lines.Length, lines.Select(line => line.Split(' ')[2]).Distinct().Count());
    }

    [Theory]
    [InlineData("DOTNET_EnableAVX512", "0")]
    [InlineData("DOTNET_EnableAVX2", "0")]
    [InlineData("DOTNET_EnableHWIntrinsic", "0")]
    [InlineData("DOTNET_TieredCompilation", "0")]
    [InlineData("DOTNET_TieredPGO", "0")]
    public void Every_width_and_tier_trains_to_the_same_bits(string setting, string value) => Assert.Equal(Reference.Value, Run((setting, value)));

    [Fact]
    public void Another_step_of_training_has_another_hash() =>
        Assert.NotEqual(Reference.Value, ModelProcess.Run(typeof(Subject).Assembly, ["21"]));

    private static string Run(params (string Setting, string Value)[] environment) =>
        ModelProcess.Run(typeof(Subject).Assembly, [TrainingSteps], environment);
}
