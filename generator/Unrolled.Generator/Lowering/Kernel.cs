using Unrolled.Generator.Spec;
using Unrolled.Parameters;

namespace Unrolled.Generator.Lowering;

/// <summary>A model as loads, stores, arithmetic and loops, every offset decided: all that the text needs.</summary>
/// <param name="Spec">The model it was lowered from.</param>
/// <param name="Parameters">Where each tensor stands.</param>
/// <param name="State">The parts of the carried state.</param>
/// <param name="TapeLength">Numbers that the training pass keeps for the backward pass.</param>
/// <param name="WorkLength">Numbers of scratch memory that inference needs.</param>
/// <param name="Counts">What a reader wants to know of the cost.</param>
/// <param name="Plan">The layout of the code (never Auto) and why it was chosen.</param>
/// <param name="Methods">The private methods, in the order they are written. Four are entry points: see <see cref="KernelEntry"/>.</param>
internal sealed record Kernel(
    ModelSpec Spec,
    ParameterPlan Parameters,
    StatePlan State,
    int TapeLength,
    int WorkLength,
    KernelCounts Counts,
    PlanDecision Plan,
    IReadOnlyList<KernelMethod> Methods)
{
    /// <summary>Numbers of the masks of dropout; 0 without.</summary>
    public int MaskLength { get; init; }

    /// <summary>What of the tape can be looked at.</summary>
    public IReadOnlyList<TapePart> Tape { get; init; } = Array.Empty<TapePart>();

    /// <summary>For each part of the state, the tensor that its rest state is learned in; empty where that is zero.</summary>
    public IReadOnlyList<TensorPlan> Rest { get; init; } = Array.Empty<TensorPlan>();
}

/// <summary>Rows of the tape, one a step.</summary>
internal sealed record TapePart(string Name, int Offset, int Rows, int Columns);

/// <summary>The tensors of a model in the order of its layers.</summary>
/// <param name="Count">Trainable numbers.</param>
/// <param name="Length">Numbers of the parameter block, padding between layers included.</param>
internal sealed record ParameterPlan(IReadOnlyList<TensorPlan> Tensors, int Count, int Length);

/// <summary>One tensor: its name and logical shape (as PyTorch's) and its place. A vector has one column.</summary>
internal sealed record TensorPlan(string Name, int Rows, int Columns, bool IsVector, TensorAddress Address);

/// <summary>The carried state: h, and c for an LSTM, of each layer.</summary>
internal sealed record StatePlan(IReadOnlyList<StatePart> Parts, int Length);

/// <summary>One part of the state, such as <c>h_l0</c>.</summary>
internal sealed record StatePart(string Name, int Offset, int Length);

/// <summary>Multiply-adds of one step forward, and of a whole sequence forward and backward.</summary>
internal sealed record KernelCounts(int StepMultiplyAdds, long ForwardMultiplyAdds, long BackwardMultiplyAdds);

/// <summary>The chosen plan and the sentence that explains it.</summary>
/// <param name="InfersInVectors">Whether inference runs in loops all the same, because the few units or their gates fill a vector.</param>
internal sealed record PlanDecision(PlanKind Plan, string Reason, bool InfersInVectors = false)
{
    /// <summary>The plan of the passes that keep no tape.</summary>
    public PlanDecision OfInference => InfersInVectors ? this with { Plan = PlanKind.Loops } : this;
}

/// <summary>Names and parameter lists of the private methods that the public members call.</summary>
internal static class KernelEntry
{
    /// <summary>All of them.</summary>
    public static readonly IReadOnlyCollection<string> All = new[] { Forward, Step, ForwardTape, Backward };

    /// <summary>(ROS parameters, Span state, ROS input, Span logits, Span work): all steps; state becomes the final one.</summary>
    public const string Forward = "ForwardKernel";

    /// <summary>(ROS parameters, Span state, ROS x, Span logits, Span work): one step, always with the output layer.</summary>
    public const string Step = "StepKernel";

    /// <summary>(ROS parameters, Span state, ROS input, Span logits, Span tape): all steps, keeping the tape.</summary>
    public const string ForwardTape = "ForwardTapeKernel";

    /// <summary>(ROS parameters, ROS input, Span tape, ROS logitGradient, Span parameterGradient, Span inputGradient, Span stateGradient); the last two may be empty.</summary>
    public const string Backward = "BackwardKernel";
}
