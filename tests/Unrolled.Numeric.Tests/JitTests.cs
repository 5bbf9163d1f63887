using Unrolled.Numeric.Models;

namespace Unrolled.Numeric.Tests;

/// <summary>The JIT optimizes every generated method: none is so large that it gives up, which costs a factor of 5 to 10 and says nothing.</summary>
public sealed class JitTests : IDisposable
{
    private readonly string _summary = Path.GetTempFileName();

    public void Dispose() => File.Delete(_summary);

    [Fact]
    public void No_generated_method_is_switched_to_MinOpts()
    {
        // Without TieredCompilation=0 the summary only says Tier0.
        ModelProcess.Run(("DOTNET_TieredCompilation", "0"), ("DOTNET_JitStdOutFile", _summary), ("DOTNET_JitDisasmSummary", "1"));
        string[] methods = File.ReadAllLines(_summary).Where(line => line.Contains("Unrolled.Numeric.Models.Classes.", StringComparison.Ordinal) || line.Contains("Unrolled.Generated.", StringComparison.Ordinal)).ToArray();

        foreach (AnnotatedModel model in AnnotatedModel.All)
        {
            string[] own = methods.Where(line => line.Contains($".{model.Name}:", StringComparison.Ordinal) || line.Contains($"__{model.Name}Kernels:", StringComparison.Ordinal)).ToArray();
            Assert.Contains(own, line => line.Contains(":Backward", StringComparison.Ordinal) && line.Contains("FullOpts", StringComparison.Ordinal));
            Assert.Contains(own, line => line.Contains(":Forward", StringComparison.Ordinal) && line.Contains("FullOpts", StringComparison.Ordinal));
        }

        Assert.DoesNotContain(methods, line => line.Contains("MinOpts", StringComparison.Ordinal));
    }

    [Fact]
    public void Summary_would_tell_of_MinOpts()
    {
        ModelProcess.Run(
            ("DOTNET_TieredCompilation", "0"), ("DOTNET_JITMinOpts", "1"), ("DOTNET_JitStdOutFile", _summary), ("DOTNET_JitDisasmSummary", "1"));

        Assert.Contains(File.ReadAllLines(_summary), line => line.Contains(":Backward", StringComparison.Ordinal) && line.Contains("MinOpts", StringComparison.Ordinal));
    }
}
