using System.Text.Json;
using Unrolled.Weights.Json;

namespace Unrolled.Weights.Keras;

/// <summary>One layer of a model's configuration.</summary>
/// <param name="ClassName">The class: <c>LSTM</c>.</param>
/// <param name="Name">The name that the model has for it.</param>
/// <param name="Settings">Its <c>config</c>.</param>
/// <param name="Inner">The layer that a <c>Bidirectional</c> or a <c>TimeDistributed</c> wraps; null: none.</param>
internal sealed record KerasLayer(string ClassName, string Name, JsonNode Settings, KerasLayer? Inner)
{
    public string Text(string key, string otherwise) => Settings.Find(key) is not { } node ? otherwise : node.Element.ValueKind switch
    {
        JsonValueKind.String => node.AsText("a text"),

        // A serialized function or object: its name is the config, or the class.
        JsonValueKind.Object when node.Find("config") is { Element.ValueKind: JsonValueKind.String } config => config.AsText("a text"),
        JsonValueKind.Object when node.Find("class_name") is { } name => name.AsText("a text"),
        _ => throw node.Wrong("a text"),
    };

    public bool Flag(string key, bool otherwise) => Settings.Find(key)?.AsFlag() ?? otherwise;

    public void Require(string key, string otherwise, params string[] allowed)
    {
        string value = Text(key, otherwise);
        if (!allowed.Contains(value))
        {
            throw new WeightsException(Settings.File, $"{Name}.{key}", string.Join(" or ", allowed), value);
        }
    }
}

/// <summary>The layers of a <c>Sequential</c> or a <c>Functional</c> that is a chain.</summary>
internal static class KerasConfig
{
    public static IReadOnlyList<KerasLayer> Layers(string file, string text)
    {
        JsonNode root = JsonNode.Parse(file, System.Text.Encoding.UTF8.GetBytes(text));
        JsonNode kind = root.Get("class_name", "Sequential or Functional");
        string name = kind.AsText("Sequential or Functional");
        if (name is not ("Sequential" or "Functional" or "Model"))
        {
            throw kind.Wrong("Sequential or Functional");
        }

        // Keras 1 wrote the list itself.
        JsonNode config = root.Get("config", "the layers");
        IReadOnlyList<JsonNode> layers = (config.Element.ValueKind == JsonValueKind.Array ? config : config.Get("layers", "the layers")).Items("a list of layers");
        var read = new List<KerasLayer>();
        foreach (JsonNode layer in layers)
        {
            KerasLayer next = Layer(layer, 0);
            if (name != "Sequential" && read.Count > 0 && Inbound(layer) is { } from && !from.SequenceEqual(new[] { read[^1].Name }))
            {
                throw new WeightsException(file, next.Name, $"an input from '{read[^1].Name}' alone: a chain of layers", from.Count == 0 ? "none" : string.Join(", ", from));
            }

            read.Add(next);
        }

        return read;
    }

    private static KerasLayer Layer(JsonNode node, int depth)
    {
        JsonNode settings = node.Get("config", "the settings of the layer");
        JsonNode name = node.Get("class_name", "the class of the layer");
        KerasLayer? inner = depth < 2 && settings.Find("layer") is { } wrapped ? Layer(wrapped, depth + 1) : null;
        return new KerasLayer(name.AsText("a class"), (settings.Find("name") ?? name).AsText("a name"), settings, inner);
    }

    /// <summary>The layers that a layer of a Functional reads; null: the file does not tell.</summary>
    private static List<string>? Inbound(JsonNode layer)
    {
        if (layer.Find("inbound_nodes") is not { } nodes)
        {
            return null;
        }

        var names = new List<string>();
        Collect(nodes.Element, names, 0);
        return names;
    }

    // Keras 3: {"keras_history": ["lstm", 0, 0]} somewhere in it. Before: ["lstm", 0, 0, {}].
    private static void Collect(JsonElement element, List<string> names, int depth)
    {
        if (depth > 12)
        {
            return;
        }

        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty member in element.EnumerateObject())
            {
                Collect(member.Value, names, depth + 1);
            }
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            JsonElement[] items = element.EnumerateArray().ToArray();
            if (items.Length >= 3 && items[0].ValueKind == JsonValueKind.String && items[1].ValueKind == JsonValueKind.Number && items[2].ValueKind == JsonValueKind.Number)
            {
                names.Add(items[0].GetString()!);
                return;
            }

            foreach (JsonElement item in items)
            {
                Collect(item, names, depth + 1);
            }
        }
    }
}
