namespace Unrolled.Generator.Tests;

/// <summary>Models that between them use every argument, each valid in every target.</summary>
internal static class Models
{
    public const string Gesture = "[LstmModel(Input = 3, Hidden = 2, Steps = 5)] public partial class Gesture { }";

    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>
    {
        ["lstm"] = Gesture,
        ["rnn"] = "[RnnModel(Input = 3, Hidden = 2, Steps = 5)] public partial class Gesture { }",
        ["rnn relu, no bias"] = "[RnnModel(Input = 3, Hidden = 2, Steps = 5, Activation = RnnActivation.Relu, Bias = false)] public partial class Gesture { }",
        ["rnn identity"] = "[RnnModel(Input = 3, Hidden = 2, Steps = 5, Activation = RnnActivation.Identity)] public partial class Gesture { }",
        ["gru after"] = "[GruModel(Input = 3, Hidden = 2, Steps = 5)] public partial class Gesture { }",
        ["gru before"] = "[GruModel(Input = 3, Hidden = 2, Steps = 5, Reset = GruReset.BeforeProduct)] public partial class Gesture { }",
        ["gru z writes, no bias"] = "[GruModel(Input = 3, Hidden = 2, Steps = 5, Update = GruUpdate.Writes, Bias = false)] public partial class Gesture { }",
        ["lstm with peepholes"] = "[LstmModel(Input = 3, Hidden = 2, Steps = 5, Peepholes = true)] public partial class Gesture { }",
        ["lstm with peepholes, loops, no bias"] =
            "[LstmModel(Input = 3, Hidden = 9, Layers = 2, Steps = 5, Peepholes = true, Bias = false, Plan = Plan.Loops)] public partial class Gesture { }",
        ["mgu"] = "[MguModel(Input = 3, Hidden = 2, Steps = 5)] public partial class Gesture { }",
        ["mgu, both directions, loops"] =
            "[MguModel(Input = 3, Hidden = 9, Steps = 5, Output = 2, Direction = Direction.Both, Plan = Plan.Loops)] public partial class Gesture { }",
        ["linear head"] = "[LstmModel(Input = 3, Hidden = 5, Steps = 4, Output = 2)] public partial class Gesture { }",
        ["sigmoid head"] = "[LstmModel(Input = 3, Hidden = 5, Steps = 4, Output = 2, Head = Head.Sigmoid)] public partial class Gesture { }",
        ["softmax head, double"] =
            "[RnnModel(Input = 3, Hidden = 5, Steps = 4, Output = 2, Head = Head.Softmax, Precision = Precision.Double)] public partial class Gesture { }",
        ["double"] = "[LstmModel(Input = 3, Hidden = 2, Steps = 5, Precision = Precision.Double)] public partial class Gesture { }",
        ["many to one"] = "[LstmModel(Input = 3, Hidden = 2, Steps = 5, Topology = Topology.ManyToOne)] public partial class Gesture { }",
        ["one to many"] = "[GruModel(Input = 3, Hidden = 2, Steps = 5, Topology = Topology.OneToMany)] public partial class Gesture { }",
        ["delayed"] = "[RnnModel(Input = 3, Hidden = 2, Steps = 5, ReadSteps = 3, Topology = Topology.ManyToManyDelayed)] public partial class Gesture { }",
        ["one to one"] = "[RnnModel(Input = 3, Hidden = 4, Output = 3, Topology = Topology.OneToOne)] public partial class Gesture { }",
        ["two layers"] = "[LstmModel(Input = 3, Hidden = 2, Layers = 2, Steps = 5, Output = 2)] public partial class Gesture { }",
        ["layers of their own sizes, loops, dropout"] =
            "[GruModel(Input = 3, HiddenSizes = new[] { 9, 4 }, Steps = 6, Output = 2, Dropout = true, Plan = Plan.Loops)] public partial class Gesture { }",
        ["three layers, dropout"] = "[GruModel(Input = 3, HiddenSizes = new[] { 3, 2, 4 }, Steps = 4, Dropout = true)] public partial class Gesture { }",
        ["reverse"] = "[LstmModel(Input = 3, Hidden = 2, Steps = 5, Direction = Direction.Reverse)] public partial class Gesture { }",
        ["both directions"] = "[LstmModel(Input = 3, Hidden = 2, Steps = 5, Output = 2, Direction = Direction.Both)] public partial class Gesture { }",
        ["both directions, no head"] =
            "[GruModel(Input = 3, HiddenSizes = new[] { 3, 2 }, Steps = 5, Direction = Direction.Both, Topology = Topology.ManyToOne, Dropout = true)] public partial class Gesture { }",
        ["both directions, loops"] =
            "[LstmModel(Input = 3, Hidden = 5, Layers = 2, Steps = 6, Output = 3, Direction = Direction.Both, Plan = Plan.Loops)] public partial class Gesture { }",
        ["tokens"] = "[LstmModel(Vocabulary = 7, Hidden = 2, Steps = 5, Output = 7, Head = Head.Softmax)] public partial class Gesture { }",
        ["tokens, loops"] = "[GruModel(Vocabulary = 7, Hidden = 9, Steps = 5, Output = 7, Head = Head.Softmax, Plan = Plan.Loops)] public partial class Gesture { }",
        ["embedding"] =
            "[GruModel(Vocabulary = 7, Embedding = 3, Hidden = 2, Steps = 5, Topology = Topology.ManyToOne)] public partial class Gesture { }",
        ["embedding, both directions, loops"] =
            "[LstmModel(Vocabulary = 7, Embedding = 5, Hidden = 9, Steps = 5, Output = 4, Head = Head.Softmax, Direction = Direction.Both, Plan = Plan.Loops)] public partial class Gesture { }",
        ["one token to many"] = "[RnnModel(Vocabulary = 7, Hidden = 2, Steps = 5, Topology = Topology.OneToMany)] public partial class Gesture { }",
        ["values fed back"] =
            "[LstmModel(Input = 2, Hidden = 3, Steps = 6, ReadSteps = 2, Output = 2, Feedback = Feedback.Output)] public partial class Gesture { }",
        ["values fed back, loops"] =
            "[LstmModel(Input = 2, Hidden = 9, Steps = 6, ReadSteps = 2, Output = 2, Feedback = Feedback.Output, Plan = Plan.Loops)] public partial class Gesture { }",
        ["tokens fed back"] =
            "[GruModel(Vocabulary = 5, Embedding = 2, Hidden = 3, Steps = 6, ReadSteps = 1, Output = 5, Head = Head.Softmax, Feedback = Feedback.Output)] public partial class Gesture { }",
        ["tokens fed back, loops"] =
            "[LstmModel(Vocabulary = 5, Hidden = 9, Steps = 6, ReadSteps = 3, FirstOutput = 2, Output = 5, Head = Head.Softmax, Feedback = Feedback.Output, Plan = Plan.Loops)] public partial class Gesture { }",
        ["lengths"] = "[LstmModel(Input = 3, Hidden = 2, Layers = 2, Steps = 5, Output = 2, Head = Head.Softmax, VariableLength = true, Dropout = true)] public partial class Gesture { }",
        ["lengths, many to one, loops"] =
            "[GruModel(Vocabulary = 7, Embedding = 3, Hidden = 9, Steps = 5, Output = 2, Topology = Topology.ManyToOne, VariableLength = true, Plan = Plan.Loops)] public partial class Gesture { }",
        ["lengths, both directions"] =
            "[RnnModel(Input = 3, Hidden = 2, Steps = 5, FirstOutput = 2, Direction = Direction.Both, VariableLength = true)] public partial class Gesture { }",
        ["learned state, traced"] =
            "[LstmModel(Input = 3, Hidden = 2, Steps = 5, LearnedInitialState = true, Trace = true)] public partial class Gesture { }",
        ["traced, loops"] =
            "[GruModel(Input = 3, Hidden = 9, Steps = 5, Topology = Topology.ManyToOne, LearnedInitialState = true, Trace = true, Plan = Plan.Loops)] public partial class Gesture { }",
        ["crowd"] = "[LstmModel(Input = 3, Hidden = 2, Steps = 5, Crowd = true)] public partial class Gesture { }",
        ["crowd, loops, learned state, layers"] =
            "[GruModel(Input = 3, HiddenSizes = new[] { 9, 4 }, Steps = 5, Output = 3, Head = Head.Softmax, LearnedInitialState = true, Crowd = true, Plan = Plan.Loops)] public partial class Gesture { }",
        ["crowd, double, pooled memory"] =
            "[RnnModel(Input = 3, Hidden = 80, Steps = 5, Output = 2, Head = Head.Sigmoid, Precision = Precision.Double, Crowd = true)] public partial class Gesture { }",
        ["side by side"] = "[LstmModel(Input = 3, Hidden = 2, Steps = 5, Batched = true)] public partial class Gesture { }",
        ["side by side, large, layers, dropout"] =
            "[GruModel(Input = 3, HiddenSizes = new[] { 40, 21 }, Steps = 5, Output = 3, Head = Head.Softmax, Dropout = true, Direction = Direction.Both, Batched = true)] public partial class Gesture { }",
        ["straight line"] = "[LstmModel(Input = 1, Hidden = 1, Steps = 2, Plan = Plan.StraightLine)] public partial class Gesture { }",
        ["step method"] = "[LstmModel(Input = 3, Hidden = 2, Steps = 5, Plan = Plan.StepMethod)] public partial class Gesture { }",
        ["loops"] = "[GruModel(Input = 3, Hidden = 2, Steps = 5, Plan = Plan.Loops)] public partial class Gesture { }",
        ["large"] = "[LstmModel(Input = 16, Hidden = 128, Steps = 64, Output = 7, Head = Head.Softmax)] public partial class Gesture { }",
        ["static"] = "[GruModel(Input = 3, Hidden = 2, Steps = 5)] public static partial class Gesture { }",
        ["internal"] = "[GruModel(Input = 3, Hidden = 2, Steps = 5)] internal sealed partial class Gesture { }",
        ["namespace"] = "namespace Games.Input { [GruModel(Input = 3, Hidden = 2, Steps = 5)] public partial class Gesture { } }",
        ["keywords"] =
            "namespace @event.@int { internal partial class @class { [RnnModel(Input = 3, Hidden = 2, Steps = 5)] internal partial class @string { } } }",
        ["lower case"] = "[RnnModel(Input = 3, Hidden = 2, Steps = 5)] internal partial class @gesture { }",
        ["nested"] =
            """
            internal partial interface IGame { internal partial struct Player { internal partial record Hand
            { [LstmModel(Input = 3, Hidden = 2, Steps = 5)] private protected partial class Gesture { } } } }
            """,
        ["private in a public class"] =
            """
            /// <summary>A game.</summary>
            public static partial class Game { [LstmModel(Input = 3, Hidden = 2, Steps = 5)] private partial class Gesture { } }
            """,
        ["base class, overload, constructor"] =
            """
            internal class Named { public string Name { get; set; } = ""; }
            [LstmModel(Input = 3, Hidden = 2, Steps = 5)] internal partial class Gesture : Named
            {
                public Gesture(string name) : this(new float[ParameterLength]) => Name = name;
                public float[] Predict(float[] input) { float[] output = new float[OutputLength]; Predict(input, output); return output; }
            }
            """,
        ["system names taken"] =
            """
            namespace Games { internal class System { } internal class Span { } internal class Unrolled { }
            [global::Unrolled.LstmModel(Input = 3, Hidden = 2, Steps = 5)] internal partial class Gesture { } }
            """,
    };

    public static TheoryData<string> Names => [.. All.Keys];

    public static string Source(string name) => "using Unrolled;\n" + All[name] + "\n";
}
