using Unrolled.Generator.Spec;

namespace Unrolled.Generator.Tests.Emission;

/// <summary>The contracts of the members, on a class whose kernel is a running sum: <c>y_j = sum of all x so far + j</c>.</summary>
public sealed class GeneratedMemberTests
{
    private const string Setup = """
        var p = new float[Gesture.ParameterLength]; var state = new float[Gesture.StateLength];
        var x = new float[] { 1, 2, 3, 4, 5, 6 }; var y = new float[Gesture.OutputLength];
        """;

    // The scratch memory is none, on the stack, and from the pool.
    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    [InlineData(5000)]
    public void Forward_starts_from_rest_or_from_the_state_given(int work)
    {
        var actual = GeneratedClass.Run(HandMadeKernel.Lstm(work: work), Setup + """
            var rest = new float[Gesture.OutputLength];
            for (int i = 0; i < 2; i++) { Gesture.Forward(p, x, rest); }
            state[0] = 100;
            Gesture.Forward(p, state, x, y);
            return new float[][] { rest, y, state };
            """);

        Assert.Equal(new float[][] { [3, 4, 10, 11, 21, 22], [103, 104, 110, 111, 121, 122], [121, 0, 0, 0] }, actual);
    }

    [Fact]
    public void Softmax_turns_each_row_into_a_distribution()
    {
        var y = (float[])GeneratedClass.Run(
            HandMadeKernel.Lstm(output: 2, head: HeadKind.Softmax), Setup + "Gesture.Forward(p, x, y); return y;")!;

        // Logits of a row differ by 1: 1 / (1 + e) and e / (1 + e).
        for (int row = 0; row < 3; row++)
        {
            Assert.Equal(0.26894142f, y[2 * row], 1e-6f);
            Assert.Equal(0.73105858f, y[(2 * row) + 1], 1e-6f);
        }
    }

    [Fact]
    public void The_training_pass_writes_logits_without_the_head()
    {
        var actual = GeneratedClass.Run(HandMadeKernel.Lstm(output: 2, head: HeadKind.Softmax), Setup + """
            var tape = new float[Gesture.TapeLength + 3];
            Gesture.ForwardLogits(p, state, x, y, tape);
            var dp = new float[Gesture.ParameterLength]; dp[0] = 1; var dx = new float[6]; var ds = new float[4];
            Gesture.Backward(p, x, tape, y, dp);
            Gesture.Backward(p, x, tape, y, dp, dx, ds);
            return new float[][] { y, new[] { dp[0], dx[5], ds[3] } };
            """);

        Assert.Equal(new float[][] { [3, 4, 10, 11, 21, 22], [15, 2, 3] }, actual);
    }

    [Fact]
    public void Process_in_place_equals_process_apart_equals_steps()
    {
        var actual = (float[][])GeneratedClass.Run(HandMadeKernel.Lstm(work: 8), Setup + """
            Gesture.Process(p, state, x, y);
            var stepped = new float[6]; System.Array.Clear(state, 0, 4);
            for (int t = 0; t < 3; t++)
            {
                Gesture.Step(p, state, System.MemoryExtensions.AsSpan(x, 2 * t, 2), System.MemoryExtensions.AsSpan(stepped, 2 * t, 2));
            }

            System.Array.Clear(state, 0, 4);
            Gesture.Process(p, state, x, x);
            return new float[][] { y, stepped, x };
            """)!;

        Assert.Equal(new float[] { 3, 4, 10, 11, 21, 22 }, actual[0]);
        Assert.Equal(actual[0], actual[1]);
        Assert.Equal(actual[0], actual[2]);
    }

    [Theory]
    [InlineData("Gesture.Forward(new float[1], state, x, y)", "parameters")]
    [InlineData("Gesture.Forward(p, new float[3], x, y)", "state")]
    [InlineData("Gesture.Forward(p, state, new float[7], y)", "input")]
    [InlineData("Gesture.Forward(p, state, x, new float[5])", "output")]
    [InlineData("Gesture.Forward(p, state, x, y, new float[7])", "work")]
    [InlineData("Gesture.Forward(p, state, y, y)", "output")]
    [InlineData("Gesture.Step(p, state, x, y)", "x")]
    [InlineData("Gesture.Step(p, state, new float[2], y)", "y")]
    [InlineData("Gesture.Process(p, state, new float[3], y)", "inputs")]
    [InlineData("Gesture.Process(p, state, x, new float[4])", "outputs")]
    [InlineData("Gesture.Process(p, state, System.MemoryExtensions.AsSpan(y, 0, 4), System.MemoryExtensions.AsSpan(y, 1, 4))", "outputs")]
    [InlineData("Gesture.ForwardLogits(p, state, x, y, new float[3])", "tape")]
    [InlineData("Gesture.ForwardLogits(p, state, x, new float[1], new float[4])", "logits")]
    [InlineData("Gesture.Backward(p, x, new float[4], y, new float[1])", "parameterGradient")]
    [InlineData("Gesture.Backward(p, x, new float[4], new float[1], new float[p.Length])", "logitGradient")]
    [InlineData("Gesture.Backward(p, x, new float[4], y, new float[p.Length], new float[1])", "inputGradient")]
    [InlineData("Gesture.Backward(p, x, new float[4], y, new float[p.Length], default, new float[1])", "stateGradient")]
    [InlineData("new Gesture(new float[1])", "parameters")]
    [InlineData("new Gesture(p).Step(null!, new float[2], new float[2])", "state")]
    public void A_wrong_argument_is_named_and_nothing_is_written(string call, string parameter)
    {
        var actual = GeneratedClass.Run(HandMadeKernel.Lstm(work: 8), Setup + $$"""
            try { {{call}}; }
            catch (System.ArgumentException e)
            {
                foreach (float number in state) { if (number != 0) { return "state written"; } }
                foreach (float number in y) { if (number != 0) { return "output written"; } }
                return e.ParamName!;
            }
            return "no exception";
            """);

        Assert.Equal(parameter, actual);
    }

    /// <summary>65,537 steps of 65,536 outputs are 65,536 numbers to an int that overflows.</summary>
    [Fact]
    public void Outputs_beyond_an_int_are_refused_and_nothing_is_written()
    {
        var actual = GeneratedClass.Run(HandMadeKernel.Lstm(output: 65536), """
            var p = new float[Gesture.ParameterLength]; var state = new float[Gesture.StateLength];
            var x = new float[2 * 65537]; var y = new float[65536];
            System.Array.Fill(x, 1);
            try { Gesture.Process(p, state, x, y); return "no exception"; }
            catch (System.ArgumentException e) { return e.ParamName + " " + state[0] + " " + y[1]; }
            """);

        Assert.Equal("outputs 0 0", actual);
    }

    [Fact]
    public void A_state_can_be_forked_copied_and_reset()
    {
        var actual = GeneratedClass.Run(HandMadeKernel.Lstm(), Setup + """
            var network = new Gesture(p);
            Gesture.State stream = network.CreateState();
            network.Step(stream, new float[] { 1, 2 }, new float[2]);
            Gesture.State fork = stream.Clone();
            network.Process(fork, x, x);
            Gesture.State other = network.CreateState();
            stream.CopyTo(other);
            float copied = other.AsSpan()[0];
            other.Reset();
            return new[] { stream.AsSpan()[0], fork.AsSpan()[0], copied, other.AsSpan()[0] };
            """);

        Assert.Equal(new float[] { 3, 24, 3, 0 }, actual);
    }

    [Fact]
    public void The_instance_is_a_network_with_the_layout_of_its_class()
    {
        var actual = GeneratedClass.Run(HandMadeKernel.Lstm(output: 3, head: HeadKind.Softmax), """
            Unrolled.INetwork<float> network = Gesture.CreateRandom(1);
            return new object[]
            {
                network.InputLength, network.LogitLength, network.OutputSize, network.StateLength, network.TapeLength, network.Parameters.Length,
                object.ReferenceEquals(network.Layout, Gesture.Layout), network.Layout.Model, network.Layout["weight_hh_l0"].OffsetOf(3, 1),
                Gesture.CreateRandom(1).Classify(new float[6]),
            };
            """);

        // Gate 1 (f), unit 1 of a group of 2, column 1 of h: (8 + 1 * 4 + 1) * 2 + 1.
        Assert.Equal(new object[] { 6, 9, 3, 4, 4, 49, true, "Gesture", 27, 2 }, (object[])actual!);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    [InlineData(5000)]
    public void Inference_and_streaming_allocate_nothing(int work)
    {
        var actual = GeneratedClass.Run(HandMadeKernel.Lstm(output: 2, head: HeadKind.Softmax, work: work), Setup + """
            var network = new Gesture(p); var stream = network.CreateState(); var one = new float[2];
            long before = 0;
            for (int i = 0; i < 100; i++)
            {
                if (i == 50) { before = System.GC.GetAllocatedBytesForCurrentThread(); }
                network.Predict(x, y); network.Classify(x); network.Step(stream, one, one); network.Process(stream, x, x);
                Gesture.Forward(network.Parameters, x, y);
            }
            return (System.GC.GetAllocatedBytesForCurrentThread() - before).ToString();
            """);

        Assert.Equal("0", actual);
    }
}
