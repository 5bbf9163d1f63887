using Google.Protobuf;
using Onnx;
using Unrolled.Benchmarks.Models;
using Unrolled.Weights;

namespace Unrolled.Benchmarks.Onnx;

/// <summary>A model of one recurrent node with the weights of a generated class, as the bytes of an ONNX file: what Unrolled.Weights exports, cut down to ONNX Runtime's fastest.</summary>
internal static class OnnxModel
{
    public const string Input = "input";
    public const string Output = "Y";

    public static byte[] Of(Subject subject)
    {
        Shape size = subject.Size;
        ModelProto model = ModelProto.Parser.ParseFrom(subject.Network.ToRecurrentNetwork().ToBytes(WeightsFormat.Onnx));
        GraphProto graph = model.Graph;

        // The nodes behind it only change the shape, and cost a copy.
        NodeProto cell = graph.Node[0];
        graph.Node.Clear();
        graph.Node.Add(cell);
        foreach (TensorProto unused in graph.Initializer.Where(tensor => !cell.Input.Contains(tensor.Name)).ToArray())
        {
            graph.Initializer.Remove(unused);
        }

        // Sizes that are known let it plan its memory.
        cell.Output[0] = Output;
        graph.Output[0].Name = Output;
        Fix(graph.Input[0], size.Steps, 1, size.Input);
        Fix(graph.Output[0], size.Steps, 1, 1, size.Hidden);
        return model.ToByteArray();
    }

    private static void Fix(ValueInfoProto value, params int[] sizes)
    {
        var shape = new TensorShapeProto();
        shape.Dim.AddRange(sizes.Select(size => new TensorShapeProto.Types.Dimension { DimValue = size }));
        value.Type.TensorType.Shape = shape;
    }
}
