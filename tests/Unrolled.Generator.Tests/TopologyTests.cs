using System.Reflection;
using System.Runtime.Loader;
using Unrolled.Generator.Network;
using Unrolled.Generator.Spec;
using Unrolled.Generator.Tests.Harness;

namespace Unrolled.Generator.Tests;

/// <summary>
/// Every topology in every plan, run as generated code, against the interpreter of its graph; and the interpreter's gradients against
/// central differences.
/// </summary>
public sealed class TopologyTests
{
    /// <summary>Too large for any plan but loops, which run over vectors here.</summary>
    private static readonly string[] Large =
    [
        "GruModel(Vocabulary = 6, Embedding = 9, HiddenSizes = new[] { 17, 9 }, Steps = 5, Output = 9, Direction = Direction.Both, Dropout = true, FirstOutput = 1",
        "LstmModel(Input = 5, HiddenSizes = new[] { 21, 8 }, Steps = 6, ReadSteps = 2, Output = 5, Feedback = Feedback.Output, Dropout = true, Trace = true",
    ];

    private static readonly string[] Shapes =
    [
        "LstmModel(Input = 3, Hidden = 4, Layers = 2, Steps = 4, Output = 2",
        "GruModel(Input = 3, HiddenSizes = new[] { 5, 2, 3 }, Steps = 4, Topology = Topology.ManyToOne",
        "LstmModel(Input = 3, HiddenSizes = new[] { 3, 5 }, Steps = 4, Output = 2, Dropout = true",
        "RnnModel(Input = 3, Hidden = 4, Steps = 5, Output = 2, Direction = Direction.Reverse, FirstOutput = 2",
        "LstmModel(Input = 3, Hidden = 3, Steps = 4, Output = 2, Direction = Direction.Both",
        "GruModel(Input = 3, HiddenSizes = new[] { 3, 2 }, Steps = 4, Direction = Direction.Both, FirstOutput = 1, ReadSteps = 3",
        "LstmModel(Input = 3, HiddenSizes = new[] { 2, 1, 2 }, Steps = 4, Output = 9, Direction = Direction.Both, Dropout = true, FirstOutput = 2",
        "RnnModel(Input = 2, Hidden = 3, Steps = 4, Activation = RnnActivation.Identity, Direction = Direction.Both, Trace = true",
        "LstmModel(Vocabulary = 5, Hidden = 3, Steps = 6, Output = 5, Head = Head.Softmax",
        "GruModel(Vocabulary = 5, Hidden = 3, Steps = 6, ReadSteps = 4, FirstOutput = 3, Reset = GruReset.BeforeProduct",
        "RnnModel(Vocabulary = 5, Hidden = 3, Steps = 5, Topology = Topology.OneToMany, Bias = false",
        "GruModel(Vocabulary = 5, Embedding = 3, Hidden = 4, Steps = 6, Output = 2, Topology = Topology.ManyToOne",
        "LstmModel(Vocabulary = 2, Embedding = 3, HiddenSizes = new[] { 3, 2 }, Steps = 3, Direction = Direction.Both, Output = 3",
        "LstmModel(Vocabulary = 5, Hidden = 4, Steps = 5, Direction = Direction.Both, Output = 3",
        "LstmModel(Input = 2, Hidden = 4, Steps = 6, ReadSteps = 2, FirstOutput = 1, Output = 2, Feedback = Feedback.Output",
        "GruModel(Input = 1, HiddenSizes = new[] { 3, 2 }, Steps = 5, ReadSteps = 1, Output = 1, Feedback = Feedback.Output, Trace = true",
        "GruModel(Vocabulary = 4, Embedding = 2, Hidden = 3, Steps = 6, ReadSteps = 2, FirstOutput = 1, Output = 4, Head = Head.Softmax, Feedback = Feedback.Output",
        "LstmModel(Vocabulary = 4, Hidden = 3, Steps = 6, ReadSteps = 1, Output = 4, Head = Head.Softmax, Feedback = Feedback.Output",
        "LstmModel(Input = 3, Hidden = 4, Steps = 5, Topology = Topology.ManyToOne, LearnedInitialState = true, Trace = true",
        .. Large,
    ];

    private static readonly string[] LengthShapes =
    [
        "LstmModel(Input = 3, Hidden = 4, Steps = 4, Output = 2",
        "GruModel(Input = 3, HiddenSizes = new[] { 5, 2 }, Steps = 4, Output = 3, Head = Head.Softmax, Topology = Topology.ManyToOne",
        "LstmModel(Input = 2, Hidden = 3, Steps = 5, Output = 2, Head = Head.Softmax, FirstOutput = 2",
        "GruModel(Vocabulary = 3, Embedding = 2, Hidden = 4, Steps = 5, Topology = Topology.ManyToOne",
        "LstmModel(Vocabulary = 3, Hidden = 4, Steps = 5, Output = 3, Head = Head.Softmax, Direction = Direction.Both",
        "RnnModel(Input = 2, HiddenSizes = new[] { 3, 2 }, Steps = 4, Direction = Direction.Both, Topology = Topology.ManyToOne",
        "GruModel(Input = 2, Hidden = 3, Steps = 4, Output = 9, Direction = Direction.Reverse",
    ];

    public static TheoryData<int, string> Cases
    {
        get
        {
            var cases = new TheoryData<int, string>();
            for (int shape = 0; shape < Shapes.Length; shape++)
            {
                foreach (string plan in shape < Shapes.Length - Large.Length ? new[] { "StraightLine", "StepMethod", "Loops" } : ["Loops"])
                {
                    cases.Add(shape, plan);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Values_and_gradients_are_those_of_the_graph(int shape, string plan)
    {
        GeneratorRun run = GeneratorRun.Of($"using Unrolled;\n[{Shapes[shape]}, Precision = Precision.Double, Plan = Plan.{plan})] public partial class Gesture {{ }}");
        ModelSpec spec = Assert.IsType<ModelSpec>(Assert.Single(run.Values(UnrolledGenerator.ModelStep)));
        object network = Load(run).GetType("Gesture", throwOnError: true)!.GetMethod("CreateRandom")!.Invoke(null, [7UL])!;

        foreach (bool withOptions in spec.Dropout || spec.Feedback == FeedbackKind.Output ? new[] { false, true } : [false])
        {
            if (spec.ReadsTokens)
            {
                Compare((INetwork<double, int>)network, spec, withOptions, (random, _) => random.Next(spec.Vocabulary), token => token);
            }
            else
            {
                Compare((INetwork<double, double>)network, spec, withOptions, (random, _) => random.NextDouble() - 0.5, x => x);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Inference_gives_what_training_gives(int shape, string plan)
    {
        GeneratorRun run = GeneratorRun.Of($"using Unrolled;\n[{Shapes[shape]}, Plan = Plan.{plan})] public partial class Gesture {{ }}");
        ModelSpec spec = Assert.IsType<ModelSpec>(Assert.Single(run.Values(UnrolledGenerator.ModelStep)));
        object network = Load(run).GetType("Gesture", throwOnError: true)!.GetMethod("CreateRandom")!.Invoke(null, [7UL])!;
        if (spec.ReadsTokens)
        {
            SameBits((INetwork<float, int>)network, spec, random => random.Next(spec.Vocabulary));
        }
        else
        {
            SameBits((INetwork<float, float>)network, spec, random => (float)random.NextDouble());
        }
    }

    private static void SameBits<TInput>(INetwork<float, TInput> network, ModelSpec spec, Func<Random, TInput> draw)
        where TInput : unmanaged
    {
        var random = new Random(3);
        TInput[] input = Enumerable.Range(0, network.InputLength).Select(_ => draw(random)).ToArray();
        var state = new float[network.StateLength];
        var logits = new float[network.LogitLength];
        network.Rest(state);
        network.ForwardLogits(state, input, logits, new float[network.TapeLength]);
        if (spec.Head == HeadKind.Softmax && spec.Output > 0)
        {
            Heads.Softmax(logits, network.OutputSize);
        }

        var output = new float[network.LogitLength];
        network.GetType().GetMethod("Predict")!.CreateDelegate<Predict<TInput>>(network)(input, output);

        Assert.Equal(logits, output);
    }

    private static void Compare<TInput>(
        INetwork<double, TInput> network, ModelSpec spec, bool withOptions, Func<Random, int, TInput> draw, Func<TInput, double> number, int length = 0)
        where TInput : unmanaged
    {
        var random = new Random(5);
        TInput[] Draw(int count) => Enumerable.Range(0, count).Select(i => draw(random, i)).ToArray();
        double[] Numbers(int count) => Enumerable.Range(0, count).Select(_ => random.NextDouble() - 0.5).ToArray();
        foreach (TensorLayout tensor in network.Layout.Tensors)
        {
            tensor.CopyFrom<double>(Numbers(tensor.Count), network.Parameters);
        }

        TInput[] input = Draw(network.InputLength);
        TInput[] fedBack = Draw(withOptions ? network.FedBackLength : 0);
        double[] mask = withOptions ? Enumerable.Range(0, network.MaskLength).Select(_ => random.Next(3) == 0 ? 0 : 1.5).ToArray() : [];
        double[] state = Numbers(network.StateLength);
        double[] logitGradient = Numbers(network.LogitLength);
        double[] stateGradient = Numbers(network.StateLength);

        ModelSpec shown = length == 0 ? spec : spec with
        {
            Steps = length,
            ReadSteps = length,
            FirstOutput = spec.FirstOutput == spec.Steps - 1 ? length - 1 : Math.Min(spec.FirstOutput, length),
        };
        RecurrentNetwork graph = NetworkBuilder.Build(shown);
        TInput[] read = length == 0 ? input : input[..(length * network.InputLength / spec.Steps)];
        int written = length == 0 ? network.LogitLength : (shown.Steps - shown.FirstOutput) * network.OutputSize;
        var oracle = new NetworkInterpreter(graph, graph.Parameters.ToDictionary(p => p.Name, p => Tensor(network.Layout[p.Name], network.Parameters)));
        double[][] oracleState = Parts(graph, state);
        double[][] oracleGradient = Parts(graph, stateGradient);
        double[] expected = oracle.Forward(oracleState, read.Select(number).ToArray(), fedBack.Length == 0 ? null : fedBack.Select(number).ToArray(), Masks(graph, mask));
        (Dictionary<string, double[]> expectedGradients, double[] expectedInput) = oracle.Backward(logitGradient[..written], oracleGradient);
        logitGradient.AsSpan(written).Fill(double.NaN);

        var logits = new double[network.LogitLength];
        double[] tape = Enumerable.Repeat(double.NaN, network.TapeLength).ToArray();
        var parameterGradient = new double[network.Layout.Length];
        double[] inputGradient = spec.ReadsTokens ? [] : new double[network.InputLength];
        var options = new SequenceOptions<double, TInput>(fedBack, mask, length);
        network.ForwardLogits(state, input, logits, tape, options);
        network.Backward(input, tape, logitGradient, parameterGradient, inputGradient, stateGradient, options);

        AssertClose("logits", [.. expected, .. new double[logits.Length - written]], logits);
        AssertClose("state", oracleState.SelectMany(p => p).ToArray(), state);
        foreach (TensorLayout tensor in network.Layout.Tensors)
        {
            AssertClose(tensor.Name, expectedGradients[tensor.Name], Tensor(tensor, parameterGradient));
        }

        AssertClose("input", [.. expectedInput, .. new double[inputGradient.Length - expectedInput.Length]], inputGradient);
        AssertClose("initial state", oracleGradient.SelectMany(p => p).ToArray(), stateGradient);
    }

    public static TheoryData<int, string> LengthCases
    {
        get
        {
            var cases = new TheoryData<int, string>();
            for (int shape = 0; shape < LengthShapes.Length; shape++)
            {
                cases.Add(shape, "StepMethod");
                cases.Add(shape, "Loops");
            }

            return cases;
        }
    }

    /// <summary>A shorter run is a run of a shorter network, whatever stands behind it in the input.</summary>
    [Theory]
    [MemberData(nameof(LengthCases))]
    public void A_shorter_run_is_that_of_a_shorter_network(int shape, string plan)
    {
        GeneratorRun run = GeneratorRun.Of($"using Unrolled;\n[{LengthShapes[shape]}, VariableLength = true, Precision = Precision.Double, Plan = Plan.{plan})] public partial class Gesture {{ }}");
        ModelSpec spec = Assert.IsType<ModelSpec>(Assert.Single(run.Values(UnrolledGenerator.ModelStep)));
        object network = Load(run).GetType("Gesture", throwOnError: true)!.GetMethod("CreateRandom")!.Invoke(null, [7UL])!;
        for (int length = 1; length <= spec.Steps; length++)
        {
            if (spec.ReadsTokens)
            {
                Compare((INetwork<double, int>)network, spec, false, (random, i) => i < length ? random.Next(spec.Vocabulary) : -1, token => token, length);
            }
            else
            {
                Compare((INetwork<double, double>)network, spec, false, (random, i) => i < length * spec.Input ? random.NextDouble() - 0.5 : double.NaN, x => x, length);
            }
        }

        AssertInferenceZerosWhatIsBehind(network, spec);
    }

    private static void AssertInferenceZerosWhatIsBehind(object network, ModelSpec spec)
    {
        int rows = spec.Steps - spec.FirstOutput;
        MethodInfo predict = network.GetType().GetMethod("Predict")!;
        int width = ((spec.Output > 0 ? spec.Output : spec.Directions * spec.Hidden[spec.Hidden.Count - 1]));
        double[] output = Enumerable.Repeat(7.0, rows * width).ToArray();
        if (spec.ReadsTokens)
        {
            predict.CreateDelegate<PredictLength<int>>(network)(new int[spec.Steps], output, spec.Steps - 1);
        }
        else
        {
            predict.CreateDelegate<PredictLength<double>>(network)(new double[spec.Steps * spec.Input], output, spec.Steps - 1);
        }

        Assert.All(output.Skip(rows > 1 ? (rows - 1) * width : rows * width), y => Assert.Equal(0, y));
        Assert.DoesNotContain(7.0, output);
    }

    /// <summary>The interpreter is an oracle only as far as its own gradients are right.</summary>
    [Theory]
    [MemberData(nameof(ShapeNumbers))]
    public void The_gradients_of_the_graph_are_central_differences(int shape)
    {
        GeneratorRun run = GeneratorRun.Of($"using Unrolled;\n[{Shapes[shape]}, Precision = Precision.Double)] public partial class Gesture {{ }}");
        ModelSpec spec = Assert.IsType<ModelSpec>(Assert.Single(run.Values(UnrolledGenerator.ModelStep)));
        RecurrentNetwork graph = NetworkBuilder.Build(spec);
        var random = new Random(9);
        double[] Numbers(int count) => Enumerable.Range(0, count).Select(_ => random.NextDouble() - 0.5).ToArray();
        Dictionary<string, double[]> parameters = graph.Parameters.ToDictionary(p => p.Name, p => Numbers(p.Gates * p.Space.Count * p.Columns));
        double[] input = Enumerable.Range(0, spec.ReadSteps * (spec.ReadsTokens ? 1 : spec.Input))
            .Select(_ => spec.ReadsTokens ? random.Next(spec.Vocabulary) : random.NextDouble() - 0.5).ToArray();
        double[] state = Numbers(graph.States.Sum(s => s.Space.Count));
        double[] logitGradient = Numbers((spec.Steps - spec.FirstOutput) * graph.OutputSize);
        int masks = graph.TrainingPhases.SelectMany(p => p.Body.Masks).GroupBy(m => m.Name).Sum(g => g.First().Space.Count) * spec.Steps;
        IReadOnlyDictionary<string, double[]> mask = Masks(graph, Enumerable.Range(0, masks).Select(i => i % 3 == 0 ? 0 : 1.5).ToArray());

        double Loss() => new NetworkInterpreter(graph, parameters).Forward(Parts(graph, state), input, null, mask).Zip(logitGradient, (y, d) => y * d).Sum();
        double Difference(double[] numbers, int i)
        {
            const double Step = 1e-4;
            double value = numbers[i];
            numbers[i] = value + Step;
            double above = Loss();
            numbers[i] = value - Step;
            double below = Loss();
            numbers[i] = value;
            return (above - below) / (2 * Step);
        }

        var oracle = new NetworkInterpreter(graph, parameters);
        oracle.Forward(Parts(graph, state), input, null, mask);
        double[][] stateGradient = graph.States.Select(s => new double[s.Space.Count]).ToArray();
        (Dictionary<string, double[]> gradients, double[] inputGradient) = oracle.Backward(logitGradient, stateGradient);

        foreach ((string name, double[] numbers) in parameters)
        {
            AssertClose(name, Enumerable.Range(0, numbers.Length).Select(i => Difference(numbers, i)).ToArray(), gradients[name], 1e-7);
        }

        AssertClose("input", Enumerable.Range(0, inputGradient.Length).Select(i => Difference(input, i)).ToArray(), inputGradient, 1e-7);
        AssertClose("state", Enumerable.Range(0, state.Length).Select(i => Difference(state, i)).ToArray(), stateGradient.SelectMany(p => p).ToArray(), 1e-7);
    }

    public static TheoryData<int> ShapeNumbers => [.. Enumerable.Range(0, Shapes.Length)];

    private delegate void PredictLength<TInput>(ReadOnlySpan<TInput> input, Span<double> output, int length);

    private delegate void Predict<TInput>(ReadOnlySpan<TInput> input, Span<float> output);

    private static double[] Tensor(TensorLayout layout, ReadOnlySpan<double> parameters)
    {
        var numbers = new double[layout.Count];
        layout.CopyTo(parameters, numbers.AsSpan());
        return numbers;
    }

    private static double[][] Parts(RecurrentNetwork graph, double[] state)
    {
        int start = 0;
        return graph.States.Select(part => state[start..(start += part.Space.Count)]).ToArray();
    }

    /// <summary>The masks by name; ones where none are given.</summary>
    private static IReadOnlyDictionary<string, double[]> Masks(RecurrentNetwork graph, double[] mask)
    {
        int start = 0;
        return graph.TrainingPhases.SelectMany(p => p.Body.Masks).GroupBy(m => m.Name!).ToDictionary(g => g.Key, g =>
        {
            int count = g.First().Space.Count * graph.Spec.Steps;
            return mask.Length == 0 ? Enumerable.Repeat(1.0, count).ToArray() : mask[start..(start += count)];
        });
    }

    private static void AssertClose(string name, double[] expected, double[] actual, double bound = 1e-12)
    {
        Assert.Equal(expected.Length, actual.Length);
        double scale = Math.Max(1e-3, expected.Select(Math.Abs).DefaultIfEmpty().Max());
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(expected[i] - actual[i]) <= bound * scale, $"{name}[{i}]: expected {expected[i]}, found {actual[i]}.");
        }
    }

    private static Assembly Load(GeneratorRun run)
    {
        using MemoryStream image = new();
        Assert.Empty(run.Complete.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Diagnostics);
        image.Position = 0;
        return new AssemblyLoadContext("models", isCollectible: true).LoadFromStream(image);
    }
}
