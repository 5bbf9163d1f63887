using System.Buffers.Binary;
using Onnx;
using Unrolled.Weights.Files;

namespace Unrolled.Weights.Graphs;

/// <summary>ONNX' tensors: raw or typed data, and back.</summary>
internal static class OnnxTensors
{
    private const int MostNumbers = 1 << 28;

    /// <summary>The tensor; of another type than floats and whole numbers, one that cannot be read.</summary>
    public static FileTensor Read(string file, TensorProto tensor)
    {
        string name = tensor.Name.Length == 0 ? "a constant" : tensor.Name;
        if (tensor.DataLocation == TensorProto.Types.DataLocation.External)
        {
            throw new WeightsException(file, name, "numbers in the file itself", "a reference to another file");
        }

        if (tensor.Dims.Count > 8 || tensor.Dims.Any(size => size < 0) || tensor.Dims.Aggregate(1.0, (product, size) => product * size) > MostNumbers || tensor.Dims.Any(size => size > MostNumbers))
        {
            throw new WeightsException(file, name, "a shape", $"[{string.Join(", ", tensor.Dims.Take(8))}]");
        }

        int[] shape = tensor.Dims.Select(size => (int)size).ToArray();
        int count = shape.Aggregate(1, (product, size) => product * size);
        return (TensorProto.Types.DataType)tensor.DataType switch
        {
            TensorProto.Types.DataType.Float => Floats("F32", 4, tensor.FloatData.Count, () => tensor.FloatData.Select(x => (double)x).ToArray()),
            TensorProto.Types.DataType.Double => Floats("F64", 8, tensor.DoubleData.Count, () => tensor.DoubleData.ToArray()),
            TensorProto.Types.DataType.Float16 => Floats("F16", 2, tensor.Int32Data.Count, () => Halves("F16")),
            TensorProto.Types.DataType.Bfloat16 => Floats("BF16", 2, tensor.Int32Data.Count, () => Halves("BF16")),
            _ => new FileTensor(name, ((TensorProto.Types.DataType)tensor.DataType).ToString(), shape, Array.Empty<double>),
        };

        FileTensor Floats(string type, int size, int typed, Func<double[]> read)
        {
            bool raw = tensor.RawData.Length > 0 || typed == 0;
            if (raw ? tensor.RawData.Length != (long)count * size : typed != count)
            {
                throw new WeightsException(file, name, FormattableString.Invariant($"{count} numbers of {type} for [{string.Join(", ", shape)}]"), raw ? $"{tensor.RawData.Length} bytes" : $"{typed} numbers");
            }

            return new FileTensor(name, type, shape, () => raw ? Elements.Read(type, tensor.RawData.Memory, count) : read());
        }

        double[] Halves(string type)
        {
            var bytes = new byte[2 * count];
            for (int i = 0; i < count; i++)
            {
                BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(2 * i), (ushort)tensor.Int32Data[i]);
            }

            return Elements.Read(type, bytes, count);
        }
    }

    /// <summary>The whole numbers of a tensor, as axes and indices are given; null: it has none, or too many for that.</summary>
    public static long[]? Integers(TensorProto tensor)
    {
        if (tensor.DataType == (int)TensorProto.Types.DataType.Int64 && tensor.RawData.Length <= 64 && tensor.Int64Data.Count <= 8)
        {
            byte[] raw = tensor.RawData.ToByteArray();
            return tensor.Int64Data.Count > 0 ? tensor.Int64Data.ToArray()
                : Enumerable.Range(0, raw.Length / 8).Select(i => BinaryPrimitives.ReadInt64LittleEndian(raw.AsSpan(8 * i))).ToArray();
        }

        return null;
    }

    public static TensorProto Write(string name, IReadOnlyList<int> shape, double[] values, bool isDouble)
    {
        var tensor = new TensorProto
        {
            Name = name,
            DataType = (int)(isDouble ? TensorProto.Types.DataType.Double : TensorProto.Types.DataType.Float),
            RawData = Google.Protobuf.ByteString.CopyFrom(Elements.Write(values, isDouble)),
        };
        tensor.Dims.AddRange(shape.Select(size => (long)size));
        return tensor;
    }

    public static TensorProto WriteIntegers(string name, params long[] values)
    {
        var tensor = new TensorProto { Name = name, DataType = (int)TensorProto.Types.DataType.Int64 };
        tensor.Dims.Add(values.Length);
        tensor.Int64Data.AddRange(values);
        return tensor;
    }
}
