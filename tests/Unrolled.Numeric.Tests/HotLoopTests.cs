using System.Text.RegularExpressions;
using Unrolled.Benchmarks.Models;

namespace Unrolled.Numeric.Tests;

/// <summary>The machine code of the measured models' steps and sums: no bounds check is left in it, and nothing that should be inlined is called.</summary>
public sealed partial class HotLoopTests : IDisposable
{
    private const string Methods = "NextState TapeStep BackwardStep BackwardSteps InputGradientStep AccumulateGradients* *StepKernel";

    // What may be called: the throw after a span's length, the check of a stack block at the end, one sum's tree, an activation of one number.
    private static readonly string[] Expected =
        ["[System.ThrowHelper:", "CORINFO_HELP_FAIL_FAST", "[Unrolled.LaneSum:Tree(", "[Unrolled.StrictMath:", "[Unrolled.FusedMath:", "[Unrolled.Benchmarks.Models."];

    private readonly string _disassembly = Path.GetTempFileName();

    public void Dispose() => File.Delete(_disassembly);

    [Fact]
    public void Steps_and_sums_check_no_bounds_and_call_nothing_unexpected()
    {
        ModelProcess.Run(
            typeof(Subject).Assembly,
            ["1"],
            ("DOTNET_TieredCompilation", "0"),
            ("DOTNET_JitStdOutFile", _disassembly),
            ("DOTNET_JitDisasm", Methods));

        var seen = new HashSet<string>();
        string method = "";
        foreach (string line in File.ReadLines(_disassembly))
        {
            if (Heading().Match(line) is { Success: true } heading)
            {
                method = heading.Groups[1].Value;
                seen.Add(heading.Groups[2].Value);
                Assert.EndsWith("(FullOpts)", line, StringComparison.Ordinal);
            }
            else if (Call().Match(line) is { Success: true } call)
            {
                Assert.True(Expected.Any(call.Groups[1].Value.StartsWith), $"{method} calls {call.Groups[1].Value}");
            }
        }

        Assert.Superset(new HashSet<string> { "NextState", "StepKernel", "TapeStep", "BackwardStep", "AccumulateGradients" }, seen);
    }

    [GeneratedRegex(@"^; Assembly listing for method (\S+?:([A-Za-z]+))")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\s+call\s+(\S+)")]
    private static partial Regex Call();
}
