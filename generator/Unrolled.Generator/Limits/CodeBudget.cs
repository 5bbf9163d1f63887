namespace Unrolled.Generator.Limits;

/// <summary>How much straight-line code a method may hold, each number with its source.</summary>
internal static class CodeBudget
{
    /// <summary>
    /// Multiply-adds of one method. RyuJIT gives up optimising ("switched MinOpts") above 60,000 IL bytes, 20,000 IL instructions,
    /// 2,000 blocks, 2,000 locals or 8,000 references to locals (compiler.h, DEFAULT_MIN_OPTS_*); measured on .NET 10, that is
    /// 1,100 multiply-adds in the densest style. Half of it leaves room for other styles and runtimes.
    /// </summary>
    public const int MultiplyAdds = 550;

    /// <summary>A plan that the attribute forces may use the whole of what was measured.</summary>
    public const int ForcedMultiplyAdds = 2 * MultiplyAdds;

    /// <summary>Above 512 locals (JIT MAX_LV_NUM_COUNT_FOR_INLINING) a method's calls are no longer inlined.</summary>
    public const int Locals = 400;

    /// <summary>Locals of a method that a plan forces: above 2,000 the JIT gives up optimising as above (DEFAULT_MIN_OPTS_LV_NUM_COUNT).</summary>
    public const int ForcedLocals = 2_000;

    /// <summary>Locals of a unit, a gate and a step in the backward pass, from above: an RNN has 5, an LSTM with peepholes 24 for its four.</summary>
    public const int LocalsPerGate = 6;

    /// <summary>
    /// Kilobytes of text of one model. Measured in processor time on a slow machine: as many take the generator 1 to 2 s and 350 MB, and the
    /// compiler 10 to 25 s.
    /// </summary>
    public const int TextKilobytes = 3_000;

    /// <summary>Rounds of a sum's loop that are written out instead: counting them would cost more than they do.</summary>
    public const int Rounds = 3;

    /// <summary>The nearest cache of the machines in use: 32 KiB and more on x64, 64 and more on arm64.</summary>
    public const int NearestCacheBytes = 32 * 1024;

    /// <summary>Numbers of a state that are copied one by one or vector by vector; above, a call that copies memory costs less.</summary>
    public const int CopiedSingly = 64;

    /// <summary>
    /// Numbers of a parameter block that becomes source text, 1 MiB in single precision. Measured, on top of the compiler's own 0.7 s and 84 MB:
    /// 75,000 take 0.8 s and 55 MB, a million 8 s and 620 MB.
    /// </summary>
    public const int PretrainedNumbers = 1 << 18;
}
