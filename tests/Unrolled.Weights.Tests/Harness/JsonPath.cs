using System.Globalization;
using System.Text.Json.Nodes;

namespace Unrolled.Weights.Tests.Harness;

/// <summary>Changes one value of a JSON file.</summary>
internal static class JsonPath
{
    /// <param name="root">The file.</param>
    /// <param name="place"><c>layers[0].weights[1]</c>.</param>
    /// <param name="value">JSON.</param>
    public static void Set(JsonNode root, string place, string value)
    {
        string[] steps = place.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Split('.');
        JsonNode node = steps[..^1].Aggregate(root, (parent, step) => int.TryParse(step, CultureInfo.InvariantCulture, out int index) ? parent[index]! : parent[step]!);
        if (int.TryParse(steps[^1], CultureInfo.InvariantCulture, out int last))
        {
            node[last] = JsonNode.Parse(value);
        }
        else
        {
            node[steps[^1]] = JsonNode.Parse(value);
        }
    }
}
