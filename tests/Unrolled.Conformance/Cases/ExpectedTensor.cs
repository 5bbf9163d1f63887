namespace Unrolled.Conformance.Cases;

/// <summary>One tensor that somebody else computed: all of its numbers, or of a large one a sample.</summary>
internal sealed record ExpectedTensor(string Name, double[] Values, bool IsGradient = false, TensorSample? Sample = null)
{
    /// <summary>The largest magnitude in the whole tensor.</summary>
    public double Largest => Sample?.Largest ?? (Values.Length == 0 ? 0 : Values.Max(Math.Abs));
}

/// <summary>Which coordinates of a large tensor are known, and what is known of the whole.</summary>
internal sealed record TensorSample(int Count, int[] Indices, double Largest, double Sum, double SumOfSquares);

/// <summary>One run of a case and how far a number may be off: absolute, or relative to the largest magnitude of its tensor.</summary>
/// <param name="ValueFloor">Values are relative to this at least; 0 with both floors: the bounds are absolute.</param>
/// <param name="GradientFloor">The same for gradients.</param>
internal sealed record CaseRun(bool IsDouble, double ValueBound, double GradientBound, double ValueFloor, double GradientFloor)
{
    public static CaseRun Absolute(bool isDouble, double bound) => new(isDouble, bound, bound, 0, 0);

    public double BoundOf(ExpectedTensor tensor)
    {
        (double bound, double floor) = tensor.IsGradient ? (GradientBound, GradientFloor) : (ValueBound, ValueFloor);
        return floor > 0 ? bound * Math.Max(floor, tensor.Largest) : bound;
    }
}
