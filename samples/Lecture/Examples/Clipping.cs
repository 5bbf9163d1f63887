using Lecture.Framework;
using ScottPlot;

namespace Lecture.Examples;

/// <summary>A rectified recurrence over 30 steps that starts with a spectral radius above 1, so that its gradients explode.</summary>
[RnnModel(Input = 1, Hidden = 16, Steps = 30, Activation = RnnActivation.Relu, Output = 1, Topology = Topology.ManyToOne, Precision = Precision.Double)]
internal sealed partial class ExplodingModel;

/// <summary>The mean of 30 inputs, learned by plain gradient descent: with exploding gradients only clipping lets it live.</summary>
internal static class Clipping
{
    private const double Radius = 1.6;
    private const double LargestNorm = 0.1;
    private const int Iterations = 2000;
    private const int Shown = 500;

    public static void Run(Settings settings)
    {
        (double[] clipped, double[] norms) = Train(LargestNorm, settings.Seed);
        (double[] free, _) = Train(double.MaxValue, settings.Seed);

        Plot plot = Picture.New(FormattableString.Invariant($"Exploding gradients: clipping to norm {LargestNorm} keeps the training alive"), "steps of training", "loss; norm of the gradient (means of 10 steps)");
        LogAxis.Use(plot);
        LogAxis.AddLine(plot, Smooth(norms), "norm before clipping", Picture.Colors[5]);
        LogAxis.AddLine(plot, Smooth(clipped), "loss, clipped", Picture.Colors[2]);
        LogAxis.AddLine(plot, free, "loss, not clipped", Picture.Colors[4]);
        plot.Axes.SetLimits(0, Shown, -5, 6);
        plot.ShowLegend(Alignment.UpperRight);
        Picture.Save(plot, settings, "gradient-flow-clipping");

        Report.Line(free.Length < Iterations
            ? $"without clipping the loss was no finite number after {free.Length} steps of training"
            : (FormattableString)$"without clipping the last losses have the root mean square {RootMean(free):F3}");

        // The deviation of a mean of 30 numbers from U(0, 1): the error of always answering 0.5.
        Report.Result("clipped-error", RootMean(clipped), Math.Sqrt(1 / (12.0 * ExplodingModel.Steps)));
    }

    /// <summary>Means of ten steps: each step is another example.</summary>
    private static double[] Smooth(double[] values) =>
        [.. values.Select((_, i) => values.AsSpan(Math.Max(0, i - 9), Math.Min(10, i + 1)).ToArray().Average())];

    private static double RootMean(double[] losses) => Math.Sqrt(losses.TakeLast(100).Average());

    /// <summary>The losses until they are no numbers any more, and the norms of the gradients before clipping.</summary>
    private static (double[] Losses, double[] Norms) Train(double largestNorm, ulong seed)
    {
        var random = new Xoshiro256(seed);
        ExplodingModel model = ExplodingModel.CreateRandom(seed);
        Scaling.Multiply(ExplodingModel.Layout["weight_hh_l0"], model.Parameters, Radius);
        var losses = new List<double>();
        var norms = new List<double>();
        var state = new double[ExplodingModel.StateLength];
        var output = new double[1];
        var outputGradient = new double[1];
        var gradient = new double[ExplodingModel.ParameterLength];
        var tape = new double[ExplodingModel.TapeLength];
        var optimizer = new Sgd<double>(ExplodingModel.ParameterLength, learningRate: 0.03);
        while (losses.Count < Iterations)
        {
            double[] input = Enumerable.Range(0, ExplodingModel.Steps).Select(_ => random.NextDouble()).ToArray();
            Array.Clear(state);
            Array.Clear(gradient);
            ExplodingModel.ForwardLogits(model.Parameters, state, input, output, tape);
            double loss = Losses.MeanSquaredError(output, [input.Average()], outputGradient);
            if (!double.IsFinite(loss))
            {
                break;
            }

            ExplodingModel.Backward(model.Parameters, input, tape, outputGradient, gradient);
            losses.Add(loss);
            norms.Add(Gradients.ClipByNorm<double>(gradient, largestNorm));
            optimizer.Step(model.Parameters, gradient);
        }

        return ([.. losses], [.. norms]);
    }
}
