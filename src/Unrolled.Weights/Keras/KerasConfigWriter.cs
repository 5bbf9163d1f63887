using System.Text.Json;

namespace Unrolled.Weights.Keras;

/// <summary>The <c>config.json</c> of a <c>Sequential</c> with a network's layers; what is left out has Keras' defaults.</summary>
internal static class KerasConfigWriter
{
    public static byte[] Write(RecurrentNetwork network)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            Object(json, "keras", "Sequential", () =>
            {
                json.WriteString("name", "sequential");
                json.WriteStartArray("layers");
                Layer(json, "InputLayer", "input_layer", () =>
                {
                    json.WriteStartArray("batch_shape");
                    json.WriteNullValue();
                    json.WriteNullValue();
                    if (!network.ReadsTokens)
                    {
                        json.WriteNumberValue(network.InputSize);
                    }

                    json.WriteEndArray();
                    json.WriteString("dtype", network.ReadsTokens ? "int32" : network.IsDouble ? "float64" : "float32");
                });
                if (network.Embedding is { } table)
                {
                    Layer(json, "Embedding", "embedding", () =>
                    {
                        json.WriteNumber("input_dim", table.Tokens);
                        json.WriteNumber("output_dim", table.Width);
                    });
                }

                for (int i = 0; i < network.InputLayers.Count; i++)
                {
                    Dense(json, network.InputLayers[i], FormattableString.Invariant($"input_{i}"));
                }

                for (int i = 0; i < network.Layers.Count; i++)
                {
                    Recurrent(json, network.Layers[i], FormattableString.Invariant($"recurrent_{i}"));
                }

                for (int i = 0; i < network.Dense.Count; i++)
                {
                    Dense(json, network.Dense[i], FormattableString.Invariant($"dense_{i}"));
                }

                json.WriteEndArray();
            });
        }

        return bytes.ToArray();
    }

    private static void Dense(Utf8JsonWriter json, DenseLayer dense, string name) => Layer(json, "Dense", name, () =>
    {
        json.WriteNumber("units", dense.Units);
        json.WriteString("activation", (dense.Activation ?? LayerActivation.Linear).ToString().ToLowerInvariant());
        json.WriteBoolean("use_bias", dense.Bias != null);
    });

    private static void Recurrent(Utf8JsonWriter json, RecurrentLayer layer, string name)
    {
        if (layer.Direction != Direction.Both)
        {
            Layer(json, WeightList.ClassOf(layer.Cell), name, () => Settings(json, layer));
            return;
        }

        Layer(json, "Bidirectional", name, () =>
        {
            json.WriteString("merge_mode", "concat");
            json.WritePropertyName("layer");
            Layer(json, WeightList.ClassOf(layer.Cell), name + "_forward", () => Settings(json, layer));
        });
    }

    private static void Settings(Utf8JsonWriter json, RecurrentLayer layer)
    {
        json.WriteNumber("units", layer.Hidden);
        json.WriteString("activation", layer.Activation switch { RnnActivation.Relu => "relu", RnnActivation.Identity => "linear", _ => "tanh" });
        if (layer.Cell != CellKind.Rnn)
        {
            json.WriteString("recurrent_activation", "sigmoid");
        }

        json.WriteBoolean("use_bias", layer.HasBias);
        if (layer.Cell == CellKind.Gru)
        {
            json.WriteBoolean("reset_after", layer.Reset == GruReset.AfterProduct);
        }

        json.WriteBoolean("return_sequences", !layer.Reverse);
        json.WriteBoolean("go_backwards", layer.Reverse);
    }

    private static void Layer(Utf8JsonWriter json, string className, string name, Action settings) => Object(json, "keras.layers", className, () =>
    {
        json.WriteString("name", name);
        settings();
    });

    private static void Object(Utf8JsonWriter json, string module, string className, Action config)
    {
        json.WriteStartObject();
        json.WriteString("module", module);
        json.WriteString("class_name", className);
        json.WriteStartObject("config");
        config();
        json.WriteEndObject();
        json.WriteNull("registered_name");
        json.WriteEndObject();
    }
}
