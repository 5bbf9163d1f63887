namespace Unrolled.Conformance.Cases;

/// <summary>What the annotated classes and cells can express, and the words for what they cannot.</summary>
internal static class OfferedFeatures
{
    // What an LSTM may have, and the layouts whose tensors for it are known.
    private static readonly Dictionary<string, (string Words, string[] Layouts)> OfLstm = new()
    {
        ["peephole"] = ("peephole connections", ["onnx", "ngraph", "tflite_lstm"]),
        ["projection"] = ("a projection of the hidden state", ["tflite_lstm"]),
        ["input_forget"] = ("coupled input and forget gates", ["onnx", "ngraph"]),
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

    public static Head HeadOf(CaseNode dense) => TryHead(dense, out Head head) ? head : throw dense.Wrong("linear, sigmoid or softmax");

    // Equations that cannot be read are told apart by the type alone; the reason stands beside.
    private static (string Type, CellEquations? Equations, string? Direction) KindOf(CaseNode layer)
    {
        string type = layer.Text("type");
        return (type, MissingIn(layer, type).Any() ? null : CellEquations.Read(layer), layer.Find("direction")?.AsText());
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
        string layout = convention.Text("layout");
        foreach ((string key, (string words, string[] layouts)) in OfLstm)
        {
            if ((type != "lstm" || !layouts.Contains(layout)) && convention.Find(key) is not null)
            {
                yield return $"{words} of {type} in the layout {layout}";
            }
        }

        CaseNode activations = convention.Get("activations", "an activation a place");
        foreach (string place in Places(type))
        {
            CellActivation activation = CellActivation.Read(activations.Get(place, "the activation"));
            if (!activation.IsKnown)
            {
                yield return $"the activation {activation.Name} of the {place}";
            }
        }
    }

    private static string[] Places(string type) => type switch
    {
        "rnn" => ["candidate"],
        "lstm" => ["gate", "candidate", "output"],
        _ => ["gate", "candidate"],
    };
}
