namespace Playground.Drawing;

/// <summary>A line of a chart.</summary>
/// <param name="Name">As the legend says it.</param>
/// <param name="Class">Its class in the style sheet: line-a, line-b, line-c.</param>
/// <param name="Values">A value for each x from 0.</param>
public sealed record ChartLine(string Name, string Class, IReadOnlyList<double> Values);

/// <summary>Where the values of a chart stand: x from 0 to <paramref name="Last"/>, y between two powers of ten.</summary>
/// <param name="Last">The last x.</param>
/// <param name="Low">The exponent at the bottom.</param>
/// <param name="High">The exponent at the top.</param>
public sealed record LogScale(int Last, int Low, int High)
{
    public const int Width = 400;
    public const int Height = 200;

    /// <summary>Points of a polyline; at most 200 of them, however long the line is.</summary>
    public string Points(IReadOnlyList<double> values)
    {
        int stride = Math.Max(1, values.Count / 200);
        var points = new System.Text.StringBuilder();
        for (int i = 0; i < values.Count; i += stride)
        {
            points.Append(Colors.Text(X(i), 1)).Append(',').Append(Colors.Text(Y(values[i]), 1)).Append(' ');
        }

        return points.ToString();
    }

    public double X(double x) => Last > 0 ? x * Width / Last : 0;

    public double Y(double value) =>
        Height * (High - Math.Clamp(value > 0 ? Math.Log10(value) : Low, Low, High)) / (High - Low);
}
