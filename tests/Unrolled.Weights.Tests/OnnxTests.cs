using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Onnx;
using Unrolled.Weights.Tests.Harness;

namespace Unrolled.Weights.Tests;

/// <summary>ONNX in and out: what is written runs in ONNX Runtime and agrees, what others wrote is read.</summary>
public sealed class OnnxTests
{
    private const double Tolerance = 1e-6;

    public static TheoryData<string> OnnxCases =>
        [.. Shared.CaseNames().Where(name => name.StartsWith("onnx", StringComparison.Ordinal) || name.StartsWith("ort_", StringComparison.Ordinal))];

    [Fact]
    public void ONNX_Runtime_gives_what_the_model_gives()
    {
        Check<float, float>(GruSoftmax.CreateRandom(1), GruSoftmax.CreateRandom(2));
        Check<float, float>(GruWrites.CreateRandom(1), GruWrites.CreateRandom(2));
        Check<float, float>(GruBefore.CreateRandom(1), GruBefore.CreateRandom(2));
        Check<float, float>(BothWays.CreateRandom(1), BothWays.CreateRandom(2));
        Check<float, float>(ReluWithoutBias.CreateRandom(1), ReluWithoutBias.CreateRandom(2));
        Check<float, float>(BackwardInTime.CreateRandom(1), BackwardInTime.CreateRandom(2));
        Check<float, float>(Randomized(Peeping.CreateRandom(1)), Peeping.CreateRandom(2));
        Check<float, float>(Randomized(NamTwoLayers.CreateRandom(1)), NamTwoLayers.CreateRandom(2));
        Check<float, float>(TanhHead.CreateRandom(1), TanhHead.CreateRandom(2));
        Check<float, float>(Entered.CreateRandom(1), Entered.CreateRandom(2));
        Check<float, float>(Mixed.CreateRandom(1), Mixed.CreateRandom(2));
        Check<float, int>(Words.CreateRandom(1), Words.CreateRandom(2), 11);
        Check<float, int>(OneHotWords.CreateRandom(1), OneHotWords.CreateRandom(2), 7);
    }

    /// <summary>Of the tests of ONNX and ONNX Runtime those that a model can be, and of the others the reason.</summary>
    [Theory]
    [MemberData(nameof(OnnxCases))]
    public void Every_case_of_ONNX(string name)
    {
        var reference = new ForeignCase(name);
        byte[] file = CaseFiles.Onnx(reference);
        ForeignCaseLayer layer = reference.Layers[0];
        bool unusual = new[] { ("gate", "sigmoid"), ("candidate", layer.Type == "rnn" ? "" : "tanh"), ("output", "tanh") }
            .Any(usual => layer.Activation(usual.Item1) is { Length: > 0 } given && usual.Item2.Length > 0 && given != usual.Item2);
        if (layer.Has("clip") || layer.Has("input_forget") || unusual)
        {
            var error = Assert.Throws<WeightsException>(() => WeightsFile.Parse(file).ToNetwork());
            Assert.Matches("expected (no clip|input and forget gates of their own|the activations)", error.Message);
            return;
        }

        reference.Check(WeightsFile.Parse(file).ToNetwork());
    }

    [Fact]
    public void The_signal_path_is_part_of_the_graph()
    {
        RecurrentNetwork plain = AmpLstm.CreateRandom(3).ToRecurrentNetwork();
        var network = new RecurrentNetwork(plain.Layers, plain.Dense) { SignalPath = new SignalPath { Skip = true, InputGain = 3, OutputGain = 0.25 } };
        double[] input = [.. Enumerable.Range(0, 20).Select(t => Math.Sin(t))];
        byte[] file = network.ToBytes(WeightsFormat.Onnx);
        double[] theirs = Run(file, Array.ConvertAll(input, x => (float)x), [20, 1, 1]);
        Outputs.Same(network.Run(input), theirs, 1e-6);
        RecurrentNetwork again = WeightsFile.Parse(file).ToNetwork();
        Assert.Equal(network.SignalPath.ToString(), again.SignalPath.ToString());
        Assert.Equal(network.Run(input), again.Run(input));
    }

    public static TheoryData<string, string> Mutations => new()
    {
        { "unknown", "the output 'output': expected what recurrent and dense layers write, found Gelu 'layer0.h.Squeeze'" },
        { "clip", "LSTM 'layer0.Y.LSTM': expected no clip, found clip 3" },
        { "hidden", "LSTM 'layer0.Y.LSTM': expected hidden_size 3, as R [1, 12, 3] has it, found 4" },
        { "lengths", "LSTM 'layer0.Y.LSTM': expected no sequence_lens: all sequences whole, found lengths" },
        { "bias", "layer0.B: expected [1, 24], found [1, 12]" },
        { "nan", "layer0.W: expected finite numbers, found NaN at place 2" },
        { "bytes", "layer0.W: expected 12 numbers of F32 for [1, 12, 1], found 44 bytes" },
        { "direction", "LSTM 'layer0.Y.LSTM': expected layer0.W with 2 directions, found [1, 12, 1]" },
        { "twice", "layer0.W: expected a name once in the graph, found it twice" },
        { "external", "layer0.W: expected numbers in the file itself, found a reference to another file" },
        { "head", "dense0.weight: expected [3, 1], found [4, 1]" },
        { "softmax", "expected a softmax over the last axis, found axis 0" },
        { "branch", "expected the output of the layer before, found a value from before it: the graph branches" },
        { "none", "the output 'output': expected what all recurrent and dense layers write, one after the other, found no LSTM, GRU or RNN before it" },
    };

    [Theory]
    [MemberData(nameof(Mutations))]
    public void A_changed_graph_is_named(string change, string message)
    {
        ModelProto model = ModelProto.Parser.ParseFrom(AmpLstm.CreateRandom(3).ToRecurrentNetwork().ToBytes(WeightsFormat.Onnx));
        GraphProto graph = model.Graph;
        NodeProto cell = graph.Node[0];
        TensorProto w = graph.Initializer.Single(tensor => tensor.Name == "layer0.W");
        switch (change)
        {
            case "unknown":
                graph.Node[1].OpType = "Gelu";
                break;
            case "clip":
                cell.Attribute.Add(new AttributeProto { Name = "clip", F = 3, Type = AttributeProto.Types.AttributeType.Float });
                break;
            case "hidden":
                cell.Attribute.Single(attribute => attribute.Name == "hidden_size").I = 4;
                break;
            case "lengths":
                graph.Initializer.Add(new TensorProto { Name = "lengths", DataType = 6, Dims = { 1 }, Int32Data = { 3 } });
                cell.Input[4] = "lengths";
                break;
            case "bias":
                TensorProto bias = graph.Initializer.Single(tensor => tensor.Name == "layer0.B");
                bias.Dims[1] = 12;
                bias.RawData = Google.Protobuf.ByteString.CopyFrom(new byte[48]);
                break;
            case "nan":
                w.RawData = Google.Protobuf.ByteString.CopyFrom([.. new byte[10], 0xC0, 0x7F, .. new byte[36]]);
                break;
            case "bytes":
                w.RawData = Google.Protobuf.ByteString.CopyFrom(new byte[44]);
                break;
            case "direction":
                cell.Attribute.Single(attribute => attribute.Name == "direction").S = Google.Protobuf.ByteString.CopyFromUtf8("bidirectional");
                break;
            case "twice":
                graph.Initializer.Add(w.Clone());
                break;
            case "external":
                w.DataLocation = TensorProto.Types.DataLocation.External;
                break;
            case "head":
                TensorProto head = graph.Initializer.Single(tensor => tensor.Name == "dense0.weight");
                head.Dims[0] = 4;
                head.RawData = Google.Protobuf.ByteString.CopyFrom(new byte[16]);
                break;
            case "softmax":
                NodeProto last = graph.Node[^1];
                last.OpType = "Softmax";
                last.Attribute.Add(new AttributeProto { Name = "axis", I = 0, Type = AttributeProto.Types.AttributeType.Int });
                break;
            case "branch":
                graph.Node[^1].OpType = "Sigmoid";
                graph.Node[^1].Input[0] = "layer0.h";
                break;
            default:
                graph.Node.Clear();
                graph.Node.Add(new NodeProto { OpType = "Identity", Input = { "input" }, Output = { "output" } });
                break;
        }

        var error = Assert.Throws<WeightsException>(() => WeightsFile.Parse(Google.Protobuf.MessageExtensions.ToByteArray(model)).ToNetwork());
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    // Peepholes and learned states start as zeros.
    private static TModel Randomized<TModel>(TModel model)
        where TModel : INetwork<float>
    {
        var random = new Xoshiro256(8);
        foreach (TensorLayout tensor in model.Layout.Tensors)
        {
            Initializer.Uniform(tensor, model.Parameters, random, 0.7);
        }

        return model;
    }

    private static void Check<T, TInput>(INetwork<T, TInput> model, INetwork<T, TInput> other, int vocabulary = 0)
        where T : unmanaged
        where TInput : unmanaged
    {
        byte[] file = model.ToRecurrentNetwork().ToBytes(WeightsFormat.Onnx);
        TInput[] input = Outputs.Input(model, vocabulary);
        int width = vocabulary > 0 ? 1 : model.ToRecurrentNetwork().InputWidth;
        int steps = input.Length / width;
        double[] theirs = vocabulary > 0
            ? Run(file, Array.ConvertAll((int[])(object)input, x => (long)x), [steps, 1])
            : Run(file, (float[])(object)input, [steps, 1, width]);
        Outputs.Same(Outputs.Of(model, input), theirs, Tolerance);
        other.Import(file);
        Assert.Equal(model.Parameters.ToArray(), other.Parameters.ToArray());
    }

    private static double[] Run<TNumber>(byte[] file, TNumber[] input, int[] shape)
    {
        using var session = new InferenceSession(file);
        using var results = session.Run([NamedOnnxValue.CreateFromTensor("input", new DenseTensor<TNumber>(input, shape))]);
        return [.. results[0].AsEnumerable<float>().Select(x => (double)x)];
    }
}
