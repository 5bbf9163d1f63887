using Unrolled.Generator.Network;

namespace Unrolled.Generator.Lowering;

/// <summary>Names and arguments of the methods that run one step.</summary>
internal static class StepNames
{
    /// <summary>One step of inference.</summary>
    public static string Inference(StepKind kind) => kind == (StepKind.Reads | StepKind.Writes) ? KernelEntry.Step : What(kind) + "StepKernel";

    /// <summary>One step that keeps its tape.</summary>
    public static string Tape(StepKind kind) => $"{What(kind)}TapeStep";

    /// <summary>One step backward.</summary>
    public static string Backward(StepKind kind) => $"{What(kind)}BackwardStep";

    private static string What(StepKind kind) => kind switch
    {
        StepKind.Reads => "Read",
        StepKind.Writes => "Write",
        StepKind.Idle => "Idle",
        _ => "",
    };
}
