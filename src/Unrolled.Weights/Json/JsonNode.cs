using System.Globalization;
using System.Text.Json;

namespace Unrolled.Weights.Json;

/// <summary>A value of a JSON file with its place, for errors that name it.</summary>
internal readonly struct JsonNode
{
    private const int DeepestTensor = 4;

    private JsonNode(string file, string place, JsonElement element) => (File, Place, Element) = (file, place, element);

    public string File { get; }

    /// <summary><c>layers[0].weights[1]</c>; of the whole file empty.</summary>
    public string Place { get; }

    public JsonElement Element { get; }

    /// <summary>Reads a file; a key that stands twice in an object is an error.</summary>
    /// <exception cref="WeightsException">It is no right JSON.</exception>
    public static JsonNode Parse(string file, ReadOnlyMemory<byte> bytes)
    {
        ReadOnlyMemory<byte> text = bytes.Span.StartsWith(new byte[] { 0xEF, 0xBB, 0xBF }) ? bytes.Slice(3) : bytes;
        try
        {
            CheckKeys(file, text.Span);
            using JsonDocument document = JsonDocument.Parse(text);
            return new JsonNode(file, "", document.RootElement.Clone());
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or FormatException)
        {
            throw new WeightsException(file, "the file", "right JSON", broken.Message.TrimEnd('.'), broken);
        }
    }

    public JsonNode? Find(string key) => Element.ValueKind == JsonValueKind.Object && Element.TryGetProperty(key, out JsonElement value) && value.ValueKind != JsonValueKind.Null
        ? new JsonNode(File, Place.Length == 0 ? key : $"{Place}.{key}", value)
        : null;

    public JsonNode Get(string key, string expected) => Find(key) ?? throw new WeightsException(File, Place.Length == 0 ? key : $"{Place}.{key}", expected, "nothing");

    public IReadOnlyList<JsonNode> Items(string expected)
    {
        if (Element.ValueKind != JsonValueKind.Array)
        {
            throw Wrong(expected);
        }

        JsonNode self = this;
        return Element.EnumerateArray().Select((item, i) => new JsonNode(self.File, FormattableString.Invariant($"{self.Place}[{i}]"), item)).ToArray();
    }

    public IEnumerable<(string Key, JsonNode Value)> Members()
    {
        if (Element.ValueKind != JsonValueKind.Object)
        {
            throw Wrong("an object");
        }

        JsonNode self = this;
        return Element.EnumerateObject().Select(member => (member.Name, new JsonNode(self.File, self.Place.Length == 0 ? member.Name : $"{self.Place}.{member.Name}", member.Value)));
    }

    public string AsText(string expected) => Element.ValueKind == JsonValueKind.String ? Element.GetString()! : throw Wrong(expected);

    /// <summary>A whole number from <paramref name="least"/> up to a million.</summary>
    public int AsSize(int least = 1) =>
        Element.ValueKind == JsonValueKind.Number && Element.TryGetInt32(out int size) && size >= least && size <= 1_000_000
            ? size
            : throw Wrong(FormattableString.Invariant($"a whole number from {least} to 1000000"));

    /// <summary>A number; shipped files also have it as text.</summary>
    public double AsNumber()
    {
        double number = double.NaN;
        if (Element.ValueKind == JsonValueKind.Number && !Element.TryGetDouble(out number))
        {
            throw Wrong("a number");
        }

        if (Element.ValueKind == JsonValueKind.String)
        {
            double.TryParse(Element.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out number);
        }

        return double.IsNaN(number) || double.IsInfinity(number) || Element.ValueKind is not (JsonValueKind.Number or JsonValueKind.String) ? throw Wrong("a finite number") : number;
    }

    public bool AsFlag() => Element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number when Element.TryGetInt32(out int number) && number is 0 or 1 => number == 1,
        _ => throw Wrong("0, 1, true or false"),
    };

    /// <summary>Nested lists of numbers as a tensor of floats: the decimals are the shortest that name one.</summary>
    public FileTensor AsTensor(string? name = null) => AsTensor(name, "F32", x => (float)x);

    /// <summary>Nested lists of numbers, as doubles.</summary>
    public double[] AsDoubles() => AsTensor(null, "F64", x => x).Values;

    private FileTensor AsTensor(string? name, string type, Func<double, double> round)
    {
        var shape = new List<int>();
        var values = new List<double>();
        Collect(this, 0, shape, values);
        return new FileTensor(name ?? Place, type, shape.ToArray(), values.Select(round).ToArray());
    }

    public WeightsException Wrong(string expected) => new(File, Place.Length == 0 ? "the file" : Place, expected, Describe());

    private string Describe() => Element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => FormattableString.Invariant($"a list of {Element.GetArrayLength()}"),
        JsonValueKind.Null => "null",
        _ => Element.GetRawText() is { Length: > 40 } text ? text.Substring(0, 40) + "..." : Element.GetRawText(),
    };

    private static void Collect(JsonNode node, int depth, List<int> shape, List<double> values)
    {
        if (node.Element.ValueKind == JsonValueKind.Number && depth == shape.Count)
        {
            // What is too large is infinite here, and an error where the tensor is taken.
            values.Add(node.Element.TryGetDouble(out double value) ? value : double.PositiveInfinity);
            return;
        }

        if (node.Element.ValueKind != JsonValueKind.Array || depth >= DeepestTensor)
        {
            throw node.Wrong(depth < shape.Count ? $"a list of {shape[depth]}" : "numbers in lists of equal lengths");
        }

        int length = node.Element.GetArrayLength();
        if (depth == shape.Count)
        {
            if (values.Count > 0)
            {
                throw node.Wrong("a number");
            }

            shape.Add(length);
        }
        else if (shape[depth] != length)
        {
            throw node.Wrong(FormattableString.Invariant($"a list of {shape[depth]}"));
        }

        int i = 0;
        foreach (JsonElement item in node.Element.EnumerateArray())
        {
            Collect(new JsonNode(node.File, FormattableString.Invariant($"{node.Place}[{i++}]"), item), depth + 1, shape, values);
        }
    }

    // JsonDocument keeps the last of two equal keys, and silently.
    private static void CheckKeys(string file, ReadOnlySpan<byte> text)
    {
        var json = new Utf8JsonReader(text);
        var objects = new Stack<HashSet<string>>();
        while (json.Read())
        {
            switch (json.TokenType)
            {
                case JsonTokenType.StartObject:
                    objects.Push(new HashSet<string>(StringComparer.Ordinal));
                    break;
                case JsonTokenType.EndObject:
                    objects.Pop();
                    break;
                case JsonTokenType.String:
                    // Bytes that are no UTF-8 are an error here, not where the text is used.
                    json.GetString();
                    break;
                case JsonTokenType.PropertyName:
                    string key = json.GetString()!;
                    if (!objects.Peek().Add(key))
                    {
                        throw new WeightsException(file, key, "a key once in an object", "it twice");
                    }

                    break;
            }
        }
    }
}
