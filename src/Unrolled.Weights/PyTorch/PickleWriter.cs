using System.Buffers.Binary;
using System.Text;
using Unrolled.Weights.Layouts;

namespace Unrolled.Weights.PyTorch;

/// <summary>Writes the pickle of a <c>state_dict</c>, protocol 2: an OrderedDict of <c>_rebuild_tensor_v2</c>, as torch.save does.</summary>
internal sealed class PickleWriter
{
    private readonly MemoryStream _bytes = new();

    private PickleWriter()
    {
    }

    public static byte[] StateDict(IReadOnlyList<WrittenTensor> tensors, bool isDouble)
    {
        var writer = new PickleWriter();
        writer.Raw(0x80, 2);
        writer.Global("collections", "OrderedDict");
        writer.Raw(')', 'R', '(');
        for (int i = 0; i < tensors.Count; i++)
        {
            writer.Text(tensors[i].Name);
            writer.Tensor(tensors[i], i, isDouble ? "DoubleStorage" : "FloatStorage");
        }

        writer.Raw('u', '.');
        return writer._bytes.ToArray();
    }

    private void Tensor(WrittenTensor tensor, int index, string storage)
    {
        Global("torch._utils", "_rebuild_tensor_v2");
        Raw('(', '(');
        Text("storage");
        Global("torch", storage);
        Text(index.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Text("cpu");
        Number(tensor.Values.Length);
        Raw('t', 'Q');
        Number(0);
        Tuple(tensor.Shape);
        Tuple(tensor.Shape.Select((_, axis) => tensor.Shape.Skip(axis + 1).Aggregate(1, (product, size) => product * size)));

        // requires_grad, and no hooks: an empty OrderedDict.
        Raw(0x89);
        Global("collections", "OrderedDict");
        Raw(')', 'R', 't', 'R');
    }

    private void Tuple(IEnumerable<int> sizes)
    {
        Raw('(');
        foreach (int size in sizes)
        {
            Number(size);
        }

        Raw('t');
    }

    private void Number(int value)
    {
        var bytes = new byte[5];
        bytes[0] = (byte)'J';
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(1), value);
        _bytes.Write(bytes, 0, bytes.Length);
    }

    private void Text(string text)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        var length = new byte[5];
        length[0] = (byte)'X';
        BinaryPrimitives.WriteInt32LittleEndian(length.AsSpan(1), utf8.Length);
        _bytes.Write(length, 0, length.Length);
        _bytes.Write(utf8, 0, utf8.Length);
    }

    private void Global(string module, string name)
    {
        byte[] line = Encoding.ASCII.GetBytes($"c{module}\n{name}\n");
        _bytes.Write(line, 0, line.Length);
    }

    private void Raw(params int[] operations)
    {
        foreach (int operation in operations)
        {
            _bytes.WriteByte((byte)operation);
        }
    }
}
