namespace Unrolled.Numeric.Tests;

/// <summary>What tokens, lengths, feedback, directions, dropout, learned states and traces add allocates nothing either.</summary>
public sealed class TopologyAllocationTests
{
    private static readonly int[] Tokens = [1, 4, 0, 3, 3, 2];

    /// <summary>A network, and the steps of a run: 0 for all.</summary>
    private static readonly Dictionary<string, (Func<object> Create, int Length)> Networks = new()
    {
        ["Speller"] = (() => Speller.CreateRandom(1), 4),
        ["Judge"] = (() => Judge.CreateRandom(1), 3),
        ["Forecast"] = (() => Forecast.CreateRandom(1), 0),
        ["Writer"] = (() => Writer.CreateRandom(1), 0),
        ["Tagger"] = (() => Tagger.CreateRandom(1), 5),
        ["LargeTagger"] = (() => LargeTagger.CreateRandom(1), 0),
        ["Reversed"] = (() => Reversed.CreateRandom(1), 0),
    };

    public static TheoryData<string> Names => [.. Networks.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_training_pass_allocates_nothing(string name)
    {
        (Func<object> create, int length) = Networks[name];
        if (create() is INetwork<float, int> ofTokens)
        {
            Train(ofTokens, Tokens[..ofTokens.InputLength], new int[ofTokens.FedBackLength], length);
        }
        else
        {
            var ofNumbers = (INetwork<float, float>)create();
            Train(ofNumbers, Filled(ofNumbers.InputLength, 0.5f), new float[ofNumbers.FedBackLength], length);
        }
    }

    [Fact]
    public void Streams_of_tokens_allocate_nothing()
    {
        Speller network = Speller.CreateRandom(1);
        Speller.State state = network.CreateState();
        Speller.State ahead = network.CreateState();
        var output = new float[Speller.OutputLength];
        NoGarbage.Assert(() =>
        {
            network.Predict(Tokens, output, 4);
            network.Classify(Tokens, 4);
            Speller.Forward(network.Parameters, state.AsSpan(), Tokens, output, 5);
            network.Step(state, 3, output.AsSpan(0, Speller.OutputSize));
            network.Process(state, Tokens, output);
            state.CopyTo(ahead);
            state.Reset();
        });

        Assert.All(output, probability => Assert.InRange(probability, 1e-6f, 1));
    }

    [Fact]
    public void Generation_from_the_own_output_allocates_nothing()
    {
        Forecast forecast = Forecast.CreateRandom(1);
        Writer writer = Writer.CreateRandom(1);
        float[] input = Filled(Forecast.InputLength, 0.5f);
        var values = new float[Forecast.OutputLength];
        var probabilities = new float[Writer.OutputLength];
        Writer.State state = writer.CreateState();
        var next = new float[Writer.OutputSize];
        int token = 0;
        NoGarbage.Assert(() =>
        {
            forecast.Predict(input, values);
            writer.Predict(Tokens.AsSpan(0, 1), probabilities);
            for (int step = 0; step < 20; step++)
            {
                writer.Step(state, token, next);
                token = Heads.IndexOfLargest(next);
            }
        });

        Assert.NotEqual(values[..2], values[^2..]);
    }

    [Fact]
    public void Two_directions_allocate_nothing()
    {
        Tagger tagger = Tagger.CreateRandom(1);
        LargeTagger large = LargeTagger.CreateRandom(1);
        Reversed reversed = Reversed.CreateRandom(1);
        float[] largeInput = Filled(LargeTagger.InputLength, 0.5f);
        float[] reversedInput = Filled(Reversed.InputLength, 0.5f);
        var tags = new float[Tagger.OutputLength];
        var largeTags = new float[LargeTagger.OutputLength];
        var hidden = new float[Reversed.OutputLength];
        NoGarbage.Assert(() =>
        {
            tagger.Predict(Tokens, tags, 5);
            tagger.Classify(Tokens, 5);
            large.Predict(largeInput, largeTags);
            reversed.Predict(reversedInput, hidden);
        });

        Assert.All(hidden, h => Assert.NotEqual(0, h));
    }

    [Fact]
    public void Looking_inside_allocates_nothing()
    {
        Reversed network = Reversed.CreateRandom(1);
        float[] input = Filled(Reversed.InputLength, 0.5f);
        float[] logitGradient = Filled(Reversed.OutputLength, 1);
        var state = new float[Reversed.StateLength];
        var logits = new float[Reversed.OutputLength];
        var gradient = new float[Reversed.ParameterLength];
        var tape = new float[Reversed.TapeLength];
        var norms = new double[Reversed.Steps];
        float seen = 0;
        double saturated = 0;
        Reversed.ForwardLogits(network.Parameters, state, input, logits, tape);
        Reversed.Backward(network.Parameters, input, tape, logitGradient, gradient);
        NoGarbage.Assert(() =>
        {
            var trace = new HiddenTrace<float>(Reversed.Tape, tape);
            seen = trace.At("h_l0", 3)[0] + trace["h_l1"][0];
            GradientFlow.Norms<float>(Reversed.Tape, tape, "dh_l0", norms);
            saturated = GradientFlow.Saturation<float>(Reversed.Tape, tape, "h_l0", low: -1);
        });

        Assert.NotEqual(0, seen);
        Assert.All(norms, norm => Assert.NotEqual(0, norm));
        Assert.InRange(saturated, 0, 1);
    }

    /// <summary>With everything that the network takes, and without.</summary>
    private static void Train<TInput>(INetwork<float, TInput> network, TInput[] input, TInput[] fedBack, int length)
        where TInput : unmanaged
    {
        var state = new float[network.StateLength];
        var logits = new float[network.LogitLength];
        var tape = new float[network.TapeLength];
        float[] logitGradient = Filled(network.LogitLength, 0.25f);
        float[] mask = Filled(network.MaskLength, 1.25f);
        var gradient = new float[network.Layout.Length];
        float[] inputGradient = new float[typeof(TInput) == typeof(float) ? network.InputLength : 0];
        var stateGradient = new float[network.StateLength];
        NoGarbage.Assert(() =>
        {
            foreach (bool withOptions in (ReadOnlySpan<bool>)[true, false])
            {
                var options = withOptions ? new SequenceOptions<float, TInput>(fedBack, mask, length) : default;
                network.Rest(state);
                network.ForwardLogits(state, input, logits, tape, options);
                Array.Clear(stateGradient);
                network.Backward(input, tape, logitGradient, gradient, inputGradient, stateGradient, options);
                network.RestBackward(stateGradient, gradient);
            }
        });

        Assert.Contains(gradient, g => g != 0);
    }

    private static float[] Filled(int count, float value)
    {
        var values = new float[count];
        Array.Fill(values, value);
        return values;
    }
}
