using System.Buffers.Binary;
using Unrolled.Weights.Graphs;
using Unrolled.Weights.Json;
using Unrolled.Weights.Keras;
using Unrolled.Weights.Numpy;
using Unrolled.Weights.PyTorch;

namespace Unrolled.Weights.Files;

/// <summary>Which format a file has, by its first bytes and its keys; never by its name.</summary>
internal static class Formats
{
    private const string Known = "safetensors, .pt, .npz, .keras, .h5, .onnx, .nam, or the JSON of RTNeural, AIDA-X or GuitarML";

    public static WeightsFile Read(string name, byte[] bytes)
    {
        ReadOnlySpan<byte> start = bytes.AsSpan(0, Math.Min(bytes.Length, 16));
        if (IsSafetensors(bytes))
        {
            return SafetensorsFormat.Read(name, bytes);
        }

        if (FirstVisible(bytes) == (byte)'{')
        {
            return JsonFormats.Read(name, bytes);
        }

        if (start is [(byte)'P', (byte)'K', 3 or 5, ..])
        {
            return ReadArchive(name, bytes);
        }

        if (start is [0x80, >= 2 and <= 5, ..])
        {
            throw new WeightsException(name, "the file", "a zip archive, as torch.save writes since PyTorch 1.6", "a bare pickle; load it in PyTorch and save it again");
        }

        if (KerasFormat.IsHdf5(start))
        {
            return KerasFormat.ReadHdf5(name, bytes);
        }

        if (OnnxFormat.Parse(name, bytes) is { } model)
        {
            return OnnxFormat.Read(name, model);
        }

        // A length of the header that is none: its fault can be told.
        if (bytes.Length > 8 && bytes[8] == (byte)'{')
        {
            return SafetensorsFormat.Read(name, bytes);
        }

        throw new WeightsException(name, "the file", Known, start.IsEmpty ? "an empty file" : "bytes of no known format");
    }

    private static WeightsFile ReadArchive(string name, byte[] bytes)
    {
        IReadOnlyDictionary<string, byte[]> entries = ZipFiles.Read(name, bytes);
        if (TorchArchive.Root(entries.Keys) is { } root)
        {
            return TorchArchive.Read(name, root, entries);
        }

        if (KerasFormat.IsArchive(entries))
        {
            return KerasFormat.ReadArchive(name, entries);
        }

        if (NpzFormat.IsOne(entries.Keys))
        {
            return NpzFormat.Read(name, entries);
        }

        throw new WeightsException(
            name, "the archive", "data.pkl (PyTorch), model.weights.h5 (Keras) or .npy files (NumPy)",
            entries.Count == 0 ? "no entry" : string.Join(", ", entries.Keys.Take(8)) + (entries.Count > 8 ? ", ..." : ""));
    }

    private static bool IsSafetensors(ReadOnlySpan<byte> bytes) =>
        bytes.Length > 8 && bytes[8] == (byte)'{' && BinaryPrimitives.ReadUInt64LittleEndian(bytes) <= (ulong)(bytes.Length - 8);

    // Behind a byte order mark and white space.
    private static int FirstVisible(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(new byte[] { 0xEF, 0xBB, 0xBF }))
        {
            bytes = bytes.Slice(3);
        }

        foreach (byte b in bytes)
        {
            if (b is not ((byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t'))
            {
                return b;
            }
        }

        return -1;
    }
}
