using Unrolled.Generator.Spec;
using static Unrolled.Generator.Tests.Harness.GraphComparison;

namespace Unrolled.Generator.Tests;

/// <summary>Every topology in every plan, run as generated code, against the interpreter of its graph.</summary>
public sealed class TopologyTests
{
    /// <summary>Too large for any plan but loops, which run over vectors here.</summary>
    private static readonly string[] Large =
    [
        "GruModel(Vocabulary = 6, Embedding = 9, HiddenSizes = new[] { 17, 9 }, Steps = 5, Output = 9, Direction = Direction.Both, Dropout = true, FirstOutput = 1",
        "LstmModel(Input = 3, HiddenSizes = new[] { 19, 9 }, Steps = 4, Output = 2, Peepholes = true, Arithmetic = Arithmetic.Fused",
        "MguModel(Input = 3, HiddenSizes = new[] { 19, 9 }, Steps = 4, Output = 2, Arithmetic = Arithmetic.Fused",
        "GruModel(Input = 3, Hidden = 17, Steps = 4, Output = 2, InputSizes = new[] { 19 }, HeadSizes = new[] { 33, 4 }, HeadActivation = DenseActivation.Softsign",
        "RecurrentModel(typeof(Unrolled.Cells.Lstm), typeof(Unrolled.Cells.Rnn), Input = 3, HiddenSizes = new[] { 19, 9 }, Steps = 4, Output = 2, Direction = Direction.Both, Dropout = true, HeadSizes = new[] { 21 }",
        "DenseModel(Input = 3, HiddenSizes = new[] { 21, 8 }, Steps = 3, Output = 2, Arithmetic = Arithmetic.Fused",
        "LstmModel(Input = 5, HiddenSizes = new[] { 21, 8 }, Steps = 6, ReadSteps = 2, Output = 5, Feedback = Feedback.Output, Dropout = true, Trace = true",
    ];

    internal static readonly string[] Shapes =
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
        "LstmModel(Input = 3, Hidden = 5, Steps = 4, Output = 2, Peepholes = true",
        "LstmModel(Input = 3, HiddenSizes = new[] { 2, 3 }, Steps = 3, Direction = Direction.Both, Peepholes = true, Dropout = true, Trace = true",
        "LstmModel(Vocabulary = 5, Hidden = 1, Steps = 5, Topology = Topology.OneToMany, Peepholes = true, Bias = false",
        "MguModel(Input = 3, Hidden = 5, Steps = 4, Output = 2",
        "MguModel(Input = 3, HiddenSizes = new[] { 3, 2 }, Steps = 4, Direction = Direction.Both, ReadSteps = 3, Bias = false",
        "LstmModel(Input = 3, Hidden = 2, Steps = 3, Output = 2, InputSizes = new[] { 4 }, HeadSizes = new[] { 5, 3 }",
        "GruModel(Input = 3, HiddenSizes = new[] { 3, 2 }, Steps = 3, Direction = Direction.Both, ReadSteps = 2, FirstOutput = 1, Output = 2, InputSizes = new[] { 2, 3 }, InputActivation = DenseActivation.Tanh, HeadSizes = new[] { 3 }, HeadActivation = DenseActivation.Elu",
        "RnnModel(Vocabulary = 5, Hidden = 3, Steps = 5, Topology = Topology.OneToMany, Bias = false, InputSizes = new[] { 4 }, InputActivation = DenseActivation.Sigmoid",
        "GruModel(Vocabulary = 4, Embedding = 2, Hidden = 3, Steps = 6, ReadSteps = 2, FirstOutput = 1, Output = 4, Head = Head.Softmax, Feedback = Feedback.Output, InputSizes = new[] { 3 }, HeadSizes = new[] { 3 }, HeadActivation = DenseActivation.HardSigmoid",
        "LstmModel(Input = 2, Hidden = 4, Steps = 6, ReadSteps = 2, FirstOutput = 1, Output = 2, Feedback = Feedback.Output, InputSizes = new[] { 3 }, HeadSizes = new[] { 3 }, HeadActivation = DenseActivation.LeakyRelu",
        "DenseModel(Input = 3, HiddenSizes = new[] { 4, 5 }, Steps = 3, Output = 2, Activation = DenseActivation.Softplus",
        "DenseModel(Input = 4, Hidden = 3, Topology = Topology.OneToOne, Activation = DenseActivation.Linear",
        "DenseModel(Vocabulary = 5, HiddenSizes = new[] { 3, 2 }, Steps = 4, Direction = Direction.Both, ReadSteps = 3, Bias = false, Activation = DenseActivation.Tanh",
        "DenseModel(Input = 2, HiddenSizes = new[] { 3, 2 }, Steps = 3, Direction = Direction.Both, Output = 2, Activation = DenseActivation.Linear, HeadSizes = new[] { 2 }, HeadActivation = DenseActivation.Linear",
        "DenseModel(Input = 2, Hidden = 3, Steps = 4, ReadSteps = 1, Output = 2, Feedback = Feedback.Output",
        "RecurrentModel(typeof(Unrolled.Cells.Rnn), typeof(Unrolled.Cells.Gru), typeof(Unrolled.Cells.Lstm), Input = 4, HiddenSizes = new[] { 3, 2, 1 }, Steps = 4, Output = 2, LearnedInitialState = true",
        .. Large,
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
        (object network, ModelSpec spec) = Create($"{Shapes[shape]}, Precision = Precision.Double, Plan = Plan.{plan}");

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
        (object network, ModelSpec spec) = Create($"{Shapes[shape]}, Plan = Plan.{plan}");
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

    private delegate void Predict<TInput>(ReadOnlySpan<TInput> input, Span<float> output);
}
