using Lecture.Framework;
using ScottPlot;

namespace Lecture.Examples;

/// <summary>One step of a linear recurrence, h = W x + R h, in double.</summary>
[RnnModel(Input = 4, Hidden = 32, Steps = 1, Activation = RnnActivation.Identity, Bias = false, Precision = Precision.Double)]
internal sealed partial class LinearStep;

/// <summary>With R = rho times an orthogonal matrix each step back multiplies the norm of the gradient by rho: it vanishes below 1 and explodes above.</summary>
internal static class SpectralRadius
{
    private const int Steps = 100;
    private static readonly double[] Radii = [0.5, 0.9, 1.0, 1.1];

    public static void Run(Settings settings)
    {
        Plot plot = Picture.New("A linear recurrence: gradients vanish below spectral radius 1, explode above", "steps back", "norm of the gradient by h (last step: 1)");
        LogAxis.Use(plot);
        for (int i = 0; i < Radii.Length; i++)
        {
            double radius = Radii[i];
            double[] norms = Measure(radius, settings.Seed);
            LogAxis.AddLine(plot, norms, FormattableString.Invariant($"radius {radius:F1}"), Picture.Colors[i]);
            if (radius != 1)
            {
                Report.Result(FormattableString.Invariant($"log-slope-at-radius-{radius:F1}"), GradientChain.LogSlope(norms), Math.Log(radius));
            }
        }

        plot.ShowLegend(Alignment.LowerLeft);
        Picture.Save(plot, settings, "gradient-flow-radius");
    }

    private static double[] Measure(double radius, ulong seed)
    {
        var random = new Xoshiro256(seed);
        LinearStep model = LinearStep.CreateRandom(seed);
        TensorLayout recurrent = LinearStep.Layout["weight_hh_l0"];
        Initializer.Orthogonal<double>(recurrent, model.Parameters, random);
        Scaling.Multiply(recurrent, model.Parameters, radius);
        return GradientChain.Norms(model, Steps, random);
    }
}
