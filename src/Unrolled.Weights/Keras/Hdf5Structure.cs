using System.Buffers.Binary;

namespace Unrolled.Weights.Keras;

/// <summary>
/// What HDF5 files say of themselves that PureHDF takes memory by, without a look at it: the checksums of newer object headers (HDF5 File Format
/// Specification, IV.A.1.b) with the sizes in their messages, and the sizes of heaps (III.D and III.E), which end before the file does.
/// </summary>
internal static class Hdf5Structure
{
    private static readonly byte[] Header = { (byte)'O', (byte)'H', (byte)'D', (byte)'R', 2 };
    private static readonly byte[] LocalHeap = { (byte)'H', (byte)'E', (byte)'A', (byte)'P', 0, 0, 0, 0 };
    private static readonly byte[] GlobalHeap = { (byte)'G', (byte)'C', (byte)'O', (byte)'L', 1, 0, 0, 0 };

    /// <summary>The place of the first structure that is wrong; -1: none is.</summary>
    public static int FirstWrong(ReadOnlySpan<byte> file)
    {
        int header = First(file, Header, IsRightHeader);
        int local = header >= 0 ? header : First(file, LocalHeap, HasItsSize);
        int global = local >= 0 ? local : First(file, GlobalHeap, HasItsObjects);
        return global >= 0 ? global : Hdf5OldHeaders.FirstWrong(file);
    }

    private static int First(ReadOnlySpan<byte> file, byte[] signature, Check isRight)
    {
        for (int start = 0, next; (next = file.Slice(start).IndexOf(signature)) >= 0; start += next + 1)
        {
            if (!isRight(file, start + next))
            {
                return start + next;
            }
        }

        return -1;
    }

    private delegate bool Check(ReadOnlySpan<byte> file, int place);

    // The size of the data is the first field behind signature and version, 8 bytes in every file of today.
    private static bool HasItsSize(ReadOnlySpan<byte> file, int place) => file.Slice(place) is { Length: >= 16 } heap && BinaryPrimitives.ReadUInt64LittleEndian(heap.Slice(8)) <= (ulong)heap.Length;

    // Objects follow each other: index (0: what is left is free), count, size, then the data in steps of 8.
    private static bool HasItsObjects(ReadOnlySpan<byte> file, int place)
    {
        if (!HasItsSize(file, place))
        {
            return false;
        }

        ReadOnlySpan<byte> heap = file.Slice(place);
        heap = heap.Slice(0, (int)BinaryPrimitives.ReadUInt64LittleEndian(heap.Slice(8)));
        for (int at = 16; at + 16 <= heap.Length && BinaryPrimitives.ReadUInt16LittleEndian(heap.Slice(at)) != 0;)
        {
            ulong size = BinaryPrimitives.ReadUInt64LittleEndian(heap.Slice(at + 8));
            if (size > (ulong)(heap.Length - at - 16))
            {
                return false;
            }

            at = (int)Math.Min(heap.Length, at + 16 + (((long)size + 7) / 8 * 8));
        }

        return true;
    }

    // Flags, then what they announce (bit 5: times, bit 4: limits of attributes), the size of the messages in 1 to 8 bytes, the messages (bit 2: each with an
    // order), the checksum.
    private static bool IsRightHeader(ReadOnlySpan<byte> file, int place)
    {
        ReadOnlySpan<byte> header = file.Slice(place);
        if (header.Length < 16)
        {
            return false;
        }

        int flags = header[5];
        int at = 6 + ((flags & 0x20) != 0 ? 16 : 0) + ((flags & 0x10) != 0 ? 4 : 0);
        int width = 1 << (flags & 3);
        if (at + width + 4 > header.Length)
        {
            return false;
        }

        ulong size = 0;
        for (int i = width - 1; i >= 0; i--)
        {
            size = (size << 8) | header[at + i];
        }

        int start = at + width;
        if (size > (ulong)(header.Length - start - 4))
        {
            return false;
        }

        int end = start + (int)size;
        return Lookup3(header.Slice(0, end)) == BinaryPrimitives.ReadUInt32LittleEndian(header.Slice(end))
            && Hdf5Messages.AreRight(file, (ulong)(place + start), size, prefix: (flags & 4) != 0 ? 6 : 4);
    }

    /// <summary>Jenkins' lookup3, hashlittle with an initial value of 0, byte by byte.</summary>
    private static uint Lookup3(ReadOnlySpan<byte> key)
    {
        uint a = 0xdeadbeef + (uint)key.Length, b = a, c = a;
        while (key.Length > 12)
        {
            a += BinaryPrimitives.ReadUInt32LittleEndian(key);
            b += BinaryPrimitives.ReadUInt32LittleEndian(key.Slice(4));
            c += BinaryPrimitives.ReadUInt32LittleEndian(key.Slice(8));
            a = (a - c) ^ Rotate(c, 4);
            c += b;
            b = (b - a) ^ Rotate(a, 6);
            a += c;
            c = (c - b) ^ Rotate(b, 8);
            b += a;
            a = (a - c) ^ Rotate(c, 16);
            c += b;
            b = (b - a) ^ Rotate(a, 19);
            a += c;
            c = (c - b) ^ Rotate(b, 4);
            b += a;
            key = key.Slice(12);
        }

        if (key.IsEmpty)
        {
            return c;
        }

        Span<byte> last = stackalloc byte[12];
        last.Clear();
        key.CopyTo(last);
        a += BinaryPrimitives.ReadUInt32LittleEndian(last);
        b += BinaryPrimitives.ReadUInt32LittleEndian(last.Slice(4));
        c += BinaryPrimitives.ReadUInt32LittleEndian(last.Slice(8));
        c = (c ^ b) - Rotate(b, 14);
        a = (a ^ c) - Rotate(c, 11);
        b = (b ^ a) - Rotate(a, 25);
        c = (c ^ b) - Rotate(b, 16);
        a = (a ^ c) - Rotate(c, 4);
        b = (b ^ a) - Rotate(a, 14);
        return (c ^ b) - Rotate(b, 24);
    }

    private static uint Rotate(uint x, int bits) => (x << bits) | (x >> (32 - bits));
}
