using System.Text;
using System.Text.RegularExpressions;
using Unrolled.Weights.Files;

namespace Unrolled.Weights.Numpy;

/// <summary>NumPy's <c>.npy</c> (numpy/lib/format.py): a magic, a version, a header that is a Python dictionary, then the numbers.</summary>
internal static class NumpyArray
{
    private static readonly byte[] Magic = { 0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y' };

    private static readonly Regex Header = new(
        @"^\{'descr': '(?<type>[<>=|]?[a-zA-Z]\d{1,2})', 'fortran_order': (?<order>True|False), 'shape': \((?<shape>(?:\d{1,10}(?:, ?\d{1,10})*,?)?)\),? ?\}\s*$",
        RegexOptions.CultureInvariant);

    public static FileTensor Read(string file, string name, byte[] bytes)
    {
        WeightsException Wrong(string expected, string found) => new(file, name, expected, found);
        if (bytes.Length < 12 || !bytes.AsSpan(0, 6).SequenceEqual(Magic) || bytes[6] is < 1 or > 3)
        {
            throw Wrong("an array of NumPy (.npy, version 1 to 3)", "other bytes");
        }

        int start = bytes[6] == 1 ? 10 : 12;
        long length = bytes[6] == 1 ? System.Buffers.Binary.BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(8)) : System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(8));
        if (length > bytes.Length - start || length > 10_000)
        {
            throw Wrong($"a header of at most {Math.Min(bytes.Length - start, 10_000)} bytes", $"{length}");
        }

        string text = Encoding.ASCII.GetString(bytes, start, (int)length);
        Match header = Header.Match(text);
        if (!header.Success)
        {
            throw Wrong("a header with descr, fortran_order and shape", text.Trim().Length > 80 ? text.Trim().Substring(0, 80) + "..." : text.Trim());
        }

        string type = header.Groups["type"].Value.TrimStart('<', '|', '=');
        (string element, int size) = type switch { "f4" => ("F32", 4), "f8" => ("F64", 8), "f2" => ("F16", 2), _ => throw Wrong("little-endian floats (<f4, <f8, <f2)", header.Groups["type"].Value) };
        long[] sizes = header.Groups["shape"].Value.Split(new[] { ',', ' ' }, StringSplitOptions.RemoveEmptyEntries).Select(long.Parse).ToArray();
        double count = sizes.Aggregate(1.0, (product, one) => product * one);
        int data = start + (int)length;
        if (count * size != bytes.Length - data || sizes.Any(one => one > int.MaxValue))
        {
            throw Wrong($"{count * size} bytes for [{string.Join(", ", sizes)}] of {element}", $"{bytes.Length - data}");
        }

        int[] shape = sizes.Select(one => (int)one).ToArray();
        bool columnMajor = header.Groups["order"].Value == "True" && shape.Length > 1;
        if (columnMajor && shape.Length > 2)
        {
            throw Wrong("C order", "Fortran order of more than two axes");
        }

        return new FileTensor(name, element, shape, () =>
        {
            double[] values = Elements.Read(element, bytes.AsMemory(data), (int)count);
            return columnMajor ? Json.RtNeuralFormat.Transposed(values, shape[1], shape[0]) : values;
        });
    }

    public static byte[] Write(IReadOnlyList<int> shape, double[] values, bool isDouble)
    {
        string sizes = string.Join(", ", shape) + (shape.Count == 1 ? "," : "");
        string header = FormattableString.Invariant($"{{'descr': '<f{(isDouble ? 8 : 4)}', 'fortran_order': False, 'shape': ({sizes}), }}");

        // The numbers start at a multiple of 64; the header ends with a line feed.
        int length = ((10 + header.Length + 1 + 63) / 64 * 64) - 10;
        byte[] text = Encoding.ASCII.GetBytes(header.PadRight(length - 1) + "\n");
        return Magic.Concat(new byte[] { 1, 0, (byte)length, (byte)(length >> 8) }).Concat(text).Concat(Elements.Write(values, isDouble)).ToArray();
    }
}
