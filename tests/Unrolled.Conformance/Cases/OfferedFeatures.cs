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
        if (layers.Where(layer => IsRecurrent(layer.Text("type"))).Select(layer => layer.Find("direction")?.AsText()).Distinct().Count() > 1)
        {
            yield return "recurrent layers of different directions in one network";
        }

        foreach (CaseNode layer in layers)
        {
            string type = layer.Text("type");
            foreach (string reason in type == "dense" ? MissingInDense(layer) : IsRecurrent(type) ? MissingIn(layer, type) : [$"a layer of type {type}"])
            {
                yield return reason;
            }
        }
    }

    /// <summary>Whether a layer is an output layer: dense, the last, with a head of the library's.</summary>
    public static bool IsOutput(IReadOnlyList<CaseNode> layers, int index) =>
        index == layers.Count - 1 && layers.Count > 1 && layers[index].Text("type") == "dense" && TryHead(layers[index], out _);

    /// <summary>The activation of a dense layer, or of the activation layer behind it.</summary>
    public static CellActivation ActivationOf(CaseNode dense) =>
        (dense.Followed is { } layer ? dense with { Element = layer, Followed = null } : dense).Find("activation") is { } activation ? CellActivation.Read(activation) : CellActivation.Linear;

    /// <summary>The layers, a linear dense layer and the activation layer behind it as one.</summary>
    public static CaseNode[] Merged(IEnumerable<CaseNode> layers)
    {
        var merged = new List<CaseNode>();
        foreach (CaseNode layer in layers)
        {
            if (layer.Text("type") == "activation" && merged.Count > 0 && merged[^1].Text("type") == "dense" && ActivationOf(merged[^1]) == CellActivation.Linear)
            {
                merged[^1] = merged[^1] with { Followed = layer.Element };
            }
            else
            {
                merged.Add(layer);
            }
        }

        return merged.ToArray();
    }

    public static CellType Cell(string type) => type switch
    {
        "rnn" => CellType.Rnn,
        "lstm" => CellType.Lstm,
        "gru" => CellType.Gru,
        "dense" => CellType.Dense,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "rnn, lstm, gru or dense"),
    };

    public static Head HeadOf(CaseNode dense) => TryHead(dense, out Head head) ? head : throw dense.Wrong("linear, sigmoid or softmax");

    private static bool IsRecurrent(string type) => type is "rnn" or "lstm" or "gru";

    private static bool TryHead(CaseNode dense, out Head head)
    {
        (bool known, head) = ActivationOf(dense).Name switch
        {
            "linear" => (true, Head.Linear),
            "sigmoid" => (true, Head.Sigmoid),
            "softmax" => (true, Head.Softmax),
            _ => (false, Head.Linear),
        };
        return known;
    }

    private static IEnumerable<string> MissingInDense(CaseNode layer) =>
        ActivationOf(layer) is { IsKnown: false } activation ? [$"the activation {activation.Name} of a dense layer"] : [];

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
