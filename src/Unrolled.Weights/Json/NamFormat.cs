using System.Text.Json;
using Unrolled.Weights.Files;
using Unrolled.Weights.Layouts;

namespace Unrolled.Weights.Json;

/// <summary>Neural Amp Modeler's LSTM (NeuralAmpModelerCore, NAM/lstm.cpp): a flat list that is consumed exactly.</summary>
/// <remarks>A layer: W [4H, I + H], b [4H], h [H], c [H] before the first step; behind the layers the head's weight [O, H] and bias [O].</remarks>
internal static class NamFormat
{
    private const string Version = "0.5.4";

    public static RecurrentNetwork Read(JsonNode root)
    {
        string version = root.Get("version", "the version, 0.5.x to 0.7.x").AsText("a text");
        if (!(version.StartsWith("0.5.", StringComparison.Ordinal) || version.StartsWith("0.6.", StringComparison.Ordinal) || version.StartsWith("0.7.", StringComparison.Ordinal)))
        {
            throw root.Get("version", "").Wrong("a version 0.5.x to 0.7.x");
        }

        JsonNode architecture = root.Get("architecture", "\"LSTM\"");
        if (architecture.AsText("\"LSTM\"") != "LSTM")
        {
            throw architecture.Wrong("\"LSTM\": no other architecture is recurrent");
        }

        JsonNode config = root.Get("config", "input_size, hidden_size, num_layers");
        int input = config.Get("input_size", "a size").AsSize();
        int hidden = config.Get("hidden_size", "a size").AsSize();
        int layers = config.Get("num_layers", "a count").AsSize();
        int output = config.Find("out_channels")?.AsSize() ?? 1;
        if (config.Find("in_channels") is { } channels && channels.AsSize() != input)
        {
            throw channels.Wrong(FormattableString.Invariant($"input_size, {input}"));
        }

        FileTensor list = root.Get("weights", "a flat list").AsTensor("weights");
        var parts = new List<(string Name, int[] Shape)>();
        CellForm form = Frameworks.Nam.Cells[0];
        for (int layer = 0; layer < layers && parts.Count < list.Count; layer++)
        {
            int width = layer == 0 ? input : hidden;
            parts.AddRange(form.Tensors.Select(tensor => ($"layer {layer} {tensor.Name}", tensor.Shape(width, hidden))));
            parts.Add(($"layer {layer} h", new[] { hidden }));
            parts.Add(($"layer {layer} c", new[] { hidden }));
        }

        parts.Add(("head weight", new[] { output, hidden }));
        parts.Add(("head bias", new[] { output }));
        var source = new TensorSource(root.File, Cut(root.File, list, parts, $"{layers} layers of {hidden} units, {input} inputs, {output} outputs"));
        var report = new WeightsReport();
        var made = new List<RecurrentLayer>();
        for (int layer = 0; layer < layers; layer++)
        {
            int width = layer == 0 ? input : hidden;
            string suffix = "_l" + layer;
            LayerWeights? weights = LayoutReader.Read(form, source, name => $"layer {layer} {name}", width, hidden, suffix, report);
            FileTensor? h = Take($"layer {layer} h", hidden, "h0" + suffix);
            FileTensor? c = Take($"layer {layer} c", hidden, "c0" + suffix);
            source.ThrowFaults();
            made.Add(new RecurrentLayer(CellKind.Lstm, width, hidden, new LayerWeights(weights!.InputMatrix, weights.RecurrentMatrix)
            {
                InputBias = weights.InputBias,
                InitialH = h!.Values,
                InitialC = c!.Values,
            }));
        }

        FileTensor? head = source.Take("head weight", output, hidden);
        FileTensor? bias = source.Take("head bias", output);
        source.Complete("the network");
        report.Add(head!.ToString(), "weight_head", "");
        report.Add(bias!.ToString(), "bias_head", "");
        return new RecurrentNetwork(made, new[] { new DenseLayer(hidden, output, head.Values, bias.Values) { Activation = LayerActivation.Linear } })
        {
            Source = root.File,
            Framework = Frameworks.Nam.Name,
            SampleRate = root.Find("sample_rate")?.AsNumber(),
            Report = report,
        };

        FileTensor? Take(string key, int size, string to)
        {
            FileTensor? tensor = source.Take(key, size);
            if (tensor != null)
            {
                report.Add(tensor.ToString(), to, "");
            }

            return tensor;
        }
    }

    /// <summary>Writes a network; one that NAM cannot hold is an error.</summary>
    public static void Write(Utf8JsonWriter json, RecurrentNetwork network, string target)
    {
        ForJson.Require(network, target, "NAM", new[] { CellKind.Lstm }, skip: false);
        RecurrentLayer first = network.Layers[0];
        if (network.Layers.Any(layer => layer.Hidden != first.Hidden))
        {
            throw new WeightsException(target, "hidden_size", "layers of one size", string.Join(", ", network.Layers.Select(layer => layer.Hidden)));
        }

        DenseLayer head = network.Dense[0];
        json.WriteStartObject();
        json.WriteString("version", Version);
        json.WriteString("architecture", "LSTM");
        json.WriteStartObject("config");
        json.WriteNumber("input_size", first.Input);
        json.WriteNumber("hidden_size", first.Hidden);
        json.WriteNumber("num_layers", network.Layers.Count);
        if (first.Input != 1 || head.Units != 1)
        {
            json.WriteNumber("in_channels", first.Input);
            json.WriteNumber("out_channels", head.Units);
        }

        json.WriteEndObject();
        json.WriteStartArray("weights");
        foreach (RecurrentLayer layer in network.Layers)
        {
            LayerWeights weights = layer.Weights[0];
            foreach (WrittenTensor tensor in LayoutWriter.Write(Frameworks.Nam, layer, weights, target, "the cell", always: true))
            {
                ForJson.Numbers(json, tensor.Values);
            }

            ForJson.Numbers(json, weights.InitialH ?? new double[layer.Hidden]);
            ForJson.Numbers(json, weights.InitialC ?? new double[layer.Hidden]);
        }

        ForJson.Numbers(json, head.Weight);
        ForJson.Numbers(json, head.Bias ?? new double[head.Units]);
        json.WriteEndArray();
        if (network.SampleRate is { } rate)
        {
            json.WriteNumber("sample_rate", rate);
        }

        json.WriteEndObject();
    }

    private static IEnumerable<FileTensor> Cut(string file, FileTensor list, IReadOnlyList<(string Name, int[] Shape)> parts, string what)
    {
        long needed = parts.Sum(part => part.Shape.Aggregate(1L, (product, size) => product * size));
        if (list.Shape.Count != 1 || list.Count != needed)
        {
            throw new WeightsException(file, "weights", $"a flat list of {needed} numbers for {what}", FileTensor.ShapeText(list.Shape));
        }

        int start = 0;
        foreach ((string name, int[] shape) in parts)
        {
            int count = shape.Aggregate(1, (product, size) => product * size);
            yield return new FileTensor(name, "F32", shape, list.Values.AsSpan(start, count).ToArray());
            start += count;
        }
    }
}
