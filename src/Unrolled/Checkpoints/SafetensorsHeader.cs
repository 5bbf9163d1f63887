using System.Buffers.Binary;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Unrolled;

/// <summary>The frame of a safetensors file: 8 bytes with the length N of the header, N bytes of JSON, then the tensors' bytes.</summary>
internal static class SafetensorsHeader
{
    public const string MetadataKey = "__metadata__";

    // The limit of the reference implementation, against files that claim absurd sizes.
    private const ulong LongestHeader = 100_000_000;

    public static void Read(ReadOnlyMemory<byte> bytes, TensorFile file)
    {
        ReadOnlySpan<byte> span = bytes.Span;
        if (span.Length < 8)
        {
            throw Broken($"8 bytes with the length of the header are needed, but the file has {span.Length}");
        }

        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(span);
        if (length > LongestHeader || length > (ulong)(span.Length - 8))
        {
            throw ForeignFormats.NameOf(span) is string format
                ? Broken($"it is {format}")
                : Broken($"the header should have {length} bytes, but {span.Length - 8} follow, and more than {LongestHeader} are never right");
        }

        ReadOnlySpan<byte> header = span.Slice(8, (int)length);
        if (header.IsEmpty || header[0] != (byte)'{')
        {
            throw Broken($"the header does not start with a brace");
        }

        List<Entry> entries;
        try
        {
            entries = ReadEntries(header, file.Metadata);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException($"the header is no right JSON: {error.Message}", error);
        }

        ReadOnlyMemory<byte> data = bytes.Slice(8 + (int)length);
        CheckOffsets(entries, data.Length);
        foreach (Entry entry in entries)
        {
            file.Add(new NamedTensor(entry.Name, entry.Type, entry.Shape, data.Slice((int)entry.Begin, (int)(entry.End - entry.Begin))));
        }
    }

    public static byte[] Write(TensorFile file)
    {
        NamedTensor[] tensors = file.Tensors
            .OrderByDescending(tensor => BitsOf(tensor.ElementType))
            .ThenBy(tensor => tensor.Name, StringComparer.Ordinal)
            .ToArray();
        using var header = new MemoryStream();
        using (var json = new Utf8JsonWriter(header, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            WriteEntries(json, file.Metadata, tensors);
        }

        while (header.Length % 8 != 0)
        {
            header.WriteByte((byte)' ');
        }

        var bytes = new byte[8 + header.Length + tensors.Sum(tensor => (long)tensor.Data.Length)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, header.Length);
        header.ToArray().CopyTo(bytes, 8);
        int offset = 8 + (int)header.Length;
        foreach (NamedTensor tensor in tensors)
        {
            tensor.Data.Span.CopyTo(bytes.AsSpan(offset));
            offset += tensor.Data.Length;
        }

        return bytes;
    }

    private static void WriteEntries(Utf8JsonWriter json, IDictionary<string, string> metadata, NamedTensor[] tensors)
    {
        json.WriteStartObject();
        if (metadata.Count > 0)
        {
            json.WriteStartObject(MetadataKey);
            foreach (KeyValuePair<string, string> pair in metadata)
            {
                json.WriteString(pair.Key, pair.Value);
            }

            json.WriteEndObject();
        }

        long offset = 0;
        foreach (NamedTensor tensor in tensors)
        {
            json.WriteStartObject(tensor.Name);
            json.WriteString("dtype", tensor.ElementType);
            json.WriteStartArray("shape");
            foreach (long size in tensor.Shape)
            {
                json.WriteNumberValue(size);
            }

            json.WriteEndArray();
            json.WriteStartArray("data_offsets");
            json.WriteNumberValue(offset);
            json.WriteNumberValue(offset += tensor.Data.Length);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static List<Entry> ReadEntries(ReadOnlySpan<byte> header, IDictionary<string, string> metadata)
    {
        var entries = new List<Entry>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var json = new Utf8JsonReader(header);
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            string name = json.GetString()!;
            if (!names.Add(name))
            {
                throw Broken($"the name '{name}' stands twice");
            }

            json.Read();
            if (name == MetadataKey)
            {
                ReadMetadata(ref json, metadata);
            }
            else
            {
                entries.Add(ReadEntry(ref json, name));
            }
        }

        // Reads on to the end, so that anything after the object is an error.
        json.Read();
        return entries;
    }

    private static void ReadMetadata(ref Utf8JsonReader json, IDictionary<string, string> metadata)
    {
        Expect(ref json, JsonTokenType.StartObject, MetadataKey);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            string key = json.GetString()!;
            json.Read();
            Expect(ref json, JsonTokenType.String, $"{MetadataKey}.{key}");
            if (metadata.ContainsKey(key))
            {
                throw Broken($"the metadata key '{key}' stands twice");
            }

            metadata[key] = json.GetString()!;
        }
    }

    private static Entry ReadEntry(ref Utf8JsonReader json, string name)
    {
        Expect(ref json, JsonTokenType.StartObject, name);
        string? type = null;
        long[]? shape = null;
        long[]? offsets = null;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            string key = json.GetString()!;
            json.Read();
            if ((key == "dtype" && type != null) || (key == "shape" && shape != null) || (key == "data_offsets" && offsets != null))
            {
                throw Broken($"tensor '{name}' has '{key}' twice");
            }

            switch (key)
            {
                case "dtype":
                    Expect(ref json, JsonTokenType.String, name);
                    type = json.GetString();
                    break;
                case "shape":
                    shape = ReadSizes(ref json, name);
                    break;
                case "data_offsets":
                    offsets = ReadSizes(ref json, name);
                    break;
                default:
                    json.Skip();
                    break;
            }
        }

        if (type == null || shape == null || offsets?.Length != 2)
        {
            throw Broken($"tensor '{name}' needs dtype, shape and two data_offsets");
        }

        return new Entry(name, type, shape, offsets[0], offsets[1]);
    }

    private static long[] ReadSizes(ref Utf8JsonReader json, string name)
    {
        Expect(ref json, JsonTokenType.StartArray, name);
        var sizes = new List<long>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType != JsonTokenType.Number || !json.TryGetInt64(out long size) || size < 0)
            {
                throw Broken($"tensor '{name}' has a size or offset that is no whole number from 0 up");
            }

            sizes.Add(size);
        }

        return sizes.ToArray();
    }

    private static void Expect(ref Utf8JsonReader json, JsonTokenType type, string place)
    {
        if (json.TokenType != type)
        {
            throw Broken($"'{place}' should be {type}, but is {json.TokenType}");
        }
    }

    private static void CheckOffsets(List<Entry> entries, int dataLength)
    {
        long end = 0;
        foreach (Entry entry in entries.OrderBy(e => e.Begin).ThenBy(e => e.End))
        {
            if (entry.Begin != end || entry.End < entry.Begin)
            {
                throw Broken(
                    $"tensor '{entry.Name}' has the bytes {entry.Begin} to {entry.End}, but the one before ends at {end}: a hole or an overlap");
            }

            long bytes = BytesOf(entry.Name, entry.Type, entry.Shape);
            if (entry.End - entry.Begin != bytes)
            {
                throw Broken($"tensor '{entry.Name}' needs {bytes} bytes by its shape and type, but has {entry.End - entry.Begin}");
            }

            end = entry.End;
        }

        if (end != dataLength)
        {
            throw Broken($"the tensors need {end} bytes, but {dataLength} follow the header");
        }
    }

    /// <summary>The bytes of a tensor.</summary>
    /// <exception cref="InvalidDataException">The type is unknown, or the product overflows.</exception>
    public static long BytesOf(string name, string type, long[] shape)
    {
        try
        {
            long bits = shape.Aggregate((long)BitsOf(type), (product, size) => checked(product * size));
            return bits % 8 == 0 ? bits / 8 : throw Broken($"tensor '{name}' does not end at a whole byte");
        }
        catch (OverflowException)
        {
            throw Broken($"tensor '{name}' has a shape whose product overflows");
        }
    }

    private static int BitsOf(string type) => type switch
    {
        "F64" or "I64" or "U64" or "C64" => 64,
        "F32" or "I32" or "U32" => 32,
        "F16" or "BF16" or "I16" or "U16" => 16,
        "BOOL" or "U8" or "I8" or "F8_E5M2" or "F8_E4M3" or "F8_E8M0" => 8,
        "F6_E2M3" or "F6_E3M2" => 6,
        "F4" => 4,
        _ => throw Broken($"the element type '{type}' is unknown"),
    };

    private static InvalidDataException Broken(FormattableString message) => new(FormattableString.Invariant(message));

    private readonly record struct Entry(string Name, string Type, long[] Shape, long Begin, long End);
}
