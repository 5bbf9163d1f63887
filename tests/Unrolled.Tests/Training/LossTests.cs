using System.Text.Json;
using CsCheck;

namespace Unrolled.Tests.Training;

/// <summary>Losses and their gradients against PyTorch's, central differences, and their limits.</summary>
public sealed class LossTests
{
    [Theory]
    [InlineData("mse")]
    [InlineData("classes")]
    [InlineData("classes_large")]
    [InlineData("classes_ignored")]
    [InlineData("probabilities")]
    [InlineData("sigmoid")]
    [InlineData("sigmoid_large")]
    public void A_loss_and_its_gradient_are_those_of_PyTorch(string name)
    {
        JsonElement c = PyTorchFixture.Case("losses", name);
        double expected = c.GetProperty("loss").GetDouble();
        double[] gradient = c.Doubles("gradient");

        var actual = new double[gradient.Length];
        double loss = Evaluate(c, name, c.Doubles("logits"), x => x, actual);
        Assert.Equal(expected, loss, 1e-13 * Math.Max(1, expected));
        PyTorchFixture.Close(gradient, actual, 1e-13);

        var single = new float[gradient.Length];
        double singleLoss = Evaluate(c, name, c.Singles("logits"), x => (float)x, single);
        Assert.Equal(expected, singleLoss, 1e-6 * Math.Max(1, expected));
        PyTorchFixture.Close(gradient, single.Select(x => (double)x), 2e-6);
    }

    [Fact]
    public void The_gradient_is_the_slope_of_the_loss()
    {
        Gen.Double[-5, 5].Array[12].Select(Gen.Int[-1, 3].Array[3], Gen.Double[0, 1].Array[12]).Sample((v, classes, targets) =>
        {
            Slope(v, (x, g) => Losses.SoftmaxCrossEntropy(x, classes, g));
            Slope(v, (x, g) => Losses.SoftmaxCrossEntropy(x, 4, targets, g));
            Slope(v, (x, g) => Losses.SigmoidCrossEntropy(x, targets, g));
            Slope(v, (x, g) => Losses.MeanSquaredError(x, targets, g));
        }, iter: 50);
    }

    [Fact]
    public void Huge_logits_give_finite_losses_and_gradients()
    {
        float[] logits = [1e30f, -1e30f, 0, 3e38f];
        var gradient = new float[4];
        Assert.Equal(0, Losses.SoftmaxCrossEntropy(logits, [3], gradient));
        Assert.All(gradient, g => Assert.True(float.IsFinite(g)));
        Assert.Equal(0.25 * (1e30f + Math.Log(2)), Losses.SigmoidCrossEntropy(logits, [1f, 1f, 1f, 1f], gradient), 1e24);
        Assert.All(gradient, g => Assert.True(float.IsFinite(g)));
    }

    [Fact]
    public void The_gradient_may_overwrite_the_logits()
    {
        double[] logits = [1, 2, 3, -1, 0, 5];
        var apart = new double[6];
        double expected = Losses.SoftmaxCrossEntropy(logits, [2, 0], apart);
        Assert.Equal(expected, Losses.SoftmaxCrossEntropy(logits, [2, 0], logits));
        Assert.Equal(apart, logits);
    }

    [Fact]
    public void Wrong_arguments_are_named_and_nothing_is_written()
    {
        float[] gradient = [7, 7, 7, 7];
        float[] logits = new float[4];
        var error = Assert.Throws<ArgumentException>("targets", () => Losses.MeanSquaredError(logits, new float[3], gradient));
        Assert.Contains("needs exactly 4 numbers, but has 3", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("gradient", () => Losses.SigmoidCrossEntropy(logits, logits, new float[5]));
        Assert.Throws<ArgumentException>("logits", () => Losses.SoftmaxCrossEntropy(logits, [0, 1, 0], gradient));
        var range = Assert.Throws<ArgumentOutOfRangeException>("classes", () => Losses.SoftmaxCrossEntropy(logits, [1, 2], gradient));
        Assert.Contains("Row 1 has the class 2, but there are the classes 0 to 1", range.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("classes", () => Losses.SoftmaxCrossEntropy(logits, [1, -2], gradient));
        Assert.Throws<NotSupportedException>(() => Losses.MeanSquaredError<int>(new int[1], new int[1], new int[1]));
        Assert.All(gradient, g => Assert.Equal(7, g));
    }

    [Fact]
    public void Losses_allocate_nothing()
    {
        float[] logits = [1, 2, 3, 4];
        float[] gradient = new float[4];
        int[] classes = [0, 1];
        Allocation.IsZero(() =>
        {
            Losses.MeanSquaredError<float>(logits, logits, gradient);
            Losses.SoftmaxCrossEntropy<float>(logits, classes, gradient);
            Losses.SoftmaxCrossEntropy<float>(logits, 2, logits, gradient);
            Losses.SigmoidCrossEntropy<float>(logits, logits, gradient);
            Gradients.ClipByNorm<float>(gradient, 0.1);
            Gradients.ClipByValue<float>(gradient, 0.01);
        });
    }

    private static double Evaluate<T>(JsonElement c, string name, T[] logits, Func<double, T> convert, T[] gradient)
        where T : unmanaged
    {
        if (name.StartsWith("classes", StringComparison.Ordinal))
        {
            return Losses.SoftmaxCrossEntropy<T>(logits, c.Integers("classes"), gradient);
        }

        T[] targets = c.Doubles("targets").Select(convert).ToArray();
        return name switch
        {
            "mse" => Losses.MeanSquaredError<T>(logits, targets, gradient),
            "probabilities" => Losses.SoftmaxCrossEntropy<T>(logits, logits.Length / c.GetProperty("rows").GetInt32(), targets, gradient),
            _ => Losses.SigmoidCrossEntropy<T>(logits, targets, gradient),
        };
    }

    private static void Slope(double[] at, Func<double[], double[], double> loss)
    {
        const double step = 1e-4;
        var gradient = new double[at.Length];
        var ignored = new double[at.Length];
        loss(at, gradient);
        for (int i = 0; i < at.Length; i++)
        {
            double[] above = (double[])at.Clone();
            double[] below = (double[])at.Clone();
            above[i] += step;
            below[i] -= step;
            Assert.Equal((loss(above, ignored) - loss(below, ignored)) / (2 * step), gradient[i], 1e-7);
        }
    }
}
