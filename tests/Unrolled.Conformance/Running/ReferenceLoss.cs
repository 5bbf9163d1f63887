using System.Numerics;
using Unrolled.Conformance.Cases;

namespace Unrolled.Conformance.Running;

/// <summary>The losses of the gradients format on logits, in double with the platform's exp and log: independent of the library's.</summary>
/// <remarks>Mean over every element (mse, bce) or over the rows (ce).</remarks>
internal static class ReferenceLoss
{
    /// <remarks>Rows behind the last target, which a shorter run does not have, have NaN for a gradient: nobody is to read it.</remarks>
    public static (double Loss, T[] LogitGradient) Of<T>(LossTarget target, T[] logits, int width)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int counted = target.Kind == "ce" ? target.Target.Length * width : target.Target.Length;
        double[] values = Array.ConvertAll(logits[..counted], double.CreateChecked);
        (double loss, double[] gradient) = target.Kind switch
        {
            "mse" => SquaredError(target.Target, values),
            "bce" => SigmoidCrossEntropy(target.Target, values),
            "ce" => SoftmaxCrossEntropy(target.Target, values),
            _ => throw new ArgumentOutOfRangeException(nameof(target), target.Kind, "mse, bce or ce"),
        };
        return (loss, [.. Array.ConvertAll(gradient, T.CreateChecked), .. Enumerable.Repeat(T.NaN, logits.Length - counted)]);
    }

    private static (double Loss, double[] Gradient) SquaredError(double[] target, double[] values)
    {
        double loss = values.Zip(target, (value, wanted) => (value - wanted) * (value - wanted)).Average();
        return (loss, values.Zip(target, (value, wanted) => 2 * (value - wanted) / values.Length).ToArray());
    }

    // log(1 + e^-|v|) + max(v, 0) - v t, which overflows nowhere.
    private static (double Loss, double[] Gradient) SigmoidCrossEntropy(double[] target, double[] values)
    {
        double loss = values.Zip(target, (v, t) => Math.Log(1 + Math.Exp(-Math.Abs(v))) + Math.Max(v, 0) - (v * t)).Average();
        return (loss, values.Zip(target, (v, t) => ((1 / (1 + Math.Exp(-v))) - t) / values.Length).ToArray());
    }

    private static (double Loss, double[] Gradient) SoftmaxCrossEntropy(double[] target, double[] values)
    {
        int width = values.Length / target.Length;
        var gradient = new double[values.Length];
        double loss = 0;
        for (int row = 0; row < target.Length; row++)
        {
            double[] logits = values[(row * width)..((row + 1) * width)];
            double largest = logits.Max();
            double sum = logits.Sum(logit => Math.Exp(logit - largest));
            int wanted = (int)target[row];
            loss += (Math.Log(sum) + largest - logits[wanted]) / target.Length;
            for (int j = 0; j < width; j++)
            {
                gradient[(row * width) + j] = ((Math.Exp(logits[j] - largest) / sum) - (j == wanted ? 1 : 0)) / target.Length;
            }
        }

        return (loss, gradient);
    }
}
