using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Unrolled.Weights.Keras;
using Unrolled.Weights.Tests.Harness;

namespace Unrolled.Weights.Tests;

/// <summary>Keras' files: by h5py in Keras' layout, by this library, and the cases that Keras computed.</summary>
public sealed class KerasTests
{
    public static TheoryData<string> KerasCases =>
        [.. Shared.CaseNames().Where(name => name.StartsWith("keras_", StringComparison.Ordinal) || name is "rtneural_lstm_1d" or "rtneural_gru_1d")];

    /// <summary>Reading compares the outputs beside the files, which numpy computed.</summary>
    [Theory]
    [InlineData("keras3_lstm.keras", "Lstm 3 -> 5 -> 4, dense 3 softmax", null)]
    [InlineData("keras3_gru.weights.h5", "Gru 3 -> 4 both ways, dense 2", null)]
    [InlineData("keras2_gru.h5", "Gru 11 tokens -> 4 -> 5, dense 2 sigmoid", null)]
    [InlineData("keras_rnn.npz", "Rnn 3 -> 4, dense 2", RnnActivation.Relu)]
    public void Files_in_Keras_layout(string name, string network, object? activation)
    {
        RecurrentNetwork read = WeightsFile.Read(Path.Combine(AppContext.BaseDirectory, "Fixtures", name)).ToNetwork(new ImportOptions { Activation = (RnnActivation?)activation });
        Assert.Equal(network, read.ToString());
        Assert.InRange(read.Report.TestError!.Value, 0, 1e-6);
    }

    [Theory]
    [MemberData(nameof(KerasCases))]
    public void Every_case_of_Keras(string name)
    {
        var reference = new ForeignCase(name);
        reference.Check(CaseFiles.WithStates(WeightsFile.Parse(CaseFiles.KerasArchive(reference)).ToNetwork(), reference));

        // A list of weights tells neither the direction nor what stands between dense layers.
        if (reference.Dense.Count() < 2 && !reference.Recurrent.Any(layer => layer.Reverse))
        {
            reference.Check(CaseFiles.WithStates(WeightsFile.Parse(CaseFiles.Npz(reference)).ToNetwork(), reference));
        }
    }

    [Theory]
    [InlineData(WeightsFormat.Npz)]
    [InlineData(WeightsFormat.Keras)]
    [InlineData(WeightsFormat.KerasHdf5)]
    public void What_is_written_comes_back_bit_by_bit(WeightsFormat format)
    {
        ThereAndBack.Check<float, float>(BothWays.CreateRandom(1), BothWays.CreateRandom(2), format);
        ThereAndBack.Check<float, float>(GruSoftmax.CreateRandom(1), GruSoftmax.CreateRandom(2), format);
        ThereAndBack.Check<float, float>(GruWrites.CreateRandom(1), GruWrites.CreateRandom(2), format);
        ThereAndBack.Check<float, float>(GruBefore.CreateRandom(1), GruBefore.CreateRandom(2), format);
        ThereAndBack.Check<float, float>(ReluWithoutBias.CreateRandom(1), ReluWithoutBias.CreateRandom(2), format);
        ThereAndBack.Check<float, int>(Words.CreateRandom(1), Words.CreateRandom(2), format);
        ThereAndBack.Check<double, double>(InDouble.CreateRandom(1), InDouble.CreateRandom(2), format);
    }

    [Theory]
    [InlineData("config.layers[1].config.recurrent_activation", "\"hard_sigmoid\"", "recurrent_0.recurrent_activation: expected sigmoid, found hard_sigmoid")]
    [InlineData("config.layers[1].config.activation", "\"relu\"", "recurrent_0.activation: expected tanh, found relu")]
    [InlineData("config.layers[1].config.reset_after", "false", "layers/gru/cell/vars/2: expected [15], found [2, 15]")]
    [InlineData("config.layers[1].config.go_backwards", "true", "recurrent_0: expected go_backwards with return_sequences: false, found outputs in the reverse order of the steps")]
    [InlineData("config.layers[1].class_name", "\"LSTM\"", "layers/lstm: expected one kernel, found none")]
    [InlineData("config.layers[1].class_name", "\"Conv1D\"", "recurrent_0: expected an embedding, dense layers, then LSTM, GRU or SimpleRNN layers, then dense layers, found Conv1D")]
    [InlineData("config.layers[2].config.activation", "\"elu\"", "dense_0.activation: expected linear or sigmoid or softmax or tanh or relu, found elu")]
    [InlineData("class_name", "\"Net\"", "class_name: expected Sequential or Functional, found \"Net\"")]
    public void A_changed_configuration_is_named(string place, string value, string message)
    {
        byte[] file = Changed(GruSoftmax.CreateRandom(1).ToRecurrentNetwork().ToBytes(WeightsFormat.Keras), root => JsonPath.Set(root, place, value));
        Assert.Contains(message, Assert.Throws<WeightsException>(() => WeightsFile.Parse(file).ToNetwork()).Message, StringComparison.Ordinal);
    }

    /// <summary>Two last steps side by side are those of two different times.</summary>
    [Fact]
    public void Both_directions_without_sequences_are_refused()
    {
        byte[] file = Changed(BothWays.CreateRandom(1).ToRecurrentNetwork().ToBytes(WeightsFormat.Keras), root => JsonPath.Set(root, "config.layers[2].config.layer.config.return_sequences", "false"));
        Assert.Contains("expected both directions with return_sequences: true", Assert.Throws<WeightsException>(() => WeightsFile.Parse(file).ToNetwork()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tensors_beside_the_configuration_are_named()
    {
        byte[] file = Changed(GruSoftmax.CreateRandom(1).ToRecurrentNetwork().ToBytes(WeightsFormat.Keras), root => root["config"]!["layers"]!.AsArray().RemoveAt(2));
        Assert.Contains("layers/dense/vars/0: expected no tensor beside those of the configuration, found [5, 2]", Assert.Throws<WeightsException>(() => WeightsFile.Parse(file).ToNetwork()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_file_and_classes_without_an_order_are_named()
    {
        byte[] whole = GruSoftmax.CreateRandom(1).ToRecurrentNetwork().ToBytes(WeightsFormat.KerasHdf5);
        Assert.Contains("expected a sound HDF5 file", Assert.Throws<WeightsException>(() => WeightsFile.Parse(whole[..200])).Message, StringComparison.Ordinal);
        byte[] mixed = Hdf5Writer.Write([("layers/lstm/cell/vars/0", [1, 4], new double[4]), ("layers/gru/cell/vars/0", [1, 3], new double[3])], false);
        Assert.Contains("layers: expected layers of one recurrent class", Assert.Throws<WeightsException>(() => WeightsFile.Parse(mixed).ToNetwork()).Message, StringComparison.Ordinal);
    }

    /// <summary>Keras packs nothing: a file that went through other tools.</summary>
    [Fact]
    public void Chunks_are_named() => Assert.Contains(
        "layers/bidirectional/backward_layer/cell/vars/0: expected numbers in one piece, as Keras writes them (h5repack -l CONTI -f NONE), found Chunked storage",
        Assert.Throws<WeightsException>(() => WeightsFile.Read(Path.Combine(AppContext.BaseDirectory, "Fixtures", "keras3_packed.weights.h5"))).Message, StringComparison.Ordinal);

    private static byte[] Changed(byte[] archive, Action<JsonNode> change)
    {
        using var read = new ZipArchive(new MemoryStream(archive));
        return PickleTests.Archive([.. read.Entries.Select(entry =>
        {
            using Stream stream = entry.Open();
            using var content = new MemoryStream();
            stream.CopyTo(content);
            if (entry.FullName != "config.json")
            {
                return (entry.FullName, content.ToArray());
            }

            JsonNode root = JsonNode.Parse(content.ToArray())!;
            change(root);
            return (entry.FullName, Encoding.UTF8.GetBytes(root.ToJsonString()));
        })]);
    }
}
