using Unrolled.Generator.Spec;

namespace Unrolled.Generator.Schedule;

/// <summary>The chosen plan and the sentence that explains it.</summary>
/// <param name="InfersInVectors">Whether inference runs in loops all the same, because the few units or their gates fill a vector.</param>
internal sealed record PlanDecision(PlanKind Plan, string Reason, bool InfersInVectors = false)
{
    /// <summary>The plan of the passes that keep no tape.</summary>
    public PlanDecision OfInference => InfersInVectors ? this with { Plan = PlanKind.Loops } : this;
}

/// <summary>Multiply-adds of one step forward, and of a whole sequence forward and backward.</summary>
internal sealed record KernelCounts(int StepMultiplyAdds, long ForwardMultiplyAdds, long BackwardMultiplyAdds);
