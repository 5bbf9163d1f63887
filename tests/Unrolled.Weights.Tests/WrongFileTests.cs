using System.Buffers.Binary;
using System.Text;
using System.Text.Json.Nodes;
using Unrolled.Weights.Files;
using Unrolled.Weights.Keras;
using Unrolled.Weights.Tests.Harness;

namespace Unrolled.Weights.Tests;

/// <summary>Each fault that a file can have, in each format that can have it: the error names the file, the key, what was expected and what was found.</summary>
public sealed class WrongFileTests : IDisposable
{
    private static readonly byte[] Safetensors = ChangedFiles.Whole("safetensors");

    private readonly string _folder = Directory.CreateTempSubdirectory("unrolled").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("safetensors", "the header", "a sound safetensors file", "the tensors need 588 bytes, but")]
    [InlineData("pt", "the archive", "a sound zip archive", "End of Central Directory record could not be found")]
    [InlineData("npz", "the archive", "a sound zip archive", "End of Central Directory record could not be found")]
    [InlineData("keras", "the archive", "a sound zip archive", "End of Central Directory record could not be found")]
    [InlineData("h5", "the structure at byte", "a sound HDF5 file", "a size or a checksum that is not its own")]
    [InlineData("onnx", "the file", "a whole model of ONNX", "ended unexpectedly")]
    [InlineData("nam", "the file", "right JSON", "BytePositionInLine")]
    [InlineData("guitarml", "the file", "right JSON", "BytePositionInLine")]
    [InlineData("rtneural", "the file", "right JSON", "BytePositionInLine")]
    [InlineData("state_dict", "the file", "right JSON", "BytePositionInLine")]
    [InlineData("weights.json", "the file", "right JSON", "BytePositionInLine")]
    public void A_file_that_is_cut(string format, string key, string expected, string found)
    {
        byte[] whole = ChangedFiles.Whole(format);
        foreach (int left in new[] { whole.Length - 1, whole.Length - 40, whole.Length / 2 })
        {
            Named(format, whole[..left], key, expected, found);
        }
    }

    [Theory]
    [InlineData("safetensors", "rnn.weight_hh_l0", "finite numbers", "NaN at place 17")]
    [InlineData("pt", "rnn.weight_hh_l0", "finite numbers", "NaN at place 17")]
    [InlineData("npz", "arr_1", "finite numbers", "NaN at place 38")]
    [InlineData("keras", "layers/gru/cell/vars/1", "finite numbers", "NaN at place 38")]
    [InlineData("h5", "layers/gru/cell/vars/1", "finite numbers", "NaN at place 38")]
    [InlineData("onnx", "layer0.R", "finite numbers", "NaN at place 42")]
    [InlineData("weights.json", "weight_hh_l0", "finite numbers", "NaN at place 17")]
    public void A_number_that_is_none(string format, string key, string expected, string found)
    {
        RecurrentNetwork network = GruSoftmax.CreateRandom(1).ToRecurrentNetwork();
        network.Layers[0].Weights[0].RecurrentMatrix[17] = double.NaN;
        Named(format, network.ToBytes(ChangedFiles.FormatOf(format)), key, expected, found);
    }

    /// <summary>JSON has no NaN: a word in its place, or a number that no double holds.</summary>
    [Theory]
    [InlineData("nam", "weights[3]", "layer 0 W", "Infinity at place 3")]
    [InlineData("guitarml", "state_dict.lin.bias[0]", "lin.bias", "Infinity at place 0")]
    [InlineData("rtneural", "layers[0].weights[2][1]", "layers[0].weights[2]", "Infinity at place 1")]
    [InlineData("state_dict", "head.bias[0]", "head.bias", "Infinity at place 0")]
    public void A_number_that_is_none_in_JSON(string format, string place, string key, string found)
    {
        byte[] With(string value)
        {
            JsonNode root = JsonNode.Parse(ChangedFiles.Whole(format))!;
            if (format is "guitarml" or "state_dict")
            {
                (root["state_dict"] ?? root)[key]![0] = JsonNode.Parse(value);
            }
            else
            {
                JsonPath.Set(root, place, value);
            }

            return Encoding.UTF8.GetBytes(root.ToJsonString());
        }

        Named(format, With("\"NaN\""), place, "numbers", "\"NaN\"");
        Named(format, With("1e400"), key, "finite numbers", found);
    }

    [Theory]
    [InlineData("overlap", "tensor 'rnn.weight_hh_l0' has the bytes 164 to 464, but the one before ends at 168: a hole or an overlap")]
    [InlineData("hole", "tensor 'rnn.weight_hh_l0' has the bytes 168 to 468, but the one before ends at 108: a hole or an overlap")]
    [InlineData("N too large", "the header should have 1046 bytes, but 1038 follow")]
    [InlineData("N too small", "the header is no right JSON")]
    [InlineData("twice", "the name 'head.bias' stands twice")]
    public void A_safetensors_header_that_lies(string change, string found)
    {
        int length = (int)BinaryPrimitives.ReadUInt64LittleEndian(Safetensors);
        string header = Encoding.UTF8.GetString(Safetensors, 8, length);
        JsonNode root = JsonNode.Parse(header)!;
        int[] Offsets(string name) => [.. root[name]!["data_offsets"]!.AsArray().Select(at => (int)at!)];
        switch (change)
        {
            case "overlap":
                int[] before = Offsets("rnn.weight_hh_l0");
                root["rnn.weight_hh_l0"]!["data_offsets"] = new JsonArray(before[0] - 4, before[1] - 4);
                break;
            case "hole":
                root.AsObject().Remove("rnn.bias_ih_l0");
                break;
            case "twice":
                header = "{" + "\"head.bias\":" + root["head.bias"]!.ToJsonString() + "," + header[1..];
                break;
        }

        byte[] text = Encoding.UTF8.GetBytes(change == "twice" ? header : root.ToJsonString());
        byte[] file = [.. new byte[8], .. text, .. Safetensors[(8 + length)..]];
        BinaryPrimitives.WriteUInt64LittleEndian(file, change switch { "N too large" => (ulong)file.Length, "N too small" => (ulong)text.Length - 2, _ => (ulong)text.Length });
        Named("safetensors", file, "the header", "a sound safetensors file", found);
    }

    [Theory]
    [InlineData("npz", "swapped", "arr_0", "a kernel [I, G·H] and a recurrent kernel [H, G·H]", "[15, 2]")]
    [InlineData("npz", "no bias", "recurrent layer 0", "a bias as the other layers have one", "no bias")]
    [InlineData("npz", "extra", "arr_5", "[2, 2]", "[3, 2]")]
    [InlineData("h5", "swapped", "layers/gru/cell/vars/0", "a kernel [I, G·H] and a recurrent kernel [H, G·H]", "[15, 2]")]
    [InlineData("h5", "no bias", "recurrent layer 0", "a bias as the other layers have one", "no bias")]
    [InlineData("h5", "extra", "layers/dense_1/vars/0", "[2, 2]", "[3, 2]")]
    [InlineData("rtneural", "swapped", "layers[0].weights[0]", "[1, 12]", "[12, 1]")]
    [InlineData("rtneural", "no bias", "layers[0].weights[2]", "the bias", "no such tensor")]
    [InlineData("rtneural", "extra", "layers[2].type", "dense layers, then lstm or gru layers, then dense layers", "\"lstm\"")]
    [InlineData("guitarml", "swapped", "rec.weight_ih_l0", "[12, I], as many rows as rec.weight_hh_l0 [12, 3]", "[1, 12]")]
    [InlineData("guitarml", "no bias", "rec.bias_hh_l0", "[12], beside the other bias", "no such tensor")]
    [InlineData("guitarml", "extra", "model_data.num_layers", "what the tensors have, 2", "1")]
    [InlineData("weights.json", "swapped", "weight_ih_l0", "[3·H, I]", "[2, 15]")]
    [InlineData("weights.json", "no bias", "bias_hn_l0", "[5]", "no such tensor")]
    [InlineData("weights.json", "extra", "weight_ih_l2", "no tensor beside the model", "[15, 2]")]
    [InlineData("onnx", "swapped", "layer0.W", "[1, 15, 15]", "[1, 2, 15]")]
    [InlineData("onnx", "no bias", "the output 'output'", "what recurrent and dense layers write", "'layer0.B', which nothing makes")]
    [InlineData("onnx", "extra", "GRU 'layer0.Y.GRU'", "an input [T, B, F] of all steps, straight from the layer below", "[T, D, B, F]")]
    public void A_tensor_that_is_another(string format, string change, string key, string expected, string found) =>
        Named(format, ChangedFiles.With(format, change), key, expected, found);

    /// <summary>Where the file tells that a layer has a bias, all of it may not be missing.</summary>
    [Fact]
    public void A_bias_that_a_configuration_promises()
    {
        IReadOnlyDictionary<string, byte[]> entries = ZipFiles.Read("a", ChangedFiles.Whole("keras"));
        FileTensor[] left = [.. WeightsFile.Parse(ChangedFiles.Whole("keras")).Tensors.Where(tensor => tensor.Name != "layers/gru/cell/vars/2")];
        byte[] weights = Hdf5Writer.Write(left.Select(tensor => (tensor.Name, tensor.Shape.ToArray(), tensor.Values)), false);
        byte[] file = ZipFiles.Write(entries.Select(entry => (entry.Key, entry.Key.EndsWith(".h5", StringComparison.Ordinal) ? weights : entry.Value)));
        Named("keras", file, "layers/gru", "one bias", "none");
    }

    private void Named(string format, byte[] bytes, string key, string expected, string found)
    {
        string path = Path.Combine(_folder, "wrong." + format);
        File.WriteAllBytes(path, bytes);
        var error = Assert.Throws<WeightsException>(() => WeightsFile.Read(path).ToNetwork());
        Assert.Equal(path, error.File);
        WeightsFault fault = error.Faults[0];
        Assert.StartsWith(key, fault.Key, StringComparison.Ordinal);
        Assert.Contains(expected, fault.Expected, StringComparison.Ordinal);
        Assert.Contains(found, fault.Found, StringComparison.Ordinal);
    }
}
