using System.Text.Json.Nodes;
using Unrolled.Tool;
using Unrolled.Weights.Tests.Harness;

namespace Unrolled.Weights.Tests;

/// <summary>This library's own JSON, which the compiler reads: bit by bit, of every cell, with what the weights are of.</summary>
public sealed class OwnFormatTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("unrolled").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_is_written_comes_back_bit_by_bit()
    {
        ThereAndBack.Check(AmpLstm.CreateRandom(2), AmpLstm.CreateRandom(3), WeightsFormat.Unrolled);
        ThereAndBack.Check(NamTwoLayers.CreateRandom(2), NamTwoLayers.CreateRandom(3), WeightsFormat.Unrolled);
        ThereAndBack.Check(GruSoftmax.CreateRandom(2), GruSoftmax.CreateRandom(3), WeightsFormat.Unrolled);
        ThereAndBack.Check(GruBefore.CreateRandom(2), GruBefore.CreateRandom(3), WeightsFormat.Unrolled);
        ThereAndBack.Check(BothWays.CreateRandom(2), BothWays.CreateRandom(3), WeightsFormat.Unrolled);
        ThereAndBack.Check(Words.CreateRandom(2), Words.CreateRandom(3), WeightsFormat.Unrolled);
        ThereAndBack.Check(ReluWithoutBias.CreateRandom(2), ReluWithoutBias.CreateRandom(3), WeightsFormat.Unrolled);
        ThereAndBack.Check(BackwardInTime.CreateRandom(2), BackwardInTime.CreateRandom(3), WeightsFormat.Unrolled);
        ThereAndBack.Check(Peeping.CreateRandom(2), Peeping.CreateRandom(3), WeightsFormat.Unrolled);
        ThereAndBack.Check(InDouble.CreateRandom(2), InDouble.CreateRandom(3), WeightsFormat.Unrolled);
    }

    [Theory]
    [InlineData(typeof(ReluWithoutBias), "Rnn(Activation = Relu)", "numbers", "Forward", "none")]
    [InlineData(typeof(BackwardInTime), "Rnn", "numbers", "Reverse", "Linear")]
    [InlineData(typeof(BothWays), "Lstm", "numbers", "Both", "Sigmoid")]
    [InlineData(typeof(Peeping), "Lstm(Peepholes = true)", "numbers", "Forward", "Linear")]
    [InlineData(typeof(GruBefore), "Gru(Reset = BeforeProduct)", "numbers", "Forward", "Linear")]
    [InlineData(typeof(Words), "Lstm", "tokens", "Forward", "Softmax")]
    public void It_tells_what_the_weights_are_of(Type type, string cell, string inputs, string direction, string head)
    {
        object model = type.GetMethod("CreateRandom")!.Invoke(null, [1ul])!;
        RecurrentNetwork network = model is ITokenNetwork<float> tokens ? tokens.ToRecurrentNetwork() : ((INetwork<float>)model).ToRecurrentNetwork();
        JsonNode root = JsonNode.Parse(network.ToBytes(WeightsFormat.Unrolled))!;

        Assert.Equal((cell, inputs, direction, head), ((string?)root["cell"], (string?)root["inputs"], (string?)root["direction"], (string?)root["head"]));
    }

    /// <summary>Cells that no other program has go tensor by tensor, from the model and from its checkpoint alike.</summary>
    [Fact]
    public void A_cell_of_this_library_alone_is_written_too()
    {
        Minimal model = Minimal.CreateRandom(4);
        model.Export(At("a.weights.json"));
        model.Save(At("model.safetensors"));
        Assert.Equal(0, Program.Run(["convert", At("model.safetensors"), At("b.weights.json")], TextWriter.Null, TextWriter.Null));

        JsonNode root = JsonNode.Parse(File.ReadAllText(At("a.weights.json")))!;
        Assert.Equal("Mgu", (string?)root["cell"]);
        foreach (TensorLayout tensor in Minimal.Layout.Tensors)
        {
            float[] values = new float[tensor.Count];
            tensor.CopyTo<float>(model.Parameters, values);
            JsonNode written = root["tensors"]![tensor.Name]!;
            Assert.Equal(tensor.Shape, written["shape"]!.AsArray().Select(size => (int)size!));
            Assert.Equal(values, System.Runtime.InteropServices.MemoryMarshal.Cast<byte, float>(Convert.FromBase64String((string)written["base64"]!)).ToArray());
        }

        Assert.Equal(root["tensors"]!.AsObject().Count, Minimal.Layout.Tensors.Count);
        JsonNode copy = JsonNode.Parse(File.ReadAllText(At("b.weights.json")))!;
        Assert.Equal((string?)root["cell"], (string?)copy["cell"]);
        Assert.All(root["tensors"]!.AsObject(), pair => Assert.Equal((string?)pair.Value!["base64"], (string?)copy["tensors"]![pair.Key]!["base64"]));
    }

    [Fact]
    public void Convert_writes_it_from_any_format()
    {
        string pt = Path.Combine(AppContext.BaseDirectory, "Fixtures", "gru.pt");
        var output = new StringWriter();
        Assert.Equal(0, Program.Run(["convert", pt, At("gru.weights.json")], output, output));
        Same fromJson = Same.CreateRandom(1), fromPt = Same.CreateRandom(2);
        fromJson.Import(At("gru.weights.json"));
        fromPt.Import(pt);
        Assert.Equal(fromPt.Parameters.ToArray(), fromJson.Parameters.ToArray());
    }

    [Theory]
    [InlineData("\"version\":1", "\"version\":2", "version: expected 1, found 2")]
    [InlineData("\"base64\":\"", "\"base64\":\"*", "base64 of numbers of 4 bytes")]
    [InlineData("\"shape\":[3]", "\"shape\":[4]", "expected 4 numbers, as the shape [4] needs, found 3")]
    [InlineData("\"inputs\"", "\"inputz\"", "inputz: expected a key of version 1")]
    public void A_changed_file_is_named(string before, string after, string message)
    {
        string text = System.Text.Encoding.UTF8.GetString(NamSmall.CreateRandom(1).ToRecurrentNetwork().ToBytes(WeightsFormat.Unrolled));
        string changed = text.Replace(before, after, StringComparison.Ordinal);
        Assert.NotEqual(text, changed);

        Assert.Contains(
            message, Assert.Throws<WeightsException>(() => WeightsFile.Parse(System.Text.Encoding.UTF8.GetBytes(changed)).ToNetwork()).Message, StringComparison.Ordinal);
    }

    private string At(string name) => Path.Combine(_folder, name);
}
