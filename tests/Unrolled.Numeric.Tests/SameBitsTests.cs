using Unrolled.Numeric.Models;

namespace Unrolled.Numeric.Tests;

/// <summary>The same model and the same numbers give the same bits, whatever lays out, compiles or runs the code.</summary>
public sealed class SameBitsTests
{
    private static readonly Lazy<string> Reference = new(() => ModelProcess.Run());

    public static TheoryData<string> Planned => ModelData.Names(model => model.Name.Contains("Loops", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Planned))]
    public void Plans_give_the_same_bits(string loops)
    {
        string Of(string plan) => Fingerprint.Of(AnnotatedModel.Named(loops.Replace("Loops", plan, StringComparison.Ordinal)));

        Assert.Equal(Of("Loops"), Of("StepMethod"));
        Assert.Equal(Of("Loops"), Of("StraightLine"));
    }

    [Theory]
    [InlineData("DOTNET_EnableAVX512", "0")]
    [InlineData("DOTNET_EnableAVX2", "0")]
    [InlineData("DOTNET_EnableHWIntrinsic", "0")]
    [InlineData("DOTNET_TieredCompilation", "0")]
    [InlineData("DOTNET_TieredPGO", "0")]
    [InlineData("DOTNET_JITMinOpts", "1")]
    public void Every_machine_and_tier_gives_the_same_bits(string setting, string value)
    {
        Assert.Equal(AnnotatedModel.All.Count, Reference.Value.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);

        Assert.Equal(Reference.Value, ModelProcess.Run((setting, value)));
    }

    /// <summary>Nothing is read or written outside a span, at any width: the pages on both sides of each may not be touched.</summary>
    [Theory]
    [InlineData("end", "DOTNET_Default")]
    [InlineData("start", "DOTNET_Default")]
    [InlineData("end", "DOTNET_EnableAVX512")]
    [InlineData("start", "DOTNET_EnableAVX512")]
    [InlineData("end", "DOTNET_EnableAVX2")]
    [InlineData("start", "DOTNET_EnableAVX2")]
    [InlineData("end", "DOTNET_EnableHWIntrinsic")]
    [InlineData("start", "DOTNET_EnableHWIntrinsic")]
    public void Nothing_outside_a_span_is_touched(string side, string setting)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Guard pages are made with mmap.");

        Assert.Equal(Reference.Value, ModelProcess.Run(typeof(AnnotatedModel).Assembly, ["guarded", side], (setting, "0")));
    }
}
