using System.Buffers.Binary;

namespace Unrolled.Weights.Keras;

/// <summary>
/// The sizes in the messages of an object header (HDF5 File Format Specification, IV.A.2), compared with the file's: PureHDF takes memory by them as soon
/// as an object is opened. A message that sends the reader to other files is wrong, too.
/// </summary>
internal static class Hdf5Messages
{
    private const int Datatype = 0x0003, OldFillValue = 0x0004, FillValue = 0x0005, ExternalFiles = 0x0007, Layout = 0x0008, Attribute = 0x000C, Continuation = 0x0010;
    private const int Compact = 0;

    // Blocks of one header; also the end of a chain that bites its tail.
    private const int MostBlocks = 64;

    /// <summary>Whether all messages of a header are right, those of its continuations included.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="start">Where the first message stands.</param>
    /// <param name="size">Bytes of messages there.</param>
    /// <param name="prefix">Bytes in front of each message: 8 in version 1 of the header, where type and size are 16 bits; else 4, or 6 with an order.</param>
    public static bool AreRight(ReadOnlySpan<byte> file, ulong start, ulong size, int prefix)
    {
        bool isOld = prefix == 8;
        var blocks = new Queue<(ulong Start, ulong Size)>();
        blocks.Enqueue((start, size));
        for (int left = MostBlocks; blocks.Count > 0 && left > 0; left--)
        {
            (start, size) = blocks.Dequeue();
            if (start > (ulong)file.Length || size > (ulong)file.Length - start)
            {
                return false;
            }

            ReadOnlySpan<byte> block = file.Slice((int)start, (int)size);
            while (block.Length >= prefix)
            {
                int type = isOld ? BinaryPrimitives.ReadUInt16LittleEndian(block) : block[0];
                int length = BinaryPrimitives.ReadUInt16LittleEndian(block.Slice(isOld ? 2 : 1));
                if (length > block.Length - prefix || !IsRight(type, block.Slice(prefix, length), file.Length))
                {
                    return false;
                }

                if (type == Continuation && length >= 16)
                {
                    // In newer headers between a signature and a checksum.
                    ReadOnlySpan<byte> message = block.Slice(prefix);
                    ulong next = BinaryPrimitives.ReadUInt64LittleEndian(message), rest = BinaryPrimitives.ReadUInt64LittleEndian(message.Slice(8));
                    blocks.Enqueue(isOld ? (next, rest) : (next + 4, Math.Max(rest, 8) - 8));
                }

                block = block.Slice(prefix + length);
            }
        }

        return blocks.Count == 0;
    }

    private static bool IsRight(int type, ReadOnlySpan<byte> message, int fileLength) => type switch
    {
        Datatype => ElementSize(message) <= (ulong)fileLength,
        OldFillValue => message.Length < 4 || BinaryPrimitives.ReadUInt32LittleEndian(message) <= (uint)message.Length,
        FillValue => message.Length < 8 || message[0] > 2 || BinaryPrimitives.ReadUInt32LittleEndian(message.Slice(4)) <= (uint)message.Length,
        Layout => IsRightLayout(message),
        ExternalFiles => false,
        Attribute => IsRightAttribute(message, fileLength),
        _ => true,
    };

    // Numbers inside the header have their size there: 16 bits, or in versions 1 and 2 of the message 32 behind the dimensions.
    private static bool IsRightLayout(ReadOnlySpan<byte> message)
    {
        if (message.Length < 8)
        {
            return message.Length >= 4 && message[0] >= 3;
        }

        int end = 8 + (4 * message[1]);
        return message[0] >= 3 || message[2] != Compact
            || (end + 4 <= message.Length && BinaryPrimitives.ReadUInt32LittleEndian(message.Slice(end)) <= (uint)(message.Length - end - 4));
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
