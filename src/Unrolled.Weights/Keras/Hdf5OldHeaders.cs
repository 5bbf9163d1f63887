using System.Buffers.Binary;

namespace Unrolled.Weights.Keras;

/// <summary>
/// The object headers of HDF5's first version, which h5py writes (HDF5 File Format Specification, IV.A.1.a): no checksum, so the sizes in their messages are
/// compared with the file's. PureHDF takes memory by them as soon as an object is opened.
/// </summary>
internal static class Hdf5OldHeaders
{
    private const int Datatype = 0x0003, OldFillValue = 0x0004, FillValue = 0x0005, Attribute = 0x000C, Continuation = 0x0010;
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
            if (header > (ulong)(file.Length - 16) || (file[(int)header] == 1 && !IsRight(file, (int)header)))
            {
                return (int)Math.Min(header, int.MaxValue);
            }
        }

        return -1;
    }

    private static bool IsRight(ReadOnlySpan<byte> file, int header)
    {
        var blocks = new Queue<(ulong Start, ulong Size)>();
        blocks.Enqueue(((ulong)header + 16, BinaryPrimitives.ReadUInt32LittleEndian(file.Slice(header + 8))));
        for (int left = 64; blocks.Count > 0 && left > 0; left--)
        {
            (ulong start, ulong size) = blocks.Dequeue();
            if (start > (ulong)file.Length || size > (ulong)file.Length - start || !HasRightMessages(file.Slice((int)start, (int)size), file.Length, blocks))
            {
                return false;
            }
        }

        return blocks.Count == 0;
    }

    private static bool HasRightMessages(ReadOnlySpan<byte> block, int fileLength, Queue<(ulong, ulong)> blocks)
    {
        while (block.Length >= 8)
        {
            int type = BinaryPrimitives.ReadUInt16LittleEndian(block);
            int size = BinaryPrimitives.ReadUInt16LittleEndian(block.Slice(2));
            if (size > block.Length - 8)
            {
                return false;
            }

            ReadOnlySpan<byte> message = block.Slice(8, size);
            bool right = type switch
            {
                Datatype => ElementSize(message) <= (ulong)fileLength,
                OldFillValue => message.Length < 4 || BinaryPrimitives.ReadUInt32LittleEndian(message) <= (uint)message.Length,
                FillValue => message.Length < 8 || message[0] > 2 || BinaryPrimitives.ReadUInt32LittleEndian(message.Slice(4)) <= (uint)message.Length,
                Attribute => IsRightAttribute(message, fileLength),
                _ => true,
            };
            if (!right)
            {
                return false;
            }

            if (type == Continuation && message.Length >= 16)
            {
                blocks.Enqueue((BinaryPrimitives.ReadUInt64LittleEndian(message), BinaryPrimitives.ReadUInt64LittleEndian(message.Slice(8))));
            }

            block = block.Slice(8 + size);
        }

        return true;
    }

    // Name, type and sizes follow each other, in version 1 in steps of 8.
    private static bool IsRightAttribute(ReadOnlySpan<byte> message, int fileLength)
    {
        if (message.Length < 8)
        {
            return false;
        }

        int step = message[0] == 1 ? 8 : 1;
        int name = Steps(BinaryPrimitives.ReadUInt16LittleEndian(message.Slice(2)), step);
        int type = Steps(BinaryPrimitives.ReadUInt16LittleEndian(message.Slice(4)), step);
        int place = (message[0] == 3 ? 9 : 8) + name;
        int space = place + type;
        if (message[0] is < 1 or > 3 || space + 4 > message.Length)
        {
            return false;
        }

        double bytes = ElementSize(message.Slice(place));
        int rank = message[space + 1];
        int sizes = space + (message[space] == 1 ? 8 : 4);
        if (sizes + (8 * rank) > message.Length)
        {
            return false;
        }

        for (int axis = 0; axis < rank; axis++)
        {
            bytes *= BinaryPrimitives.ReadUInt64LittleEndian(message.Slice(sizes + (8 * axis)));
        }

        return bytes <= fileLength;
    }

    private static int Steps(int size, int step) => (size + step - 1) / step * step;

    private static ulong ElementSize(ReadOnlySpan<byte> datatype) => datatype.Length < 8 ? ulong.MaxValue : BinaryPrimitives.ReadUInt32LittleEndian(datatype.Slice(4));
}
