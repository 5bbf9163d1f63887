namespace Unrolled.Benchmarks.Quick;

internal static class Statistics
{
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length == 0 ? double.NaN : sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// <summary>The median over the rounds of one time divided by another of the same round.</summary>
    public static double MedianRatio(IReadOnlyList<double> times, IReadOnlyList<double> toTimes) =>
        Median(times.Zip(toTimes, (one, other) => one / other));
}
