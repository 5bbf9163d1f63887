using Unrolled.Generator.Tests.Harness;

namespace Unrolled.Generator.Tests;

/// <summary>Texts small enough for a person to check.</summary>
public sealed class SnapshotTests
{
    [Fact]
    public void Lstm() => Verify("[LstmModel(Input = 3, Hidden = 2, Steps = 5)] public partial class Gesture { }");

    [Fact]
    public void Rnn() => Verify("[RnnModel(Input = 3, Hidden = 2, Steps = 5)] public partial class Gesture { }");

    [Fact]
    public void Rnn_relu_without_bias() =>
        Verify("[RnnModel(Input = 3, Hidden = 2, Steps = 5, Activation = RnnActivation.Relu, Bias = false)] public partial class Gesture { }");

    [Fact]
    public void Gru_reset_after() => Verify("[GruModel(Input = 3, Hidden = 2, Steps = 5)] public partial class Gesture { }");

    [Fact]
    public void Gru_reset_before_z_writes() =>
        Verify("[GruModel(Input = 3, Hidden = 2, Steps = 5, Reset = GruReset.BeforeProduct, Update = GruUpdate.Writes)] public partial class Gesture { }");

    [Fact]
    public void Softmax_head() =>
        Verify("[RnnModel(Input = 2, Hidden = 1, Steps = 2, Output = 2, Head = Head.Softmax)] public partial class Gesture { }");

    [Fact]
    public void Double_precision() =>
        Verify("[LstmModel(Input = 2, Hidden = 1, Steps = 2, Precision = Precision.Double)] public partial class Gesture { }");

    [Fact]
    public void Many_to_one() =>
        Verify("[GruModel(Input = 2, Hidden = 1, Steps = 3, Output = 1, Head = Head.Sigmoid, Topology = Topology.ManyToOne)] public partial class Gesture { }");

    [Fact]
    public void Delayed() =>
        Verify("[RnnModel(Input = 1, Hidden = 1, Steps = 3, ReadSteps = 2, Topology = Topology.ManyToManyDelayed)] public partial class Gesture { }");

    [Fact]
    public void Static_class() => Verify("[RnnModel(Input = 1, Hidden = 2, Steps = 2)] public static partial class Gesture { }");

    [Fact]
    public void Nested_class() =>
        Verify("namespace Games { internal partial struct Player { [RnnModel(Input = 1, Hidden = 1, Steps = 2)] private partial class Gesture { } } }");

    [Fact]
    public void Loops() => Verify("[LstmModel(Input = 3, Hidden = 2, Steps = 5, Plan = Plan.Loops)] public partial class Gesture { }");

    [Fact]
    public void Step_method() => Verify("[LstmModel(Input = 3, Hidden = 2, Steps = 5, Plan = Plan.StepMethod)] public partial class Gesture { }");

    [Fact]
    public void Tokens_embedded() =>
        Verify("[GruModel(Vocabulary = 3, Embedding = 2, Hidden = 1, Steps = 3, Output = 2, Head = Head.Softmax, Topology = Topology.ManyToOne)] public partial class Gesture { }");

    [Fact]
    public void Side_by_side() => Verify("[RnnModel(Input = 1, Hidden = 9, Steps = 3, Topology = Topology.ManyToOne, Batched = true)] public partial class Gesture { }");

    [Fact]
    public void Crowd() => Verify("[RnnModel(Input = 1, Hidden = 2, Steps = 2, Output = 1, Crowd = true)] public partial class Gesture { }");

    [Fact]
    public void Values_fed_back() =>
        Verify("[RnnModel(Input = 1, Hidden = 2, Steps = 3, Output = 1, Topology = Topology.OneToMany, Feedback = Feedback.Output)] public partial class Gesture { }");

    private static void Verify(string source, [System.Runtime.CompilerServices.CallerMemberName] string method = "") =>
        Snapshot.Verify(GeneratorRun.Of("using Unrolled;\n" + source).Sources, method: method);
}
