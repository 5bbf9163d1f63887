using Unrolled.Generator.Graph;
using Unrolled.Generator.Kernels;

namespace Unrolled.Generator.Lowering;

/// <summary>The summaries of the private methods.</summary>
internal static class KernelSummaries
{
    public const string Forward = "All steps forward, keeping nothing but the state.";

    public const string Process = "Any number of steps that read an input and write an output.";

    public const string CrowdStep = "One step of 16 streams: every number is a vector with a lane a stream, every weight serves all lanes.";

    public static string PartOf(KernelMethod whole, int number, int count) => $"Part {number} of {count} of {whole.Name}.";

    public static string SideBySide(KernelMethod one) => $"As {one.Name}, for 16 sequences side by side: every number is a vector with a lane a sequence, and every weight serves all lanes.";

    public const string GradientsApart = "The gradients of the parameters of 16 sequences, each sequence's own: sums over the steps, from the last to the first.";

    public const string ForwardTape = "All steps forward, keeping on the tape what the backward pass needs.";

    public const string Backward = "Backpropagation through time: from the last step to the first, then the sums over all steps.";

    public const string BackwardSteps = "The gradients of the pre-activations, from the last step to the first, kept on the tape.";

    public const string InputGradient = "The gradient of one step's input.";

    public const string Accumulate = "The gradients of the parameters: each a sum over the steps, from the last to the first, then one addition.";

    public static string Step(Body body) => $"One step{Does(body)}.";

    public static string TapeStep(Body body) => $"Step t{Does(body)}; rows of the tape keep what the backward pass needs.";

    public static string BackwardStep(Body body) => $"Step t backward, of a step{Does(body)}.";

    private static string Does(Body body) => body.Kind switch
    {
        StepKind.Reads => " that reads an input and writes nothing",
        StepKind.Writes => " that reads nothing and writes an output",
        StepKind.Idle => " that neither reads nor writes",
        _ => " that reads an input and writes an output",
    };
}
