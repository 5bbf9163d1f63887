namespace Unrolled.Generator.Kernels;

/// <summary>Names and parameter lists of the private methods that the public members call.</summary>
internal static class KernelEntry
{
    /// <summary>All of them.</summary>
    public static readonly IReadOnlyCollection<string> All = new[] { Forward, Step, Process, CrowdStep, ForwardTape, Backward, BatchForwardTape, BatchBackward };

    /// <summary>(ROS parameters, Span state, ROS input, Span logits, Span work): all steps; state becomes the final one.</summary>
    public const string Forward = "Forward";

    /// <summary>(ROS parameters, Span state, ROS x, Span logits, Span work): one step, always with the output layer.</summary>
    public const string Step = "Step";

    /// <summary>(ROS parameters, Span state, ROS input, Span logits, Span work, int length): any number of such steps; state becomes the final one.</summary>
    public const string Process = "Process";

    /// <summary>(ROS parameters, ROS state, Span next, ROS x, Span logits, Span work): one step of 16 streams, number n of stream l at 16 n + l.</summary>
    public const string CrowdStep = "CrowdStep";

    /// <summary>(ROS parameters, Span state, ROS input, Span logits, Span tape): all steps, keeping the tape.</summary>
    public const string ForwardTape = "ForwardTape";

    /// <summary>The same for 16 sequences, number n of sequence l at 16 n + l.</summary>
    public const string BatchForwardTape = "BatchForwardTape";

    /// <summary>As <see cref="Backward"/> for 16 sequences: it writes the parameter gradients of each, and adds nothing.</summary>
    public const string BatchBackward = "BatchBackward";

    /// <summary>(ROS parameters, ROS input, Span tape, ROS logitGradient, Span parameterGradient, Span inputGradient, Span stateGradient); the last two may be empty.</summary>
    public const string Backward = "Backward";
}
