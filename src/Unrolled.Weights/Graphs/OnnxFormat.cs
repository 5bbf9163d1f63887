using Google.Protobuf;
using Onnx;
using Unrolled.Weights.Files;

namespace Unrolled.Weights.Graphs;

/// <summary>ONNX files: the frame around <see cref="GraphReader"/> and <see cref="GraphWriter"/>. The classes come from the standard's own onnx.proto.</summary>
internal static class OnnxFormat
{
    /// <summary>The model; null: the bytes are no ONNX.</summary>
    public static ModelProto? Parse(byte[] bytes)
    {
        // A model starts with its ir_version, field 1.
        if (bytes.Length < 2 || bytes[0] != 0x08)
        {
            return null;
        }

        try
        {
            ModelProto model = ModelProto.Parser.ParseFrom(bytes);
            return model.Graph != null ? model : null;
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
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
