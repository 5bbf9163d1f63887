using Samples;

namespace Lecture.Examples;

/// <summary>The values of all cells while a model reads a text.</summary>
internal static class CellTrace
{
    /// <summary>tanh(c) by cell, then by character.</summary>
    public static double[][] Of(MarkedTextModel model, int[] text)
    {
        const int Units = MarkedTextModel.HiddenSize;
        double[][] trace = Enumerable.Range(0, Units).Select(_ => new double[text.Length]).ToArray();
        MarkedTextModel.State state = model.CreateState();
        var x = new float[MarkedTextModel.InputSize];
        var y = new float[MarkedTextModel.OutputSize];
        for (int t = 0; t < text.Length; t++)
        {
            OneHot.Write(text.AsSpan(t, 1), x.Length, x);
            model.Step(state, x, y);

            // The state is h, then c.
            ReadOnlySpan<float> c = state.AsSpan()[Units..];
            for (int j = 0; j < Units; j++)
            {
                trace[j][t] = Math.Tanh(c[j]);
            }
        }

        return trace;
    }

    /// <summary>The cell whose values go most closely along with a feature of the text, or against it.</summary>
    public static (int Cell, double Correlation) MostCorrelated(double[][] trace, double[] feature) =>
        trace.Select((values, cell) => (cell, Correlation(values, feature))).MaxBy(pair => Math.Abs(pair.Item2));

    public static double Correlation(double[] a, double[] b)
    {
        double meanA = a.Average();
        double meanB = b.Average();
        double ab = 0, aa = 0, bb = 0;
        for (int i = 0; i < a.Length; i++)
        {
            ab += (a[i] - meanA) * (b[i] - meanB);
            aa += (a[i] - meanA) * (a[i] - meanA);
            bb += (b[i] - meanB) * (b[i] - meanB);
        }

        return aa > 0 && bb > 0 ? ab / Math.Sqrt(aa * bb) : 0;
    }
}
