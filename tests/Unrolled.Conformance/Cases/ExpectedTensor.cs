namespace Unrolled.Conformance.Cases;

/// <summary>One tensor that somebody else computed: all of its numbers, or of a large one a sample.</summary>
internal sealed record ExpectedTensor(string Name, double[] Values, bool IsGradient = false, TensorSample? Sample = null)
{
    /// <summary>The largest magnitude in the whole tensor.</summary>
    public double Largest => Sample?.Largest ?? (Values.Length == 0 ? 0 : Values.Max(Math.Abs));
}

/// <summary>Which coordinates of a large tensor are known, and what is known of the whole.</summary>
internal sealed record TensorSample(int Count, int[] Indices, double Largest, double Sum, double SumOfSquares);

/// <summary>One run of a case and how far a value may be off: absolute, or relative to the largest magnitude of its tensor.</summary>
/// <param name="Floor">Relative to this at least; null: the bounds are absolute.</param>
internal sealed record CaseRun(bool IsDouble, double ValueBound, double GradientBound, double? Floor)
{
    public double BoundOf(ExpectedTensor tensor) =>
        (tensor.IsGradient ? GradientBound : ValueBound) * (Floor is { } floor ? Math.Max(floor, tensor.Largest) : 1);
}
