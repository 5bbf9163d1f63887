namespace Unrolled.Tests.Parameters;

public sealed class InitializerTests
{
    [Fact]
    public void By_default_each_recurrent_gate_is_orthogonal()
    {
        ParameterLayout layout = SampleLayouts.Lstm(5, 19, 3);
        var block = new double[layout.Length];
        Initializer.Default<double>(layout, block, 1);
        double[] w = Tensor(layout, block, "weight_hh_l0");
        for (int gate = 0; gate < 4; gate++)
        {
            for (int i = 0; i < 19; i++)
            {
                for (int j = 0; j < 19; j++)
                {
                    double dot = Enumerable.Range(0, 19).Sum(k => w[(((gate * 19) + i) * 19) + k] * w[(((gate * 19) + j) * 19) + k]);
                    Assert.Equal(i == j ? 1 : 0, dot, 1e-12);
                }
            }
        }

        Assert.NotEqual(w[0], w[19 * 19]);
    }

    [Fact]
    public void By_default_only_the_forget_gate_of_an_lstm_has_a_bias()
    {
        ParameterLayout lstm = SampleLayouts.Lstm(2, 5, 1);
        var block = new float[lstm.Length];
        Initializer.Default<float>(lstm, block, 1);
        Assert.Equal([0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], Tensor(lstm, block, "bias_l0"));
        ParameterLayout rnn = SampleLayouts.Rnn(2, 5, 1);
        block = new float[rnn.Length];
        Initializer.Default<float>(rnn, block, 1);
        Assert.All(Tensor(rnn, block, "bias_l0"), b => Assert.Equal(0, b));
    }

    /// <summary>The second of four gates, and no other number of the block.</summary>
    [Fact]
    public void The_forget_bias_is_set_alone()
    {
        ParameterLayout layout = SampleLayouts.Lstm(2, 5, 1);
        float[] before = SampleLayouts.Fill(layout, x => (float)x), after = [.. before];
        Initializer.ForgetBias<float>(layout["bias_l0"], after, 7);
        Assert.Equal([7, 7, 7, 7, 7], Tensor(layout, after, "bias_l0")[5..10]);
        int[] set = [.. Enumerable.Range(5, 5).Select(row => layout["bias_l0"].OffsetOf(row))];
        Assert.All(Enumerable.Range(0, before.Length).Except(set), i => Assert.Equal(before[i], after[i]));

        Assert.Contains("An LSTM's bias has the shape [4 * hidden], but the tensor is weight_ih_l0 [20, 2].", Refused("weight_ih_l0").Message, StringComparison.Ordinal);
        Assert.Contains("but the tensor is bias_head [1].", Refused("bias_head").Message, StringComparison.Ordinal);

        ArgumentException Refused(string tensor) => Assert.Throws<ArgumentException>("bias", () => Initializer.ForgetBias<float>(layout[tensor], after, 1));
    }

    [Fact]
    public void Inputs_and_heads_fill_their_uniform_ranges()
    {
        ParameterLayout layout = SampleLayouts.Lstm(40, 60, 30);
        var block = new double[layout.Length];
        Initializer.Default<double>(layout, block, 3);
        Uniform(Tensor(layout, block, "weight_ih_l0"), Math.Sqrt(6.0 / 100));
        Uniform(Tensor(layout, block, "weight_head"), 1 / Math.Sqrt(60));
        Initializer.PyTorch<double>(layout, block, 3);
        Uniform(Tensor(layout, block, "weight_hh_l0"), 1 / Math.Sqrt(60));
        Uniform(Tensor(layout, block, "weight_ih_l0"), 1 / Math.Sqrt(60));

        // The sum of two uniform biases: variance 2 a^2 / 3.
        double[] bias = Tensor(layout, block, "bias_l0");
        Assert.InRange(bias.Average(b => b * b), 2.0 / 180 * 0.8, 2.0 / 180 * 1.2);
        Assert.True(bias.Max() > 1 / Math.Sqrt(60));
    }

    /// <summary>PyTorch's GRU: <c>r = s(.. + b_ir + b_hr)</c>, likewise z, but <c>n = tanh(.. + b_in + r * (.. + b_hn))</c>.</summary>
    [Fact]
    public void As_in_pytorch_the_biases_of_a_grus_r_and_z_are_sums_and_those_of_n_are_not()
    {
        (string Suffix, int Hidden)[] layers = [("_l0", 400), ("_l1", 300), ("_l1_reverse", 500)];
        ParameterLayout layout = SampleLayouts.Gru(layers);
        var block = new double[layout.Length];
        Initializer.PyTorch<double>(layout, block, 4);
        foreach ((string suffix, int hidden) in layers)
        {
            double[] bias = Tensor(layout, block, "bias" + suffix);
            double[] ofReset = Tensor(layout, block, "bias_hn" + suffix);
            Sum(bias[..hidden]);
            Sum(bias[hidden..(2 * hidden)]);
            Single(bias[(2 * hidden)..]);
            Single(ofReset);
            Assert.Empty(bias.Intersect(ofReset));

            // U(-a, a) with a = 1/sqrt(H) has the variance a^2 / 3, the sum of two twice that.
            void Single(double[] values)
            {
                Assert.All(values, v => Assert.InRange(v * Math.Sqrt(hidden), -1, 1));
                Assert.InRange(values.Average(v => v * v) * hidden, 0.27, 0.40);
            }

            void Sum(double[] values)
            {
                Assert.InRange(values.Max(Math.Abs) * Math.Sqrt(hidden), 1.2, 2);
                Assert.InRange(values.Average(v => v * v) * hidden, 0.53, 0.80);
            }
        }
    }

    [Fact]
    public void The_seed_decides_and_padding_stays_zero()
    {
        ParameterLayout layout = SampleLayouts.Lstm(3, 7, 2);
        float[] a = [.. Enumerable.Repeat(9f, layout.Length)];
        var b = new float[layout.Length];
        Initializer.Default<float>(layout, a, 5);
        Initializer.Default<float>(layout, b, 5);
        Assert.Equal(a, b);
        Assert.True(layout.Length > layout.Count);
        Assert.All(a.Skip(layout.Count), x => Assert.Equal(0, x));
        Initializer.Default<float>(layout, b, 6);
        Assert.NotEqual(a, b);
    }

    [Fact]
    public void Tensors_draw_from_sequences_of_their_own()
    {
        ParameterLayout one = SampleLayouts.Lstm(3, 7, 2);
        ParameterLayout two = SampleLayouts.Lstm(9, 7, 2);
        var a = new double[one.Length];
        var b = new double[two.Length];
        Initializer.Default<double>(one, a, 5);
        Initializer.Default<double>(two, b, 5);
        Assert.Equal(Tensor(one, a, "weight_hh_l0"), Tensor(two, b, "weight_hh_l0"));
    }

    private static void Uniform(double[] values, double limit)
    {
        Assert.All(values, v => Assert.InRange(v, -limit, limit));
        double variance = values.Average(v => v * v);
        Assert.InRange(variance, limit * limit / 3 * 0.93, limit * limit / 3 * 1.07);
        Assert.InRange(values.Average(), -0.06 * limit, 0.06 * limit);
    }

    private static T[] Tensor<T>(ParameterLayout layout, T[] block, string name)
    {
        var values = new T[layout[name].Count];
        layout[name].CopyTo<T>(block, values);
        return values;
    }
}
