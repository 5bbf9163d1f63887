using Unrolled.Weights.Files;
using Unrolled.Weights.PyTorch;

namespace Unrolled.Weights.Json;

/// <summary>The formats in JSON, told apart by their keys.</summary>
internal static class JsonFormats
{
    public static WeightsFile Read(string name, byte[] bytes)
    {
        JsonNode root = JsonNode.Parse(name, bytes);
        if (OwnFormat.IsOne(root))
        {
            return OwnFormat.Read(name, root);
        }

        if (root.Find("architecture") != null)
        {
            return new WeightsFile(name, WeightsFormat.Nam, Lists(root, "weights"), _ => NamFormat.Read(root), ("version", Text(root, "version")), ("architecture", Text(root, "architecture")));
        }

        if (root.Find("model_data") != null || root.Find("state_dict") != null)
        {
            IEnumerable<FileTensor> tensors = root.Find("state_dict")?.Members().Select(member => member.Value.AsTensor(member.Key)) ?? Array.Empty<FileTensor>();
            return new WeightsFile(name, WeightsFormat.GuitarMl, tensors, _ => GuitarMlFormat.Read(root), ("unit_type", root.Find("model_data") is { } data ? Text(data, "unit_type") : ""));
        }

        if (root.Find("layers") is { } layers)
        {
            IEnumerable<FileTensor> tensors = layers.Items("a list of layers").SelectMany(layer => Lists(layer, "weights"));
            string types = string.Join(", ", layers.Items("a list of layers").Select(layer => Text(layer, "type")));
            return new WeightsFile(name, WeightsFormat.RtNeural, tensors, _ => RtNeuralFormat.Read(root), ("layers", types), ("author", Text(root, "author")));
        }

        FileTensor[] flat = root.Members().Where(member => member.Value.Element.ValueKind == System.Text.Json.JsonValueKind.Array)
            .Select(member => member.Value.AsTensor(member.Key)).ToArray();
        if (flat.Any(tensor => tensor.Name.EndsWith("weight_ih_l0", StringComparison.Ordinal)))
        {
            return new WeightsFile(name, WeightsFormat.PyTorchJson, flat, options => StateDict.Read(new TensorSource(name, flat), options));
        }

        throw new WeightsException(
            name, "the keys", "those of NAM (architecture), GuitarML (model_data), RTNeural (layers), a state_dict (weight_ih_l0) or this library (format)",
            string.Join(", ", root.Members().Select(member => member.Key).Take(8)) is { Length: > 0 } keys ? keys : "none");
    }

    private static IEnumerable<FileTensor> Lists(JsonNode node, string key)
    {
        if (node.Find(key) is not { } lists)
        {
            return Array.Empty<FileTensor>();
        }

        IReadOnlyList<JsonNode> items = lists.Items("a list");
        return items.Count > 0 && items[0].Element.ValueKind == System.Text.Json.JsonValueKind.Array ? items.Select(item => item.AsTensor()) : new[] { lists.AsTensor() };
    }

    private static string Text(JsonNode node, string key) =>
        node.Find(key) is { Element.ValueKind: System.Text.Json.JsonValueKind.String } text ? text.AsText("a text") : "";
}
