using Google.Protobuf;
using Onnx;
using Unrolled.Weights.Files;

namespace Unrolled.Weights.Graphs;

/// <summary>ONNX files: the frame around <see cref="GraphReader"/> and <see cref="GraphWriter"/>. The classes come from the standard's own onnx.proto.</summary>
internal static class OnnxFormat
{
    // Versions of the intermediate representation that there are or may be; 13 is of 2025.
    private const int LastVersion = 40;

    /// <summary>The model; null: the bytes are no ONNX.</summary>
    /// <exception cref="WeightsException">It begins as a model, and is cut or broken.</exception>
    public static ModelProto? Parse(string name, byte[] bytes)
    {
        // A model starts with its ir_version, field 1.
        if (bytes.Length < 2 || bytes[0] != 0x08 || bytes[1] is 0 or > LastVersion)
        {
            return null;
        }

        try
        {
            ModelProto model = ModelProto.Parser.ParseFrom(bytes);
            return model.Graph != null ? model : throw new WeightsException(name, "the graph", "one, as every model of ONNX has", "none");
        }
        catch (InvalidProtocolBufferException broken)
        {
            throw new WeightsException(name, "the file", "a whole model of ONNX", broken.Message.TrimEnd('.'), broken);
        }
    }

    public static WeightsFile Read(string name, ModelProto model)
    {
        FileTensor[] tensors = model.Graph.Initializer.Select(tensor => OnnxTensors.Read(name, tensor)).ToArray();
        return new WeightsFile(
            name,
            WeightsFormat.Onnx,
            tensors,
            options => GraphReader.Read(name, model.Graph, tensors, options),
            ("producer", $"{model.ProducerName} {model.ProducerVersion}".Trim()),
            ("opset", string.Join(", ", model.OpsetImport.Select(set => $"{set.Domain} {set.Version}".Trim()))),
            ("operations", string.Join(", ", model.Graph.Node.Select(node => node.OpType).Take(32))));
    }
}
