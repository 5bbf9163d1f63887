using System.Numerics;
using Unrolled.Conformance.Cases;

namespace Unrolled.Conformance.Running;

/// <summary>The losses of the gradients format on logits, in double with the platform's exp and log: independent of the library's.</summary>
/// <remarks>Mean over every element (mse, bce) or over the rows (ce).</remarks>
internal static class ReferenceLoss
{
    public static (double Loss, T[] LogitGradient) Of<T>(LossTarget target, T[] logits)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        double[] values = Array.ConvertAll(logits, double.CreateChecked);
        (double loss, double[] gradient) = target.Kind switch
        {
            "mse" => SquaredError(target.Target, values),
            "bce" => SigmoidCrossEntropy(target.Target, values),
            "ce" => SoftmaxCrossEntropy(target.Target, values),
            _ => throw new ArgumentOutOfRangeException(nameof(target), target.Kind, "mse, bce or ce"),
        };
        return (loss, Array.ConvertAll(gradient, T.CreateChecked));
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
