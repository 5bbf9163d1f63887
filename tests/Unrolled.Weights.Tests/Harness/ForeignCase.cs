using System.Text.Json;

namespace Unrolled.Weights.Tests.Harness;

/// <summary>A case of ../shared/conformance: another framework's tensors in its own layout, an input and the outputs that it gave.</summary>
internal sealed class ForeignCase
{
    public ForeignCase(string name)
    {
        JsonElement root = Shared.Case(name);
        Name = name;
        IsDouble = root.GetProperty("dtype").GetString() == "float64";
        Func<JsonElement, double> number = IsDouble ? element => element.GetDouble() : element => element.GetSingle();
        Layers = [.. root.GetProperty("layers").EnumerateArray().Select(layer => new ForeignCaseLayer(layer, number))];
        Input = [.. root.GetProperty("input").GetProperty("data").EnumerateArray().Select(number)];
        Expected = [.. root.GetProperty("expected").GetProperty("data").EnumerateArray().Select(number)];
        Tolerance = root.GetProperty("tolerance").GetProperty("atol").GetDouble();
        JsonElement states = root.GetProperty("initial_state");
        foreach (JsonElement state in states.ValueKind == JsonValueKind.Array ? states.EnumerateArray().ToArray() : [])
        {
            ForeignCaseLayer layer = Layers[state.GetProperty("layer").GetInt32()];
            foreach (string part in new[] { "h", "c" }.Where(part => state.TryGetProperty(part, out JsonElement values) && values.ValueKind == JsonValueKind.Array))
            {
                layer.Initial[part] = [.. state.GetProperty(part).EnumerateArray().Select(number)];
            }
        }

        IsLast = root.GetProperty("output").GetString() == "last";
        Skips = root.TryGetProperty("residual_input_channel", out _);
    }

    public string Name { get; }

    public ForeignCaseLayer[] Layers { get; }

    public double[] Input { get; }

    public double[] Expected { get; }

    public double Tolerance { get; }

    public bool IsDouble { get; }

    public bool HasInitialState => Layers.Any(layer => layer.Initial.Count > 0);

    public bool IsLast { get; }

    public bool Skips { get; }

    public IEnumerable<ForeignCaseLayer> Recurrent => Layers.Where(layer => layer.Type is "rnn" or "lstm" or "gru");

    public IEnumerable<ForeignCaseLayer> Dense => Layers.Where(layer => layer.Type == "dense");

    /// <summary>Compares a run's rows, or its last row.</summary>
    public void Check(RecurrentNetwork network)
    {
        double[] outputs = network.Run(Input);
        bool reverse = network.Layers[^1].Reverse;
        double[] compared = !IsLast ? outputs : reverse ? outputs[..Expected.Length] : outputs[^Expected.Length..];
        Assert.Equal(Expected.Length, compared.Length);
        double largest = compared.Zip(Expected, (a, b) => Math.Abs(a - b)).Max();
        Assert.True(largest <= Tolerance, $"{Name}: {largest} is above {Tolerance}");
    }
}

/// <summary>A layer of a case with its raw tensors.</summary>
internal sealed class ForeignCaseLayer(JsonElement layer, Func<JsonElement, double> number)
{
    public string Type { get; } = layer.GetProperty("type").GetString()!;

    public string Layout { get; } = Text(Convention(layer), "layout");

    public bool ResetsBefore { get; } = Text(Convention(layer), "reset") == "before";

    public bool Reverse { get; } = Text(layer, "direction") == "reverse";

    public string LayerActivation { get; } = Text(layer, "activation");

    public string Activation(string gate) => Convention(layer).TryGetProperty("activations", out JsonElement all) && all.TryGetProperty(gate, out JsonElement name) ? name.ToString() : "";

    public bool Has(string convention) => Convention(layer).TryGetProperty(convention, out JsonElement value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.False);

    public int Input { get; } = layer.TryGetProperty("input", out JsonElement input) ? input.GetInt32() : 0;

    public int Units { get; } = layer.TryGetProperty("hidden", out JsonElement hidden) ? hidden.GetInt32() : layer.TryGetProperty("units", out JsonElement units) ? units.GetInt32() : 0;

    public Dictionary<string, (int[] Shape, double[] Data)> Weights { get; } = (layer.TryGetProperty("weights", out JsonElement weights) ? weights : Nothing).EnumerateObject().ToDictionary(
        member => member.Name,
        member => (member.Value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt32()).ToArray(),
            member.Value.GetProperty("data").EnumerateArray().Select(number).ToArray()));

    // An activation is a layer of its own in some cases, without sizes and weights.
    private static readonly JsonElement Nothing = JsonDocument.Parse("{}").RootElement;

    /// <summary>The state before the first step, h and c; what is absent is zero.</summary>
    public Dictionary<string, double[]> Initial { get; } = [];

    private static JsonElement Convention(JsonElement layer) => layer.TryGetProperty("convention", out JsonElement convention) ? convention : Nothing;

    private static string Text(JsonElement node, string key) => node.TryGetProperty(key, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
