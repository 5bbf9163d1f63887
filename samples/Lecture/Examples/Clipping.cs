using Lecture.Framework;
using ScottPlot;

namespace Lecture.Examples;

/// <summary>A rectified recurrence over 30 steps that starts with a spectral radius above 1, so that its gradients explode.</summary>
[RnnModel(Input = 1, Hidden = 16, Steps = 30, Activation = RnnActivation.Relu, Output = 1, Topology = Topology.ManyToOne, Precision = Precision.Double)]
internal sealed partial class ExplodingModel;

/// <summary>The mean of 30 inputs, learned by plain gradient descent: with exploding gradients only clipping lets it live.</summary>
internal static class Clipping
{
    private const double Radius = 1.3;
    private const double LargestNorm = 1;
    private const int Iterations = 2000;

    public static void Run(Settings settings)
    {
        (double[] clipped, double[] norms) = Train(LargestNorm, settings.Seed);
        (double[] free, _) = Train(double.MaxValue, settings.Seed);

        Plot plot = Picture.New($"Exploding gradients: clipping to norm {LargestNorm:F0} keeps the training alive", "steps of training", "loss, norm of the gradient");
        LogAxis.Use(plot);
        LogAxis.AddLine(plot, norms, "norm before clipping", Picture.Colors[5]);
        LogAxis.AddLine(plot, clipped, "loss, clipped", Picture.Colors[2]);
        LogAxis.AddLine(plot, free, "loss, not clipped", Picture.Colors[4]);
        plot.ShowLegend(Alignment.UpperRight);
        Picture.Save(plot, settings, "gradient-flow-clipping");

        Report.Line($"without clipping the loss was no finite number after {free.Length} steps of training");

        // The variance of a mean of 30 numbers from U(-1, 1): the loss of always answering 0.
        Report.Result("clipped-loss", clipped.TakeLast(100).Average(), 1 / (3.0 * ExplodingModel.Steps));
    }

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
        var optimizer = new Sgd<double>(ExplodingModel.ParameterLength, learningRate: 0.01);
        while (losses.Count < Iterations)
        {
            double[] input = Enumerable.Range(0, ExplodingModel.Steps).Select(_ => (2 * random.NextDouble()) - 1).ToArray();
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
