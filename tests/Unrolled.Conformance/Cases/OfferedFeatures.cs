using System.Text.Json;

namespace Unrolled.Conformance.Cases;

/// <summary>What the annotated classes can express, and the words for what they cannot.</summary>
internal static class OfferedFeatures
{
    private static readonly Dictionary<string, string> Unoffered = new()
    {
        ["peephole"] = "peephole connections",
        ["clip"] = "clipping of the pre-activations",
        ["projection"] = "a projection of the hidden state",
        ["input_forget"] = "coupled input and forget gates",
    };

    /// <summary>One reason for each thing that is not offered; empty: the network can be run.</summary>
    public static IEnumerable<string> Missing(IReadOnlyList<CaseNode> layers)
    {
        string[] types = layers.Select(layer => layer.Text("type")).ToArray();
        if (!types.Any(IsRecurrent))
        {
            yield return "a network without a recurrent layer";
            yield break;
        }

        if (layers.Where(layer => IsRecurrent(layer.Text("type"))).Select(KindOf).Distinct().Count() > 1)
        {
            yield return "recurrent layers of different kinds in one network";
        }

        for (int index = 0; index < types.Length; index++)
        {
            bool last = index == types.Length - 1;
            if (types[index] == "dense" && (!last || !TryHead(layers[index], out _)))
            {
                yield return last ? $"the activation {DenseActivation(layers[index])} of the output layer" : "a dense layer before the output layer";
            }
            else if (!IsRecurrent(types[index]) && types[index] != "dense")
            {
                yield return $"a layer of type {types[index]}";
            }
            else if (IsRecurrent(types[index]))
            {
                foreach (string reason in MissingIn(layers[index], types[index]))
                {
                    yield return reason;
                }
            }
        }
    }

    public static CellType Cell(string type) => type switch
    {
        "rnn" => CellType.Rnn,
        "lstm" => CellType.Lstm,
        "gru" => CellType.Gru,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "rnn, lstm or gru"),
    };

    public static RnnActivation Activation(CaseNode convention) => NameOf(convention, "candidate") switch
    {
        "relu" => RnnActivation.Relu,
        "linear" => RnnActivation.Identity,
        _ => RnnActivation.Tanh,
    };

    public static Head HeadOf(CaseNode dense) => TryHead(dense, out Head head) ? head : throw dense.Wrong("linear, sigmoid or softmax");

    private static (string Type, string Activation, string? Reset, string? Direction) KindOf(CaseNode layer)
    {
        CaseNode convention = layer.Get("convention", "the convention of the weights");
        return (layer.Text("type"), NameOf(convention, "candidate"), convention.Find("reset")?.AsText(), layer.Find("direction")?.AsText());
    }

    private static bool IsRecurrent(string type) => type is "rnn" or "lstm" or "gru";

    private static string DenseActivation(CaseNode dense) => dense.Find("activation")?.AsText() ?? "linear";

    private static bool TryHead(CaseNode dense, out Head head)
    {
        (bool known, head) = DenseActivation(dense) switch
        {
            "linear" => (true, Head.Linear),
            "sigmoid" => (true, Head.Sigmoid),
            "softmax" => (true, Head.Softmax),
            _ => (false, Head.Linear),
        };
        return known;
    }

    private static IEnumerable<string> MissingIn(CaseNode layer, string type)
    {
        CaseNode convention = layer.Get("convention", "the convention of the weights");
        foreach ((string key, string words) in Unoffered)
        {
            // ONNX's peepholes are the LSTM's; other layouts have them beside things that are not offered.
            bool offered = key == "peephole" && type == "lstm" && convention.Find("layout")?.AsText() == "onnx";
            if (!offered && convention.Find(key) is not null)
            {
                yield return words;
            }
        }

        foreach ((string place, string[] offered) in Activations(type))
        {
            string name = NameOf(convention, place);
            if (!offered.Contains(name))
            {
                yield return $"the activation {name} of the {place}";
            }
        }
    }

    private static (string Place, string[] Offered)[] Activations(string type) => type switch
    {
        "rnn" => [("candidate", ["tanh", "relu", "linear"])],
        "lstm" => [("gate", ["sigmoid"]), ("candidate", ["tanh"]), ("output", ["tanh"])],
        _ => [("gate", ["sigmoid"]), ("candidate", ["tanh"])],
    };

    private static string NameOf(CaseNode convention, string place)
    {
        CaseNode activation = convention.Get("activations", "an activation a place").Get(place, "the activation");
        return activation.Element.ValueKind == JsonValueKind.Object ? activation.Text("name") : activation.AsText();
    }
}
