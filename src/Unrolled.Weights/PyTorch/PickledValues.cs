namespace Unrolled.Weights.PyTorch;

/// <summary>The functions that a pickle of tensors names.</summary>
internal enum PickledCall
{
    OrderedDictionary,
    Tensor,
    Parameter,
    Size,
}

/// <summary>The element type of a storage.</summary>
/// <param name="Name">As safetensors calls it.</param>
/// <param name="Size">Bytes of an element.</param>
internal sealed record StorageType(string Name, int Size)
{
    private static readonly Dictionary<string, StorageType> Known = new()
    {
        ["FloatStorage"] = new StorageType("F32", 4),
        ["DoubleStorage"] = new StorageType("F64", 8),
        ["HalfStorage"] = new StorageType("F16", 2),
        ["BFloat16Storage"] = new StorageType("BF16", 2),
        ["LongStorage"] = new StorageType("I64", 8),
        ["IntStorage"] = new StorageType("I32", 4),
        ["ShortStorage"] = new StorageType("I16", 2),
        ["CharStorage"] = new StorageType("I8", 1),
        ["ByteStorage"] = new StorageType("U8", 1),
        ["BoolStorage"] = new StorageType("BOOL", 1),
    };

    /// <summary>The storage that a class of torch is; null: it is none.</summary>
    public static StorageType? Of(string module, string name) => module == "torch" ? Known.GetValueOrDefault(name) : null;

    /// <summary>The class of torch.</summary>
    public string ClassName => Known.First(pair => pair.Value.Name == Name).Key;
}

/// <summary>A dictionary in the order of the pickle.</summary>
internal sealed class PickledDictionary
{
    public HashSet<string> Keys { get; } = new(StringComparer.Ordinal);

    public List<(string Key, object? Value)> Items { get; } = new();
}

/// <summary>A storage: the entry <c>data/Key</c> of the archive.</summary>
internal sealed record PickledStorage(StorageType Type, string Key, long Count)
{
    /// <summary>From <c>('storage', type, key, location, count)</c>.</summary>
    public static PickledStorage FromId(object? id, Func<string, string, Exception> broken) =>
        id is object?[] { Length: 5 } parts && parts[0] as string == "storage" && parts[1] is StorageType type && parts[2] is string key && parts[4] is long count and >= 0
            ? new PickledStorage(type, key, count)
            : throw broken("a storage: ('storage', type, key, location, count)", "another persistent id");
}

/// <summary>A tensor: a view of a storage.</summary>
internal sealed record PickledTensor(PickledStorage Storage, long Offset, int[] Shape, long[] Strides)
{
    /// <summary>From the arguments of <c>_rebuild_tensor_v2</c>. A view outside its storage, or larger than it, is an error.</summary>
    public static PickledTensor From(object?[] arguments, Func<string, string, Exception> broken)
    {
        if (arguments[0] is not PickledStorage storage || arguments[1] is not long offset || Sizes(arguments[2]) is not { } shape || Sizes(arguments[3]) is not { } strides
            || shape.Length != strides.Length || shape.Length > 8 || shape.Any(size => size is < 0 or > int.MaxValue))
        {
            throw broken("a tensor: storage, offset, sizes and strides", "other arguments");
        }

        double count = shape.Aggregate(1.0, (product, size) => product * size);
        double last = offset;
        for (int axis = 0; axis < shape.Length; axis++)
        {
            last += count == 0 ? 0 : (shape[axis] - 1.0) * strides[axis];
        }

        if (count > storage.Count || offset < 0 || strides.Any(stride => stride < 0) || (count > 0 && last >= storage.Count))
        {
            throw broken(FormattableString.Invariant($"a view inside the storage '{storage.Key}' of {storage.Count}"), FormattableString.Invariant($"[{string.Join(", ", shape)}] from {offset} to {last}"));
        }

        return new PickledTensor(storage, offset, shape.Select(size => (int)size).ToArray(), strides);
    }

    /// <summary>The elements' places in the storage, row-major.</summary>
    public IEnumerable<long> Places()
    {
        var index = new int[Shape.Length];
        long count = Shape.Aggregate(1L, (product, size) => product * size);
        for (long n = 0; n < count; n++)
        {
            long place = Offset;
            for (int axis = 0; axis < index.Length; axis++)
            {
                place += index[axis] * Strides[axis];
            }

            yield return place;
            for (int axis = index.Length - 1; axis >= 0 && ++index[axis] == Shape[axis]; axis--)
            {
                index[axis] = 0;
            }
        }
    }

    private static long[]? Sizes(object? value) => value is object?[] items && items.All(item => item is long) ? items.Select(item => (long)item!).ToArray() : null;
}

/// <summary>A whole number of any length: little-endian, two's complement.</summary>
internal static class PickledNumber
{
    public static long From(ReadOnlySpan<byte> bytes, Func<string, string, Exception> broken)
    {
        if (bytes.Length > 8)
        {
            throw broken("a whole number of at most 8 bytes", FormattableString.Invariant($"one of {bytes.Length}"));
        }

        long value = bytes.Length > 0 && bytes[^1] >= 0x80 ? -1 : 0;
        for (int i = bytes.Length - 1; i >= 0; i--)
        {
            value = (value << 8) | bytes[i];
        }

        return value;
    }
}
