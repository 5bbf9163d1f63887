using System.Globalization;
using System.Numerics;

namespace Unrolled.Numeric.Tests;

/// <summary>Compares a tensor by its largest difference, and says which tensor, how far and how far it may be.</summary>
internal static class Close
{
    /// <summary>Relative to the largest magnitude that is expected in the tensor, at least <paramref name="floor"/>.</summary>
    public static void Assert<T>(string tensor, double[] expected, T[] actual, double bound, double floor)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Xunit.Assert.Equal(expected.Length, actual.Length);
        double allowed = bound * Math.Max(floor, expected.Select(Math.Abs).DefaultIfEmpty(0).Max());
        double largest = expected.Zip(actual, (wanted, value) => Distance(wanted, double.CreateChecked(value))).DefaultIfEmpty(0).Max();
        Xunit.Assert.True(
            largest <= allowed, string.Create(CultureInfo.InvariantCulture, $"{tensor}: largest difference {largest:G3}, allowed {allowed:G3}"));
    }

    private static double Distance(double wanted, double value) =>
        double.IsFinite(wanted) && double.IsFinite(value) ? Math.Abs(wanted - value) : double.PositiveInfinity;
}
