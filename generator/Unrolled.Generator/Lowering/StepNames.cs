using Unrolled.Generator.Graph;
using Unrolled.Generator.Kernels;

namespace Unrolled.Generator.Lowering;

/// <summary>Names of the methods that run one step.</summary>
internal static class StepNames
{
    /// <summary>One step of inference.</summary>
    public static string Inference(Body body) => $"{What(body.Kind)}{body.Part}{KernelEntry.Step}";

    /// <summary>One step of inference that writes the next state to another place.</summary>
    public static string NextState(Body body) => $"{What(body.Kind)}{body.Part}NextState";

    /// <summary>One step that keeps its tape.</summary>
    public static string Tape(Body body) => $"{What(body.Kind)}{body.Part}TapeStep";

    /// <summary>One step backward.</summary>
    public static string Backward(Body body) => $"{What(body.Kind)}{body.Part}BackwardStep";

    /// <summary>All steps of a pass backward.</summary>
    public static string BackwardSteps(Body body) => $"{body.Part}BackwardSteps";

    /// <summary>The gradient of the input of one step.</summary>
    public static string InputGradient(Body body) => $"{body.Part}InputGradientStep";

    private static string What(StepKind kind) => kind switch
    {
        StepKind.Reads => "Read",
        StepKind.Writes => "Write",
        StepKind.Idle => "Idle",
        _ => "",
    };
}
