using Unrolled.Generator.Kernels;
using Unrolled.Generator.Memory;
using Unrolled.Generator.Schedule;
using Unrolled.Generator.Spec;

namespace Unrolled.Generator.Lowering;

/// <summary>A model as loads, stores, arithmetic and loops, every offset decided: all that the text needs.</summary>
/// <param name="Spec">The model it was lowered from.</param>
/// <param name="Parameters">Where each tensor stands.</param>
/// <param name="State">The parts of the carried state.</param>
/// <param name="TapeLength">Numbers that the training pass keeps for the backward pass.</param>
/// <param name="WorkLength">Numbers of scratch memory that inference needs.</param>
/// <param name="Counts">Multiply-adds, for the documentation.</param>
/// <param name="Plan">The layout of the code (never Auto) and why it was chosen.</param>
/// <param name="Methods">The private methods, in the order they are written. Some are entry points: see <see cref="KernelEntry"/>.</param>
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

    /// <summary>Numbers of scratch memory that a step of 16 streams needs.</summary>
    public int CrowdWorkLength { get; init; }

    /// <summary>Numbers of the tape of each of 16 sequences that train side by side; 0: they do not.</summary>
    public int BatchTapeLength { get; init; }

    /// <summary>The parts of the tape that programs can look at.</summary>
    public IReadOnlyList<TapePart> Tape { get; init; } = Array.Empty<TapePart>();

    /// <summary>For each part of the state, the tensor that its rest state is learned in; empty where that is zero.</summary>
    public IReadOnlyList<TensorPlan> Rest { get; init; } = Array.Empty<TensorPlan>();
}
