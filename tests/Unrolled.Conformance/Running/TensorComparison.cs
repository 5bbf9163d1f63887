using System.Globalization;
using System.Numerics;
using Unrolled.Conformance.Cases;

namespace Unrolled.Conformance.Running;

/// <summary>Compares one tensor with what somebody else computed.</summary>
internal static class TensorComparison
{
    /// <summary>Null where every number is within the bound; otherwise the largest difference and the bound.</summary>
    public static string? Difference<T>(ExpectedTensor expected, T[] actual, CaseRun run)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int count = expected.Sample?.Count ?? expected.Values.Length;
        if (actual.Length != count)
        {
            return $"{actual.Length} numbers, expected {count}";
        }

        double[] values = Array.ConvertAll(actual, double.CreateChecked);
        IEnumerable<double> compared = expected.Sample is { } sample ? sample.Indices.Select(index => values[index]) : values;
        double bound = run.BoundOf(expected);
        return Above("largest difference", expected.Values.Zip(compared, Distance).DefaultIfEmpty(0).Max(), bound)
            ?? (expected.Sample is { } whole ? DifferenceOfSums(whole, values, bound) : null);
    }

    // What the sums may be off where each number is off by no more than the bound.
    private static string? DifferenceOfSums(TensorSample whole, double[] values, double bound) =>
        Above("difference of the sum", Distance(whole.Sum, values.Sum()), whole.Count * bound)
        ?? Above("difference of the sum of squares", Distance(whole.SumOfSquares, values.Sum(v => v * v)), 2 * whole.Count * bound * whole.Largest);

    private static string? Above(string what, double difference, double bound) =>
        difference <= bound ? null : string.Create(CultureInfo.InvariantCulture, $"{what} {difference:G3}, bound {bound:G3}");

    // What is not a number is infinitely wrong.
    private static double Distance(double wanted, double value) =>
        double.IsNaN(value) || double.IsNaN(wanted) ? double.PositiveInfinity : Math.Abs(value - wanted);
}
