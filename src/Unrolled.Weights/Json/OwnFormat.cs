using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Unrolled.Weights.Files;
using Unrolled.Weights.Models;

namespace Unrolled.Weights.Json;

/// <summary>This library's own JSON, <c>.weights.json</c>: the tensors of a model by their own names, as the compiler reads them. docs/weights.md has the format.</summary>
internal static class OwnFormat
{
    private const string Name = "unrolled-weights";

    private const int Version = 1;

    private static readonly string[] Facts = { "cell", "inputs", "direction", "head" };

    public static bool IsOne(JsonNode root) => root.Find("format") is { Element.ValueKind: JsonValueKind.String } format && format.AsText("a text") == Name;

    public static WeightsFile Read(string name, JsonNode root)
    {
        if (root.Get("version", "1") is var version && version.AsSize() != Version)
        {
            throw version.Wrong(Version.ToString(CultureInfo.InvariantCulture));
        }

        string[] unknown = root.Members().Select(member => member.Key).Except(Facts.Concat(new[] { "format", "version", "source", "tensors" })).ToArray();
        if (unknown.Length > 0)
        {
            throw new WeightsException(name, unknown[0], "a key of version 1", "another key");
        }

        Dictionary<string, string> facts = Facts.Where(key => root.Find(key) != null).ToDictionary(key => key, key => root.Find(key)!.Value.AsText("a text"));
        FileTensor[] tensors = root.Get("tensors", "the tensors by name").Members().Select(member => Tensor(member.Key, member.Value)).ToArray();
        return new WeightsFile(
            name, WeightsFormat.Unrolled, tensors, options => OwnNames.Read(new TensorSource(name, tensors), Meaning(facts), options),
            facts.Select(fact => (fact.Key, fact.Value)).ToArray());
    }

    /// <summary>A network of any origin, in this library's names.</summary>
    public static void Write(Utf8JsonWriter json, RecurrentNetwork network, string target)
    {
        ModelLimits.Check(network, target);
        LayerActivation? head = network.Dense.Count > 0 ? network.Dense[^1].Activation : null;
        Write(
            json,
            new[]
            {
                ("cell", ModelCells.TextOf(network)),
                ("inputs", network.ReadsTokens ? "tokens" : "numbers"),
                ("direction", network.Layers[0].Direction.ToString()),
                ("head", network.Dense.Count == 0 ? "none" : head?.ToString()),
                ("source", Path.GetFileName(network.Source)),
            },
            network.IsDouble,
            new ModelTensors(network, allBiases: true).Entries.Select(entry => (entry.Key, (IReadOnlyList<int>)entry.Value.Shape, entry.Value.Values)));
    }

    /// <summary>The tensors of a model, or of a checkpoint of one, as they are: of any cell, also one of the user's own.</summary>
    /// <param name="json">Where they go.</param>
    /// <param name="meaning">The parts of <see cref="ModelMeaning"/> by key; empty: unknown.</param>
    /// <param name="tensors">The tensors.</param>
    public static void Write(Utf8JsonWriter json, IReadOnlyDictionary<string, string> meaning, IReadOnlyCollection<FileTensor> tensors)
    {
        string? Fact(string key) => meaning.TryGetValue(key, out string? value) ? value : null;
        string direction = tensors.Any(tensor => tensor.Name.EndsWith("_reverse", StringComparison.Ordinal)) ? nameof(Direction.Both)
            : Fact("topology") is { } topology && topology.Contains(Backward, StringComparison.Ordinal) ? nameof(Direction.Reverse)
            : nameof(Direction.Forward);
        Write(
            json,
            new[] { ("cell", Fact("cell")), ("inputs", Fact("inputs")), ("direction", meaning.Count > 0 ? direction : null), ("head", Fact("head")) },
            tensors.Any(tensor => tensor.ElementType == "F64"),
            tensors.Select(tensor => (tensor.Name, tensor.Shape, tensor.Values)));
    }

    private const string Backward = "backward in time";

    private static void Write(
        Utf8JsonWriter json, IEnumerable<(string Key, string? Value)> facts, bool isDouble, IEnumerable<(string Name, IReadOnlyList<int> Shape, double[] Values)> tensors)
    {
        json.WriteStartObject();
        json.WriteString("format", Name);
        json.WriteNumber("version", Version);
        foreach ((string key, string? value) in facts)
        {
            if (value != null)
            {
                json.WriteString(key, value);
            }
        }

        json.WriteStartObject("tensors");
        foreach ((string name, IReadOnlyList<int> shape, double[] values) in tensors)
        {
            json.WriteStartObject(name);
            json.WriteStartArray("shape");
            foreach (int size in shape)
            {
                json.WriteNumberValue(size);
            }

            json.WriteEndArray();
            if (isDouble)
            {
                json.WriteString("dtype", "F64");
            }

            // Little-endian, as every machine that the library runs on.
            json.WriteBase64String("base64", isDouble
                ? MemoryMarshal.AsBytes<double>(values)
                : MemoryMarshal.AsBytes<float>(Array.ConvertAll(values, x => (float)x)));
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    // OwnNames reads the direction out of the topology, as checkpoints have it.
    private static Dictionary<string, string> Meaning(Dictionary<string, string> facts)
    {
        var meaning = new Dictionary<string, string>(facts);
        if (facts.TryGetValue("direction", out string? direction) && direction == nameof(Direction.Reverse))
        {
            meaning["topology"] = Backward;
        }

        return meaning;
    }

    private static FileTensor Tensor(string name, JsonNode node)
    {
        int[] shape = node.Get("shape", "one or two sizes").Items("one or two sizes").Select(size => size.AsSize()).ToArray();
        long count = shape.Aggregate(1L, (product, size) => product * size);
        string type = node.Find("dtype")?.AsText("F32 or F64") ?? "F32";
        if (type is not ("F32" or "F64"))
        {
            throw node.Get("dtype", "F32 or F64").Wrong("F32 or F64");
        }

        double[] values = node.Find("base64") is { } text ? Decoded(text, type) : node.Get("values", "the numbers, or base64").AsDoubles();
        if (values.Length != count)
        {
            throw new WeightsException(
                node.File, node.Place, FormattableString.Invariant($"{count} numbers, as the shape {FileTensor.ShapeText(shape)} needs"), values.Length.ToString(CultureInfo.InvariantCulture));
        }

        return new FileTensor(name, type, shape, type == "F32" ? Array.ConvertAll(values, x => (double)(float)x) : values);
    }

    private static double[] Decoded(JsonNode text, string type)
    {
        int size = type == "F64" ? sizeof(double) : sizeof(float);
        if (text.Element.ValueKind != JsonValueKind.String || !text.Element.TryGetBytesFromBase64(out byte[]? bytes) || bytes.Length % size != 0)
        {
            throw text.Wrong(FormattableString.Invariant($"base64 of numbers of {size} bytes"));
        }

        return type == "F64"
            ? MemoryMarshal.Cast<byte, double>(bytes).ToArray()
            : Array.ConvertAll(MemoryMarshal.Cast<byte, float>(bytes).ToArray(), x => (double)x);
    }
}
