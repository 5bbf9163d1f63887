using System.Text.Json;

namespace Unrolled.Tests.Training;

/// <summary>Trajectories of the optimizers against PyTorch's, in double and single; the fixture's length leaves a rest beside every vector width.</summary>
public sealed class OptimizerTests
{
    [Theory]
    [InlineData("sgd")]
    [InlineData("sgd_decay")]
    [InlineData("sgd_momentum")]
    [InlineData("sgd_nesterov")]
    [InlineData("adam")]
    [InlineData("adam_decay")]
    [InlineData("adam_schedule")]
    [InlineData("adamw")]
    [InlineData("rmsprop")]
    [InlineData("rmsprop_momentum")]
    public void A_trajectory_is_that_of_PyTorch(string name)
    {
        Run(name, Make<double>(name), x => x, x => x, 1e-13);
        Run(name, Make<float>(name), x => (float)x, x => x, 1e-5);
    }

    [Fact]
    public void Every_place_of_a_block_gets_the_same_bits_whether_in_a_vector_or_in_the_rest()
    {
        foreach (string name in new[] { "sgd_nesterov", "adam_decay", "adamw", "rmsprop_momentum" })
        {
            var whole = new float[67];
            var gradient = Enumerable.Repeat(0.37f, 67).ToArray();
            Optimizer<float> optimizer = Make<float>(name, 67);
            for (int step = 0; step < 5; step++)
            {
                optimizer.Step(whole, gradient);
            }

            Assert.All(whole, p => Assert.Equal(whole[0], p));
        }
    }

    [Fact]
    public void Reset_and_copied_state_repeat_a_trajectory()
    {
        var gradient = Enumerable.Range(0, 9).Select(i => (double)i - 4).ToArray();
        Optimizer<double> first = Make<double>("adamw", 9);
        var p = new double[9];
        first.Step(p, gradient);
        double[] once = (double[])p.Clone();
        first.Step(p, gradient);

        Optimizer<double> second = Make<double>("adamw", 9);
        second.Step(new double[9], gradient);
        first.Reset();
        for (int i = 0; i < first.VectorNames.Count; i++)
        {
            second.Vector(i).CopyTo(first.Vector(i));
        }

        second.Scalars.CopyTo(first.Scalars);
        first.Step(once, gradient);
        Assert.Equal(p, once);

        first.Reset();
        var again = new double[9];
        first.Step(again, gradient);
        first.Step(again, gradient);
        Assert.Equal(p, again);
    }

    [Fact]
    public void Padding_stays_zero()
    {
        foreach (string name in new[] { "sgd_momentum", "adam_decay", "adamw", "rmsprop_momentum" })
        {
            var p = new float[24];
            Make<float>(name, 24).Step(p, new float[24]);
            Assert.All(p, x => Assert.Equal(0, x));
        }
    }

    [Fact]
    public void Clipping_by_norm_is_that_of_PyTorch()
    {
        JsonElement c = PyTorchFixture.Root.GetProperty("clipping");
        double[] gradient = c.Doubles("gradient");
        float[] single = c.Singles("gradient");
        double maximum = c.GetProperty("maximum").GetDouble();
        Assert.Equal(c.GetProperty("norm").GetDouble(), Gradients.ClipByNorm<double>(gradient, maximum), 1e-12);
        Assert.Equal(c.GetProperty("norm").GetDouble(), Gradients.ClipByNorm<float>(single, maximum), 1e-5);

        // PyTorch divides by norm + 1e-6.
        PyTorchFixture.Close(c.Doubles("clipped"), gradient, 1e-7);
        PyTorchFixture.Close(c.Doubles("clipped"), single.Select(x => (double)x), 1e-6);
        Assert.Equal(maximum, Gradients.Norm<double>(gradient), 1e-12);
        double[] small = [0.3, 0.4];
        Assert.Equal(0.5, Gradients.ClipByNorm<double>(small, 0.5), 1e-15);
        Assert.Equal(new[] { 0.3, 0.4 }, small);
        Assert.Throws<ArgumentOutOfRangeException>(() => Gradients.ClipByNorm<double>(small, 0));
    }

    [Fact]
    public void Clipping_by_value_limits_both_sides()
    {
        float[] single = [-3, -0.5f, 0, 0.5f, 3];
        double[] numbers = [-3, -0.5, 0, 0.5, 3];
        Gradients.ClipByValue<float>(single, 1);
        Gradients.ClipByValue<double>(numbers, 1);
        Assert.Equal(new[] { -1, -0.5f, 0, 0.5f, 1 }, single);
        Assert.Equal(new[] { -1, -0.5, 0, 0.5, 1 }, numbers);
    }

    [Fact]
    public void Steps_allocate_nothing()
    {
        foreach (string name in new[] { "sgd_momentum", "adam", "adamw", "rmsprop" })
        {
            var p = new float[33];
            Optimizer<float> optimizer = Make<float>(name, 33);
            Allocation.IsZero(() => optimizer.Step(p, p));
        }
    }

    [Fact]
    public void Wrong_arguments_are_named()
    {
        var optimizer = new Adam<float>(4);
        Assert.Throws<ArgumentException>("parameters", () => optimizer.Step(new float[5], new float[4]));
        Assert.Throws<ArgumentException>("gradient", () => optimizer.Step(new float[4], new float[3]));
        Assert.Throws<ArgumentOutOfRangeException>("beta1", () => new Adam<float>(4, beta1: 1));
        Assert.Throws<ArgumentOutOfRangeException>("epsilon", () => new Adam<float>(4, epsilon: 0));
        Assert.Throws<NotSupportedException>(() => new Adam<int>(4));
    }

    private static void Run<T>(string name, Optimizer<T> optimizer, Func<double, T> from, Func<T, double> to, double bound)
        where T : unmanaged
    {
        JsonElement c = PyTorchFixture.Case("optimizers", name);
        T[] p = PyTorchFixture.Root.Doubles("start").Select(from).ToArray();
        int step = 0;
        foreach (JsonElement row in PyTorchFixture.Root.GetProperty("gradients").EnumerateArray())
        {
            if (name == "adam_schedule")
            {
                optimizer.LearningRate = 0.01 * (1 - (step / 50.0));
            }

            optimizer.Step(p, row.EnumerateArray().Select(x => from(x.GetDouble())).ToArray());
            step++;
            if (step <= 2)
            {
                PyTorchFixture.Close(c.Doubles($"after{step}"), p.Select(to), bound);
            }
        }

        PyTorchFixture.Close(c.Doubles("end"), p.Select(to), bound);
    }

    private static Optimizer<T> Make<T>(string name, int length = 21)
        where T : unmanaged => name switch
        {
            "sgd" => new Sgd<T>(length, 0.1),
            "sgd_decay" => new Sgd<T>(length, 0.1, weightDecay: 0.05),
            "sgd_momentum" => new Sgd<T>(length, 0.02, 0.9, weightDecay: 0.01),
            "sgd_nesterov" => new Sgd<T>(length, 0.02, 0.8, nesterov: true),
            "adam" => new Adam<T>(length, 0.01, 0.9, 0.99, 1e-6),
            "adam_decay" => new Adam<T>(length, 0.01, weightDecay: 0.1),
            "adam_schedule" => new Adam<T>(length, 0.01),
            "adamw" => new AdamW<T>(length, 0.01, weightDecay: 0.1),
            "rmsprop" => new RmsProp<T>(length, 0.01, 0.95),
            _ => new RmsProp<T>(length, 0.005, momentum: 0.9, weightDecay: 0.02),
        };
}
