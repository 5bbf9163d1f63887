using System.Buffers.Binary;

namespace Unrolled.Weights.Keras;

/// <summary>
/// The object headers of HDF5's first version, which h5py writes (HDF5 File Format Specification, IV.A.1.a), found by the symbols of groups: they have neither
/// signature nor checksum.
/// </summary>
internal static class Hdf5OldHeaders
{
    private const int SymbolSize = 40;
    private static readonly byte[] SymbolNode = { (byte)'S', (byte)'N', (byte)'O', (byte)'D', 1, 0 };

    /// <summary>The place of the first header with a size that the file cannot have; -1: there is none.</summary>
    public static int FirstWrong(ReadOnlySpan<byte> file)
    {
        // A superblock of version 0 or 1 ends with the symbol of the root.
        if (file.Length < 96 || file[8] > 1)
        {
            return -1;
        }

        var headers = new List<ulong> { BinaryPrimitives.ReadUInt64LittleEndian(file.Slice(file[8] == 0 ? 64 : 68)) };
        for (int start = 0, next; (next = file.Slice(start).IndexOf(SymbolNode)) >= 0; start += next + 1)
        {
            int at = start + next + 8;
            int symbols = at <= file.Length ? BinaryPrimitives.ReadUInt16LittleEndian(file.Slice(at - 2)) : 0;
            for (int i = 0; i < symbols && at + ((i + 1) * SymbolSize) <= file.Length; i++)
            {
                headers.Add(BinaryPrimitives.ReadUInt64LittleEndian(file.Slice(at + (i * SymbolSize) + 8)));
            }
        }

        foreach (ulong header in headers)
        {
            if (header > (ulong)(file.Length - 16) || (file[(int)header] == 1 && !HasRightMessages(file, (int)header)))
            {
                return (int)Math.Min(header, int.MaxValue);
            }
        }

        return -1;
    }

    private static bool HasRightMessages(ReadOnlySpan<byte> file, int header) =>
        Hdf5Messages.AreRight(file, (ulong)header + 16, BinaryPrimitives.ReadUInt32LittleEndian(file.Slice(header + 8)), prefix: 8);
}
