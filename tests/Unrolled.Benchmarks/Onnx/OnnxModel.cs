using System.Runtime.InteropServices;
using Unrolled.Benchmarks.Models;

namespace Unrolled.Benchmarks.Onnx;

/// <summary>A model of one recurrent node with the weights of a generated class, as the bytes of an ONNX file.</summary>
/// <remarks>Field numbers from onnx.proto3; weights <c>[1, G*H, .]</c>, gates i o f c for an LSTM and z r h for a GRU (ONNX operators, opset 14).</remarks>
internal static class OnnxModel
{
    public const string Input = "X";
    public const string Output = "Y";

    private const int FloatType = 1;
    private const int IrVersion = 8;
    private const int Opset = 14;

    public static byte[] Of(Subject subject)
    {
        int[] gates = GatesOf(subject.Cell);
        Shape size = subject.Size;
        int rows = gates.Length * size.Hidden;
        float[] bias = [.. Gates(subject, "bias_l0", gates), .. RecurrentBias(subject, rows)];
        return new ProtobufWriter()
            .Number(1, IrVersion)
            .Message(8, opset => opset.Text(1, "").Number(2, Opset))
            .Message(7, graph => graph
                .Message(1, node => Node(node, subject))
                .Text(2, "recurrent")
                .Message(5, tensor => Initializer(tensor, "W", Gates(subject, "weight_ih_l0", gates), rows, size.Input))
                .Message(5, tensor => Initializer(tensor, "R", Gates(subject, "weight_hh_l0", gates), rows, size.Hidden))
                .Message(5, tensor => Initializer(tensor, "B", bias, 2 * rows))
                .Message(11, value => Value(value, Input, size.Steps, 1, size.Input))
                .Message(12, value => Value(value, Output, size.Steps, 1, 1, size.Hidden)))
            .Written.ToArray();
    }

    /// <summary>For each gate of ONNX its number in PyTorch's order (i f g o; r z n).</summary>
    private static int[] GatesOf(CellKind cell) => cell switch
    {
        CellKind.Lstm => [0, 3, 1, 2],
        CellKind.Gru => [1, 0, 2],
        _ => [0],
    };

    private static float[] Gates(Subject subject, string tensor, int[] gates)
    {
        TensorLayout layout = subject.Network.Layout[tensor];
        var values = new float[layout.Count];
        layout.CopyTo<float>(subject.Network.Parameters, values);
        int length = values.Length / gates.Length;
        return [.. gates.SelectMany(gate => values.AsSpan(gate * length, length).ToArray())];
    }

    // Of the second half of ONNX' bias only the GRU's b_hn is not summed into the first.
    private static float[] RecurrentBias(Subject subject, int rows)
    {
        var bias = new float[rows];
        if (subject.Network.Layout.TryGet("bias_hn_l0", out TensorLayout? layout))
        {
            layout.CopyTo<float>(subject.Network.Parameters, bias.AsSpan(rows - layout.Count));
        }

        return bias;
    }

    private static void Node(ProtobufWriter node, Subject subject)
    {
        node.Text(1, Input).Text(1, "W").Text(1, "R").Text(1, "B").Text(2, Output).Text(4, subject.Cell.ToString().ToUpperInvariant());
        Attribute(node, "hidden_size", subject.Size.Hidden);
        if (subject.Cell == CellKind.Gru)
        {
            Attribute(node, "linear_before_reset", 1);
        }
    }

    private static void Attribute(ProtobufWriter node, string name, int value) =>
        node.Message(5, attribute => attribute.Text(1, name).Number(3, value).Number(20, 2));

    private static void Initializer(ProtobufWriter tensor, string name, float[] values, params int[] shape)
    {
        tensor.Number(1, 1);
        Array.ForEach(shape, size => tensor.Number(1, size));
        tensor.Number(2, FloatType).Text(8, name).Bytes(9, MemoryMarshal.AsBytes<float>(values));
    }

    private static void Value(ProtobufWriter value, string name, params int[] shape) => value.Text(1, name).Message(2, type => type.Message(
        1, tensor => tensor.Number(1, FloatType).Message(2, dimensions => Array.ForEach(shape, size => dimensions.Message(1, d => d.Number(1, size))))));
}
