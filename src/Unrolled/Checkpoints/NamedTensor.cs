using System.Buffers.Binary;

namespace Unrolled;

/// <summary>One tensor of a <see cref="TensorFile"/>: name, element type, shape, and its numbers as little-endian bytes in row-major order.</summary>
public sealed class NamedTensor
{
    private readonly long[] _shape;

    internal NamedTensor(string name, string elementType, long[] shape, ReadOnlyMemory<byte> data)
    {
        Name = name;
        ElementType = elementType;
        _shape = shape;
        Data = data;
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The element type as safetensors calls it: F32, F64, F16, BF16, I64, ...</summary>
    public string ElementType { get; }

    /// <summary>The shape; empty for a single number.</summary>
    public IReadOnlyList<long> Shape => _shape;

    /// <summary>The bytes.</summary>
    public ReadOnlyMemory<byte> Data { get; }

    /// <summary>How many numbers it has.</summary>
    public int Count => (int)_shape.Aggregate(1L, (product, size) => product * size);

    /// <summary>Whether <see cref="Read"/> can give its numbers.</summary>
    public bool IsReadable => ElementType is "F32" or "F64" or "F16" or "BF16";

    /// <summary>A tensor of floats (F32) or doubles (F64).</summary>
    /// <param name="name">The name.</param>
    /// <param name="shape">The shape; empty for a single number.</param>
    /// <param name="values">Its numbers in row-major order.</param>
    /// <exception cref="ArgumentException">The shape has another count of numbers, or a negative size.</exception>
    public static NamedTensor From<T>(string name, IEnumerable<int> shape, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        // As a double, the product may be too large for a count without wrapping round to it.
        long[] sizes = shape.Select(size => (long)size).ToArray();
        if (sizes.Any(size => size < 0) || sizes.Aggregate(1.0, (product, size) => product * size) != values.Length)
        {
            throw new ArgumentException($"'{name}' has the shape [{string.Join(", ", sizes)}], but {values.Length} numbers.", nameof(values));
        }

        if (typeof(T) == typeof(double))
        {
            return new NamedTensor(name, "F64", sizes, Bytes(Numbers.Doubles(values)));
        }

        return new NamedTensor(name, "F32", sizes, Bytes(Numbers.Singles(values)));
    }

    /// <summary>A tensor of any element type.</summary>
    /// <param name="name">The name.</param>
    /// <param name="elementType">The element type as safetensors calls it: F32, F64, F16, BF16, I64, ...</param>
    /// <param name="shape">The shape; empty for a single number.</param>
    /// <param name="data">Its elements as little-endian bytes in row-major order, not copied.</param>
    /// <exception cref="ArgumentException">The type is unknown, a size is negative, or they need another count of bytes.</exception>
    public static NamedTensor FromBytes(string name, string elementType, IEnumerable<int> shape, ReadOnlyMemory<byte> data)
    {
        long[] sizes = shape.Select(size => (long)size).ToArray();
        try
        {
            long needed = sizes.Any(size => size < 0) ? -1 : SafetensorsHeader.BytesOf(name, elementType, sizes);
            return needed == data.Length
                ? new NamedTensor(name, elementType, sizes, data)
                : throw new ArgumentException($"'{name}' has the shape [{string.Join(", ", sizes)}] of {elementType}, but {data.Length} bytes.", nameof(data));
        }
        catch (InvalidDataException broken)
        {
            throw new ArgumentException(broken.Message, nameof(elementType), broken);
        }
    }

    /// <summary>Reads the numbers, converted to the type of the destination.</summary>
    /// <param name="destination"><see cref="Count"/> numbers.</param>
    /// <exception cref="ArgumentException">The destination has another length.</exception>
    /// <exception cref="InvalidDataException">The element type is none of F32, F64, F16, BF16.</exception>
    public void Read<T>(Span<T> destination)
        where T : unmanaged
    {
        Guard.Exactly(destination.Length, Count, nameof(destination));
        if (!IsReadable)
        {
            throw new InvalidDataException($"Tensor '{Name}' has elements of type {ElementType}; F32, F64, F16 and BF16 can be read.");
        }

        if (typeof(T) == typeof(double))
        {
            Span<double> doubles = Numbers.Doubles(destination);
            for (int i = 0; i < doubles.Length; i++)
            {
                doubles[i] = At(i);
            }
        }
        else
        {
            Span<float> singles = Numbers.Singles(destination);
            for (int i = 0; i < singles.Length; i++)
            {
                singles[i] = ElementType == "F64" ? (float)DoubleAt(i) : SingleAt(i);
            }
        }
    }

    /// <summary>The first number that is NaN or infinite as a <typeparamref name="T"/>; -1: none is. The tensor <see cref="IsReadable"/>.</summary>
    internal int IndexOfNotFinite<T>()
    {
        int count = Count;
        for (int i = 0; i < count; i++)
        {
            if (!IsFinite<T>(i))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Whether a number is neither NaN nor infinite as a <typeparamref name="T"/>. The tensor <see cref="IsReadable"/>.</summary>
    internal bool IsFinite<T>(int i)
    {
        double value = typeof(T) == typeof(double) ? At(i) : (float)At(i);
        return !double.IsNaN(value) && !double.IsInfinity(value);
    }

    /// <summary>Whether a number is infinite. The tensor <see cref="IsReadable"/>.</summary>
    internal bool IsPositiveInfinity(int i) => double.IsPositiveInfinity(At(i));

    /// <summary>A number as text.</summary>
    internal string TextAt(int i) => At(i).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Name, type and shape, as <c>weight_ih_l0 F32 [8, 3]</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Name} {ElementType} [{string.Join(", ", _shape)}]");

    private double At(int i) => ElementType == "F64" ? DoubleAt(i) : SingleAt(i);

    private double DoubleAt(int i) => BitConverter.Int64BitsToDouble(BinaryPrimitives.ReadInt64LittleEndian(Data.Span.Slice(8 * i)));

    private float SingleAt(int i) => ElementType switch
    {
        "F32" => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadInt32LittleEndian(Data.Span.Slice(4 * i))),
        "BF16" => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadUInt16LittleEndian(Data.Span.Slice(2 * i)) << 16),
        _ => Half(BinaryPrimitives.ReadUInt16LittleEndian(Data.Span.Slice(2 * i))),
    };

    // IEEE 754 binary16: 5 bits of exponent with bias 15, 10 of fraction.
    private static float Half(int bits)
    {
        int sign = (bits & 0x8000) << 16;
        int exponent = (bits >> 10) & 0x1F;
        int fraction = bits & 0x3FF;
        if (exponent == 0)
        {
            float magnitude = fraction * (1f / (1 << 24));
            return sign < 0 ? -magnitude : magnitude;
        }

        int wide = exponent == 31 ? 255 : exponent + 112;
        return BitConverter.Int32BitsToSingle(sign | (wide << 23) | (fraction << 13));
    }

    private static byte[] Bytes(ReadOnlySpan<float> values)
    {
        var bytes = new byte[4 * values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4 * i), BitConverter.SingleToInt32Bits(values[i]));
        }

        return bytes;
    }

    private static byte[] Bytes(ReadOnlySpan<double> values)
    {
        var bytes = new byte[8 * values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(8 * i), BitConverter.DoubleToInt64Bits(values[i]));
        }

        return bytes;
    }
}
