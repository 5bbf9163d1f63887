using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Onnx;
using Unrolled.Weights.Files;
using Unrolled.Weights.Keras;
using Unrolled.Weights.Numpy;

namespace Unrolled.Weights.Tests.Harness;

/// <summary>A case's raw tensors in the file formats of its framework, with nothing but names and lists around them.</summary>
internal static class CaseFiles
{
    public static byte[] RtNeural(ForeignCase reference)
    {
        var layers = new JsonArray();
        foreach (ForeignCaseLayer layer in reference.Layers)
        {
            string[] keys = layer.Type == "dense" ? ["kernel", "bias"] : ["kernel", "recurrent_kernel", "bias"];
            layers.Add(new JsonObject
            {
                ["type"] = layer.Type,
                ["activation"] = layer.Type == "dense" && layer.LayerActivation != "linear" ? layer.LayerActivation : "",
                ["shape"] = new JsonArray(null, null, layer.Units),
                ["weights"] = new JsonArray([.. keys.Where(layer.Weights.ContainsKey).Select(key => Nested(layer.Weights[key].Shape, layer.Weights[key].Data))]),
            });
        }

        return JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["in_shape"] = new JsonArray(null, null, reference.Layers[0].Input), ["layers"] = layers });
    }

    /// <summary>PyTorch's names under <c>net.rnn.</c> and <c>net.fc.</c>; a state before the first step as h0 and c0, [layers, 1, H].</summary>
    public static IEnumerable<(string Name, int[] Shape, double[] Data)> StateDict(ForeignCase reference)
    {
        int layer = 0;
        foreach (ForeignCaseLayer recurrent in reference.Recurrent)
        {
            foreach ((string key, (int[] shape, double[] data)) in recurrent.Weights)
            {
                yield return ($"net.rnn.{key}_l{layer}", shape, data);
            }

            layer++;
        }

        foreach (string part in new[] { "h", "c" }.Where(part => reference.Recurrent.Any(recurrent => recurrent.Initial.ContainsKey(part))))
        {
            ForeignCaseLayer[] layers = [.. reference.Recurrent];
            double[] states = [.. layers.SelectMany(recurrent => recurrent.Initial.GetValueOrDefault(part) ?? new double[recurrent.Units])];
            yield return (part + "0", [layers.Length, 1, layers[0].Units], states);
        }

        foreach (ForeignCaseLayer dense in reference.Dense)
        {
            foreach ((string key, (int[] shape, double[] data)) in dense.Weights)
            {
                yield return ($"net.fc.{key}", shape, data);
            }
        }
    }

    public static byte[] Safetensors(ForeignCase reference)
    {
        var file = new TensorFile();
        foreach ((string name, int[] shape, double[] data) in StateDict(reference))
        {
            file.Add(reference.IsDouble ? NamedTensor.From<double>(name, shape, data) : NamedTensor.From<float>(name, shape, Array.ConvertAll(data, x => (float)x)));
        }

        return file.ToBytes();
    }

    public static byte[] PyTorchJson(ForeignCase reference) =>
        JsonSerializer.SerializeToUtf8Bytes(new JsonObject(StateDict(reference).Select(tensor => KeyValuePair.Create(tensor.Name, Nested(tensor.Shape, tensor.Data)))));

    /// <summary>The list of <c>get_weights()</c>.</summary>
    public static byte[] Npz(ForeignCase reference) => ZipFiles.Write(
        reference.Layers.SelectMany(InOrder).Select((tensor, i) => ($"arr_{i}.npy", NumpyArray.Write(tensor.Shape, tensor.Data, false))));

    /// <summary>A .keras archive: configuration, and numbered tensors at the paths of Keras 3.</summary>
    public static byte[] KerasArchive(ForeignCase reference)
    {
        var sets = new List<(string, int[], double[])>();
        var layers = new JsonArray();
        int index = 0;
        foreach (ForeignCaseLayer layer in reference.Layers)
        {
            bool dense = layer.Type == "dense";
            string name = layer.Type == "rnn" ? "simple_rnn" : layer.Type;
            string path = $"layers/{name}{(reference.Layers.Count(other => other.Type == layer.Type) > 1 && index > 0 && reference.Layers[..index].Any(other => other.Type == layer.Type) ? "_" + reference.Layers[..index].Count(other => other.Type == layer.Type) : "")}{(dense ? "" : "/cell")}/vars";
            int number = 0;
            sets.AddRange(InOrder(layer).Select(tensor => ($"{path}/{number++}", tensor.Shape, tensor.Data)));
            var config = new JsonObject { ["name"] = $"l{index}", ["units"] = layer.Units, ["use_bias"] = layer.Weights.ContainsKey("bias"), ["activation"] = dense ? layer.LayerActivation : layer.Activation("candidate") };
            if (!dense)
            {
                config["go_backwards"] = layer.Reverse;
                config["return_sequences"] = !layer.Reverse && (!reference.IsLast || layer != reference.Recurrent.Last());
                config["recurrent_activation"] = layer.Type == "rnn" ? null : layer.Activation("gate") is { Length: > 0 } gate ? gate : "sigmoid";
                config["reset_after"] = layer.Type == "gru" ? !layer.ResetsBefore : null;
            }

            layers.Add(new JsonObject { ["class_name"] = layer.Type switch { "rnn" => "SimpleRNN", "dense" => "Dense", _ => layer.Type.ToUpperInvariant() }, ["config"] = config });
            index++;
        }

        var root = new JsonObject { ["class_name"] = "Sequential", ["config"] = new JsonObject { ["layers"] = layers } };
        return ZipFiles.Write([("config.json", JsonSerializer.SerializeToUtf8Bytes(root)), ("model.weights.h5", Hdf5Writer.Write(sets, false))]);
    }

    /// <summary>The network with the case's state before the first step, which Keras keeps outside of its files.</summary>
    public static RecurrentNetwork WithStates(RecurrentNetwork network, ForeignCase reference) => new(
        network.Layers.Zip(reference.Recurrent, (layer, given) => new RecurrentLayer(layer.Cell, layer.Input, layer.Hidden, new LayerWeights(layer.Weights[0].InputMatrix, layer.Weights[0].RecurrentMatrix)
        {
            InputBias = layer.Weights[0].InputBias,
            RecurrentBias = layer.Weights[0].RecurrentBias,
            InitialH = given.Initial.GetValueOrDefault("h"),
            InitialC = given.Initial.GetValueOrDefault("c"),
        }) { Reverse = layer.Reverse, Reset = layer.Reset, Activation = layer.Activation }),
        network.Dense);

    private static IEnumerable<(int[] Shape, double[] Data)> InOrder(ForeignCaseLayer layer) =>
        new[] { "kernel", "recurrent_kernel", "bias" }.Where(layer.Weights.ContainsKey).Select(key => layer.Weights[key]);

    /// <summary>A graph of the case's one node: X [T, 1, I] to Y, or Y_h where the case is about the last step.</summary>
    public static byte[] Onnx(ForeignCase reference)
    {
        ForeignCaseLayer layer = reference.Layers.Single();
        var node = new NodeProto { OpType = layer.Type.ToUpperInvariant(), Name = "cell" };
        node.Input.AddRange(["X", "W", "R", layer.Weights.ContainsKey("B") ? "B" : "", "", layer.Initial.ContainsKey("h") ? "h" : "", layer.Initial.ContainsKey("c") ? "c" : "", layer.Weights.ContainsKey("P") ? "P" : ""]);
        node.Output.AddRange(["Y", "Y_h"]);
        node.Attribute.Add(new AttributeProto { Name = "direction", S = ByteString.CopyFromUtf8(layer.Reverse ? "reverse" : "forward"), Type = AttributeProto.Types.AttributeType.String });
        if (layer.Type == "gru")
        {
            node.Attribute.Add(new AttributeProto { Name = "linear_before_reset", I = layer.ResetsBefore ? 0 : 1, Type = AttributeProto.Types.AttributeType.Int });
        }

        string[] activations = [.. (layer.Type switch { "lstm" => new[] { "gate", "candidate", "output" }, "gru" => ["gate", "candidate"], _ => ["candidate"] }).Select(layer.Activation)];
        var given = new AttributeProto { Name = "activations", Type = AttributeProto.Types.AttributeType.Strings };
        given.Strings.AddRange(activations.Select(ByteString.CopyFromUtf8));
        node.Attribute.Add(given);
        foreach (string name in new[] { "clip", "input_forget" }.Where(layer.Has))
        {
            node.Attribute.Add(new AttributeProto { Name = name, F = 1, I = 1 });
        }

        var graph = new GraphProto { Node = { node } };
        graph.Initializer.AddRange(layer.Weights.Select(tensor => Tensor(tensor.Key, tensor.Value.Shape, tensor.Value.Data)));
        graph.Initializer.AddRange(layer.Initial.Select(state => Tensor(state.Key, [1, 1, layer.Units], state.Value)));
        graph.Input.Add(new ValueInfoProto { Name = "X", Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = 1, Shape = new TensorShapeProto { Dim = { Enumerable.Range(0, 3).Select(_ => new TensorShapeProto.Types.Dimension()) } } } } });
        graph.Output.Add(new ValueInfoProto { Name = reference.IsLast && !layer.Reverse ? "Y_h" : "Y" });
        return new ModelProto { IrVersion = 8, Graph = graph }.ToByteArray();
    }

    private static TensorProto Tensor(string name, int[] shape, double[] data)
    {
        var tensor = new TensorProto { Name = name, DataType = 1 };
        tensor.Dims.AddRange(shape.Select(size => (long)size));
        tensor.FloatData.AddRange(data.Select(x => (float)x));
        return tensor;
    }

    private static JsonNode? Nested(ReadOnlySpan<int> shape, ReadOnlySpan<double> data)
    {
        var list = new JsonArray();
        int width = data.Length / shape[0];
        for (int i = 0; i < shape[0]; i++)
        {
            list.Add(shape.Length == 1 ? JsonValue.Create((float)data[i]) : Nested(shape[1..], data.Slice(i * width, width)));
        }

        return list;
    }
}
