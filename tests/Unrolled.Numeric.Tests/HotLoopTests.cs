using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Unrolled.Benchmarks.Models;

namespace Unrolled.Numeric.Tests;

/// <summary>The machine code of the measured models' steps and sums: no bounds check is left in it, and nothing that should be inlined is called. Read on x64 alone.</summary>
public sealed partial class HotLoopTests : IDisposable
{
    private const string Methods = "NextState TapeStep BackwardStep BackwardSteps InputGradientStep AccumulateGradients* Unrolled.Benchmarks.Models.*:Step";

    // What may be called: the throws of a public member's checks and after a span's length, the check of a stack block at the end, one sum's tree, an activation of one number.
    private static readonly string[] Expected =
        ["[Unrolled.Guard:Throw", "[System.ThrowHelper:", "CORINFO_HELP_FAIL_FAST", "[Unrolled.LaneSum:Tree(", "[Unrolled.StrictMath:", "[Unrolled.FusedMath:", "[Unrolled.Generated."];

    // A step without the caller's scratch memory has its own on the stack, which the language zeroes; a large state is copied as a whole.
    private static readonly string[] ExpectedOfSteps = ["CORINFO_HELP_MEMZERO", "[System.SpanHelpers:Memmove("];

    private readonly string _disassembly = Path.GetTempFileName();

    public void Dispose() => File.Delete(_disassembly);

    [Fact]
    public void Steps_and_sums_check_no_bounds_and_call_nothing_unexpected()
    {
        var seen = new HashSet<string>();
        var called = new List<string>();
        string method = "";
        foreach (string line in Disassembly(Methods))
        {
            if (Heading().Match(line) is { Success: true } heading)
            {
                method = heading.Groups[1].Value;
                seen.Add(heading.Groups[2].Value);
                Assert.EndsWith("(FullOpts)", line, StringComparison.Ordinal);
            }
            else if (Call().Match(line) is { Success: true } call)
            {
                called.Add(call.Groups[1].Value);
                string[] expected = method.EndsWith(":Step", StringComparison.Ordinal) ? [.. Expected, .. ExpectedOfSteps] : Expected;
                Assert.True(expected.Any(call.Groups[1].Value.StartsWith), $"{method} calls {call.Groups[1].Value}");
            }
        }

        Assert.Superset(new HashSet<string> { "NextState", "Step", "TapeStep", "BackwardStep", "AccumulateGradients" }, seen);

        // Calls are read from the text at all: every model has these two.
        Assert.Contains(called, call => call.StartsWith("[System.ThrowHelper:", StringComparison.Ordinal));
        Assert.Contains(called, call => call.StartsWith("[Unrolled.LaneSum:Tree(", StringComparison.Ordinal));
    }

    [Fact]
    public void A_bounds_check_would_be_seen() =>
        Assert.Contains(Disassembly("Unrolled.Initializer:*"), line => Call().Match(line).Groups[1].Value == "CORINFO_HELP_RNGCHKFAIL");

    /// <summary>The lines of the methods' machine code, as the runtime prints them.</summary>
    private IEnumerable<string> Disassembly(string methods)
    {
        // Elsewhere a call is two or three instructions, and the one that jumps does not name its target.
        Assert.SkipUnless(
            RuntimeInformation.ProcessArchitecture == Architecture.X64,
            $"Calls are read from disassembly for x64; this process is {RuntimeInformation.ProcessArchitecture}.");
        ModelProcess.Run(
            typeof(Subject).Assembly,
            ["1"],
            ("DOTNET_TieredCompilation", "0"),
            ("DOTNET_JitStdOutFile", _disassembly),
            ("DOTNET_JitDisasm", methods));
        return File.ReadLines(_disassembly);
    }

    [GeneratedRegex(@"^; Assembly listing for method (\S+?:([A-Za-z]+))")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\s+call\s+(\S+)")]
    private static partial Regex Call();
}
