using System.Text.Json;
using Unrolled.Weights.Files;
using Unrolled.Weights.Layouts;

namespace Unrolled.Weights.Json;

/// <summary>RTNeural's JSON, and what AIDA-X puts beside it: skip, gains in dB, sample rate, a test batch.</summary>
/// <remarks>A recurrent layer's <c>activation</c> is empty in shipped files and means tanh with sigmoid gates: their own test batches confirm it.</remarks>
internal static class RtNeuralFormat
{
    // AIDA-X asks for 1e-5 of its own float arithmetic (aidadsp-lv2, TEST_MODEL_THR); other roundings over 2048 steps need some room.
    private const double Tolerance = 1e-4;

    public static RecurrentNetwork Read(JsonNode root)
    {
        IReadOnlyList<JsonNode> shape = root.Get("in_shape", "[null, null, inputs]").Items("[null, null, inputs]");
        int width = shape.Count == 0 ? throw root.Get("in_shape", "").Wrong("[null, null, inputs]") : shape[^1].AsSize();
        var report = new WeightsReport();
        var recurrent = new List<RecurrentLayer>();
        List<DenseLayer> before = new(), dense = new();
        IReadOnlyList<JsonNode> layers = root.Get("layers", "the layers").Items("a list of layers");
        foreach (JsonNode layer in layers)
        {
            JsonNode type = layer.Get("type", "the type of the layer");
            List<DenseLayer> chain = recurrent.Count == 0 ? before : dense;
            switch (type.AsText("a type"))
            {
                case "lstm" or "gru" when dense.Count == 0:
                    recurrent.Add(Recurrent(layer, type.AsText("") == "lstm" ? CellKind.Lstm : CellKind.Gru, width, recurrent.Count, report));
                    width = recurrent[^1].Output;
                    break;
                case "dense" or "time-distributed-dense":
                    chain.Add(Dense(layer, width, recurrent.Count == 0 ? FormattableString.Invariant($"in{chain.Count}") : null, chain.Count, report));
                    width = chain[^1].Units;
                    break;
                case "activation" when chain.Count > 0 && chain[^1].Activation == LayerActivation.Linear:
                    chain[^1] = new DenseLayer(chain[^1].Input, chain[^1].Units, chain[^1].Weight, chain[^1].Bias) { Activation = Activation(layer) };
                    break;
                default:
                    throw type.Wrong("dense layers, then lstm or gru layers, then dense layers");
            }
        }

        if (recurrent.Count == 0)
        {
            throw root.Get("layers", "").Wrong("at least one lstm or gru layer");
        }

        var path = new SignalPath
        {
            Skip = root.Find("in_skip")?.AsFlag() ?? false,
            InputGain = SignalPath.FromDecibels(root.Find("in_gain")?.AsNumber() ?? 0),
            OutputGain = SignalPath.FromDecibels(root.Find("out_gain")?.AsNumber() ?? 0),
        };
        return new RecurrentNetwork(recurrent, dense, before)
        {
            Source = root.File,
            Framework = Frameworks.RtNeural.Name,
            SignalPath = path,
            SampleRate = (root.Find("metadata")?.Find("samplerate") ?? root.Find("samplerate"))?.AsNumber(),
            Test = Test(root),
            Report = report,
        };
    }

    public static void Write(Utf8JsonWriter json, RecurrentNetwork network, string target)
    {
        ForJson.RequireRecurrent(network, target, Frameworks.RtNeural.Name, new[] { CellKind.Lstm, CellKind.Gru }, skip: true);
        if (network.HasInitialState)
        {
            throw new WeightsException(target, "the initial state", "zeros, as RTNeural starts", "a learned state");
        }

        json.WriteStartObject();
        Shape(json, "in_shape", network.InputSize);
        json.WriteStartArray("layers");
        foreach (DenseLayer layer in network.InputLayers)
        {
            Layer(json, layer);
        }

        foreach (RecurrentLayer layer in network.Layers)
        {
            Layer(json, layer.Cell == CellKind.Lstm ? "lstm" : "gru", "tanh", layer.Hidden,
                LayoutWriter.Write(Frameworks.RtNeural, layer, layer.Weights[0], target, "the cell", always: true));
        }

        foreach (DenseLayer layer in network.Dense)
        {
            Layer(json, layer);
        }

        json.WriteEndArray();
        SignalPath path = network.SignalPath;
        if (!path.IsNone)
        {
            json.WriteNumber("in_skip", path.Skip ? 1 : 0);
            json.WriteNumber("in_gain", SignalPath.ToDecibels(path.InputGain));
            json.WriteNumber("out_gain", SignalPath.ToDecibels(path.OutputGain));
        }

        if (network.SampleRate is { } rate)
        {
            json.WriteNumber("samplerate", rate);
        }

        json.WriteEndObject();
    }

    internal static double[] Transposed(double[] matrix, int rows, int columns)
    {
        var transposed = new double[matrix.Length];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                transposed[(column * rows) + row] = matrix[(row * columns) + column];
            }
        }

        return transposed;
    }

    private static void Layer(Utf8JsonWriter json, DenseLayer layer) => Layer(
        json, "dense", layer.Activation is null or LayerActivation.Linear ? "" : layer.Activation.ToString()!.ToLowerInvariant(), layer.Units, new WrittenTensor[]
        {
            new("weights[0]", new[] { layer.Input, layer.Units }, Transposed(layer.Weight, layer.Units, layer.Input)),
            new("weights[1]", new[] { layer.Units }, layer.Bias ?? new double[layer.Units]),
        });

    private static void Layer(Utf8JsonWriter json, string type, string activation, int units, IEnumerable<WrittenTensor> tensors)
    {
        json.WriteStartObject();
        json.WriteString("type", type);
        json.WriteString("activation", activation);
        Shape(json, "shape", units);
        json.WriteStartArray("weights");
        foreach (WrittenTensor tensor in tensors)
        {
            ForJson.Tensor(json, tensor.Shape, tensor.Values);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Shape(Utf8JsonWriter json, string key, int size)
    {
        json.WriteStartArray(key);
        json.WriteNullValue();
        json.WriteNullValue();
        json.WriteNumberValue(size);
        json.WriteEndArray();
    }

    private static RecurrentLayer Recurrent(JsonNode layer, CellKind cell, int input, int index, WeightsReport report)
    {
        if (layer.Find("activation") is { } activation && activation.AsText("tanh") is not ("" or "tanh"))
        {
            throw activation.Wrong("tanh, which RTNeural always computes");
        }

        int hidden = Units(layer);
        TensorSource source = Weights(layer);
        CellForm form = Frameworks.RtNeural.Find(cell, GruReset.AfterProduct)!;
        Biased(source, layer, 2);
        LayerWeights? weights = LayoutReader.Read(form, source, name => $"{layer.Place}.{name}", input, hidden, "_l" + index, report);
        source.Complete($"the weights of {cell} {input} -> {hidden}");
        return new RecurrentLayer(cell, input, hidden, weights!);
    }

    // RTNeural reads the bias of every layer.
    private static void Biased(TensorSource source, JsonNode layer, int place)
    {
        if (!source.Has($"{layer.Place}.weights[{place}]"))
        {
            source.Fault($"{layer.Place}.weights[{place}]", "the bias", "no such tensor");
        }
    }

    private static DenseLayer Dense(JsonNode layer, int input, string? name, int index, WeightsReport report)
    {
        int units = Units(layer);
        TensorSource source = Weights(layer);
        FileTensor? kernel = source.Take($"{layer.Place}.weights[0]", input, units);
        FileTensor? bias = source.Take($"{layer.Place}.weights[1]", units);
        source.Complete($"the weights of a dense layer {input} -> {units}");
        report.AddDense(kernel!.ToString(), "weight", name, index, "transposed");
        report.AddDense(bias!.ToString(), "bias", name, index, "");
        return new DenseLayer(input, units, Transposed(kernel.Values, input, units), bias.Values) { Activation = Activation(layer) };
    }

    private static LayerActivation Activation(JsonNode layer) => layer.Find("activation") is not { } activation ? LayerActivation.Linear : activation.AsText("an activation") switch
    {
        "" or "linear" => LayerActivation.Linear,
        "tanh" => LayerActivation.Tanh,
        "relu" => LayerActivation.Relu,
        "sigmoid" => LayerActivation.Sigmoid,
        "softmax" => LayerActivation.Softmax,
        _ => throw activation.Wrong("linear, tanh, relu, sigmoid or softmax"),
    };

    private static int Units(JsonNode layer)
    {
        JsonNode shape = layer.Get("shape", "[null, null, units]");
        IReadOnlyList<JsonNode> sizes = shape.Items("[null, null, units]");
        return sizes.Count == 0 ? throw shape.Wrong("[null, null, units]") : sizes[^1].AsSize();
    }

    private static TensorSource Weights(JsonNode layer) =>
        new(layer.File, layer.Get("weights", "a list of tensors").Items("a list of tensors").Select(tensor => tensor.AsTensor()));

    private static TestBatch? Test(JsonNode root)
    {
        if (root.Find("input_batch") is not { } input || root.Find("output_batch") is not { } output)
        {
            return null;
        }

        double[] values = output.AsDoubles();
        return new TestBatch("output_batch", input.AsDoubles(), values, Tolerance * Math.Max(1, values.Length == 0 ? 1 : values.Max(Math.Abs)))
        {
            // aidadsp-lv2, testModel: gains 1, knobs 0, the skip as in use.
            WithoutGains = true,
        };
    }
}
