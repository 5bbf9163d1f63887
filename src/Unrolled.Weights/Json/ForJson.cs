using System.Text.Json;

namespace Unrolled.Weights.Json;

/// <summary>What the writers of JSON formats share.</summary>
internal static class ForJson
{
    /// <summary>Throws where the network is more than the audio formats hold: one cell, forward, numbers in, one dense layer out.</summary>
    public static void Require(RecurrentNetwork network, string target, string format, IReadOnlyList<CellKind> cells, bool skip)
    {
        RequireRecurrent(network, target, format, cells, skip);
        Check(network.Cell != null, target, format, "the cell", string.Join(" or ", cells), "layers of different cells");
        Check(network.InputLayers.Count == 0, target, format, "the layers", "recurrent layers first", "dense layers before them");
        Check(network.Dense.Count == 1, target, format, "the dense layers", "one", network.Dense.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Check((network.Dense[0].Activation ?? LayerActivation.Linear) == LayerActivation.Linear, target, format, "the dense layer", "linear", network.Dense[0].Activation.ToString()!);
    }

    /// <summary>Throws where the network is more than these formats hold, whatever dense layers it has: known cells, forward, numbers in.</summary>
    public static void RequireRecurrent(RecurrentNetwork network, string target, string format, IReadOnlyList<CellKind> cells, bool skip)
    {
        void Check(bool condition, string key, string expected, string found) => ForJson.Check(condition, target, format, key, expected, found);

        Check(network.Layers.All(layer => cells.Contains(layer.Cell)), "the cell", string.Join(" or ", cells), string.Join(", ", network.Layers.Select(layer => layer.Cell).Distinct()));
        Check(network.Layers.All(layer => layer.Direction == Direction.Forward), "the direction", "forward", "a layer that runs backward");
        Check(!network.ReadsTokens, "the input", "numbers", "tokens");
        Check(skip || network.SignalPath.IsNone, "the signal path", "none", network.SignalPath.ToString());
    }

    private static void Check(bool condition, string target, string format, string key, string expected, string found)
    {
        if (!condition)
        {
            throw new WeightsException(target, key, $"{expected}, as {format} holds it", found);
        }
    }

    /// <summary>Numbers as the shortest text that reads back to the same float.</summary>
    public static void Numbers(Utf8JsonWriter json, IEnumerable<double> values)
    {
        foreach (double value in values)
        {
            json.WriteNumberValue((float)value);
        }
    }

    /// <summary>A tensor as nested lists.</summary>
    public static void Tensor(Utf8JsonWriter json, IReadOnlyList<int> shape, ReadOnlySpan<double> values)
    {
        json.WriteStartArray();
        int width = shape.Count == 1 ? 0 : values.Length / Math.Max(1, shape[0]);
        for (int i = 0; i < shape[0]; i++)
        {
            if (shape.Count == 1)
            {
                json.WriteNumberValue((float)values[i]);
            }
            else
            {
                Tensor(json, shape.Skip(1).ToArray(), values.Slice(i * width, width));
            }
        }

        json.WriteEndArray();
    }
}
