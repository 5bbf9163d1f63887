namespace Unrolled.Conformance.Layouts;

/// <summary>One gate in the common form <c>p = W x + bw + R h + br</c>: W [H, in] and R [H, H] row-major; a bias that is absent is null.</summary>
internal sealed record GateWeights(double[] W, double[] R, double[]? InputBias, double[]? RecurrentBias);
