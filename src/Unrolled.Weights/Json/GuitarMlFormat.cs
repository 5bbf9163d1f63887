using System.Text.Json;
using Unrolled.Weights.Files;
using Unrolled.Weights.Layouts;
using Unrolled.Weights.PyTorch;

namespace Unrolled.Weights.Json;

/// <summary>GuitarML's JSON (Automated-GuitarAmpModelling, Proteus, NeuralPi): PyTorch's tensors, and the input added to the output.</summary>
internal static class GuitarMlFormat
{
    private const string Recurrent = "rec.";
    private const string Head = "lin.";

    public static RecurrentNetwork Read(JsonNode root)
    {
        JsonNode data = root.Get("model_data", "the description of the model");
        JsonNode type = data.Get("unit_type", "LSTM or GRU");
        CellKind cell = type.AsText("LSTM or GRU") switch
        {
            "LSTM" => CellKind.Lstm,
            "GRU" => CellKind.Gru,
            _ => throw type.Wrong("LSTM or GRU"),
        };
        int input = data.Get("input_size", "a size").AsSize();
        int hidden = data.Get("hidden_size", "a size").AsSize();
        int layers = data.Find("num_layers")?.AsSize() ?? 1;
        int output = data.Find("output_size")?.AsSize() ?? 1;
        var source = new TensorSource(root.File, root.Get("state_dict", "the tensors").Members().Select(member => member.Value.AsTensor(member.Key)));
        RecurrentNetwork network = StateDict.Read(source, new ImportOptions { Modules = new[] { Recurrent }, Head = LayerActivation.Linear });
        RecurrentLayer first = network.Layers[0];
        void Same(string key, object expected, object found)
        {
            if (!expected.Equals(found))
            {
                throw new WeightsException(root.File, "model_data." + key, $"what the tensors have, {found}", expected.ToString()!);
            }
        }

        Same("unit_type", cell, first.Cell);
        Same("input_size", input, first.Input);
        Same("hidden_size", hidden, first.Hidden);
        Same("num_layers", layers, network.Layers.Count);
        Same("output_size", output, network.OutputSize);
        return new RecurrentNetwork(network.Layers, network.Dense)
        {
            Source = root.File,
            Framework = Frameworks.GuitarMl.Name,
            // The plug-ins always add it (Proteus, RTNeuralLSTM.cpp); the trainer's files may say 0.
            SignalPath = new SignalPath { Skip = data.Find("skip")?.AsFlag() ?? true },
            Report = network.Report,
        };
    }

    public static void Write(Utf8JsonWriter json, RecurrentNetwork network, string target)
    {
        ForJson.Require(network, target, Frameworks.GuitarMl.Name, new[] { CellKind.Lstm, CellKind.Gru }, skip: true);
        SignalPath path = network.SignalPath;
        if (network.HasInitialState || path.InputGain != 1 || path.OutputGain != 1)
        {
            throw new WeightsException(target, "the signal path", "no gains and no learned state, as GuitarML holds it", network.HasInitialState ? "a learned state" : path.ToString());
        }

        RecurrentLayer first = network.Layers[0];
        json.WriteStartObject();
        json.WriteStartObject("model_data");
        json.WriteString("model", "SimpleRNN");
        json.WriteNumber("input_size", first.Input);
        json.WriteNumber("skip", path.Skip ? 1 : 0);
        json.WriteNumber("output_size", network.OutputSize);
        json.WriteString("unit_type", first.Cell == CellKind.Lstm ? "LSTM" : "GRU");
        json.WriteNumber("num_layers", network.Layers.Count);
        json.WriteNumber("hidden_size", first.Hidden);
        json.WriteBoolean("bias_fl", true);
        json.WriteEndObject();
        json.WriteStartObject("state_dict");
        foreach (WrittenTensor tensor in StateDict.Write(network, target, Recurrent, Head, always: true))
        {
            json.WritePropertyName(tensor.Name);
            ForJson.Tensor(json, tensor.Shape, tensor.Values);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}
