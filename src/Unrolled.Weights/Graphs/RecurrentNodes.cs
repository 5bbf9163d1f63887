using Onnx;
using Unrolled.Weights.Files;
using Unrolled.Weights.Layouts;
using Unrolled.Weights.PyTorch;

namespace Unrolled.Weights.Graphs;

/// <summary>LSTM, GRU and RNN nodes (onnx/docs/Operators.md): W, R, B, P and the state before the first step.</summary>
internal static class RecurrentNodes
{
    private const int W = 1, R = 2, B = 3, SequenceLengths = 4, InitialH = 5, InitialC = 6, P = 7;

    public static RecurrentLayer Read(string file, GraphNode node, int index, ImportOptions options, WeightsReport report, ref bool isDouble)
    {
        CellKind cell = node.Operation switch { "LSTM" => CellKind.Lstm, "GRU" => CellKind.Gru, _ => CellKind.Rnn };
        RefuseWhatIsNotOffered(node);
        string direction = node.Text("direction", "forward");
        int directions = direction switch
        {
            "forward" or "reverse" => 1,
            "bidirectional" => 2,
            _ => throw node.Wrong("the direction forward, reverse or bidirectional", direction),
        };
        FileTensor w = Constant(node, W, "W");
        FileTensor r = Constant(node, R, "R");
        if (r.Shape.Count != 3 || w.Shape.Count != 3 || r.Shape[2] == 0 || w.Shape[2] == 0)
        {
            throw node.Wrong("W [D, G·H, I] and R [D, G·H, H]", $"{w} and {r}");
        }

        int input = w.Shape[2];
        int hidden = r.Shape[2];
        if (node.Attribute("hidden_size") is { } size && size.I != hidden)
        {
            throw node.Wrong($"hidden_size {hidden}, as R {FileTensor.ShapeText(r.Shape)} has it", $"{size.I}");
        }

        isDouble |= w.ElementType == "F64";
        GruReset reset = node.Integer("linear_before_reset", 0) == 1 ? GruReset.AfterProduct : GruReset.BeforeProduct;
        CellForm form = Frameworks.Onnx.Find(cell, reset)!;
        var weights = new List<LayerWeights>();
        for (int d = 0; d < directions; d++)
        {
            // A direction of each tensor, under the file's own name.
            FileTensor[] tensors = form.Tensors.Select(tensor => (tensor.Name, Value: Tensor(node, tensor.Name)))
                .Where(pair => pair.Value != null).Select(pair => Direction(node, pair.Value!, d, directions).Renamed(pair.Name)).ToArray();
            var source = new TensorSource(file, tensors.Select(tensor => tensor.Renamed(KeyOf(node, tensor.Name, d, directions))));
            LayerWeights? one = LayoutReader.Read(form, source, name => KeyOf(node, name, d, directions), input, hidden, StateDict.Suffix(index, d), report);
            source.ThrowFaults();
            weights.Add(new LayerWeights(one!.InputMatrix, one.RecurrentMatrix)
            {
                InputBias = one.InputBias,
                RecurrentBias = one.RecurrentBias,
                Peepholes = one.Peepholes,
                InitialH = State(file, node, InitialH, d, directions, hidden, report),
                InitialC = cell == CellKind.Lstm ? State(file, node, InitialC, d, directions, hidden, report) : null,
            });
        }

        return new RecurrentLayer(cell, input, hidden, weights.ToArray())
        {
            Reverse = direction == "reverse",
            Reset = cell == CellKind.Gru ? reset : GruReset.AfterProduct,
            Activation = cell == CellKind.Rnn ? Activation(node, directions) : null,
        };
    }

    private static void RefuseWhatIsNotOffered(GraphNode node)
    {
        if (node.Attribute("clip") != null)
        {
            throw node.Wrong("no clip", FormattableString.Invariant($"clip {node.Number("clip", 0)}"));
        }

        if (node.Integer("input_forget", 0) != 0)
        {
            throw node.Wrong("input and forget gates of their own", "input_forget 1");
        }

        if (node[SequenceLengths] != null)
        {
            throw node.Wrong("no sequence_lens: all sequences whole", node.InputName(SequenceLengths));
        }

        string[] usual = node.Operation switch { "LSTM" => new[] { "sigmoid", "tanh", "tanh" }, "GRU" => new[] { "sigmoid", "tanh" }, _ => Array.Empty<string>() };
        string[] given = Activations(node);
        if (usual.Length > 0 && given.Length > 0 && !Enumerable.Range(0, given.Length).All(i => given[i] == usual[i % usual.Length]))
        {
            throw node.Wrong($"the activations {string.Join(", ", usual)}", string.Join(", ", given));
        }
    }

    private static string[] Activations(GraphNode node) => node.Attribute("activations")?.Strings.Select(text => text.ToStringUtf8().ToLowerInvariant()).ToArray() ?? Array.Empty<string>();

    private static RnnActivation Activation(GraphNode node, int directions)
    {
        string[] given = Activations(node);
        if (given.Length == 0)
        {
            return RnnActivation.Tanh;
        }

        AttributeProto? alpha = node.Attribute("activation_alpha");
        AttributeProto? beta = node.Attribute("activation_beta");
        bool identity = given[0] == "affine" && (alpha?.Floats.All(x => x == 1) ?? true) && (beta?.Floats.All(x => x == 0) ?? true);
        return given.Length != directions || given.Any(name => name != given[0]) ? throw node.Wrong("one activation, the same in each direction", string.Join(", ", given))
            : given[0] == "tanh" ? RnnActivation.Tanh
            : given[0] == "relu" ? RnnActivation.Relu
            : identity ? RnnActivation.Identity
            : throw node.Wrong("the activation tanh, relu or affine with alpha 1", given[0]);
    }

    private static string KeyOf(GraphNode node, string name, int direction, int directions)
    {
        int input = name switch { "W" => W, "R" => R, "B" => B, _ => P };
        string key = node.InputName(input);
        return (key.Length == 0 ? $"{node.Name} {name}" : key) + (directions > 1 ? $"[{direction}]" : "");
    }

    private static FileTensor? Tensor(GraphNode node, string name)
    {
        int input = name switch { "W" => W, "R" => R, "B" => B, _ => P };
        return node[input] == null ? null : Constant(node, input, name);
    }

    private static FileTensor Constant(GraphNode node, int input, string name) =>
        node[input] is GraphValue.Constant constant ? constant.Tensor.Renamed(node.InputName(input)) : throw node.Wrong($"a constant {name}", node[input] == null ? "none" : "a value that is computed");

    private static FileTensor Direction(GraphNode node, FileTensor tensor, int direction, int directions)
    {
        if (tensor.Shape.Count == 0 || tensor.Shape[0] != directions)
        {
            throw node.Wrong($"{tensor.Name} with {directions} direction{(directions == 1 ? "" : "s")}", FileTensor.ShapeText(tensor.Shape));
        }

        int length = (int)(tensor.Count / directions);
        return new FileTensor(
            tensor.Name, tensor.ElementType, tensor.Shape.Skip(1).Prepend(1).ToArray(), () => directions == 1 ? tensor.Values : tensor.Values.AsSpan(direction * length, length).ToArray());
    }

    // Zeros, an input of the graph (then the caller gives it, and rest is zero), or one state for every sequence.
    private static double[]? State(string file, GraphNode node, int input, int direction, int directions, int hidden, WeightsReport report)
    {
        string name = input == InitialH ? "h0" : "c0";
        switch (node[input])
        {
            case null or GraphValue.Zeros:
                return null;
            case GraphValue.Input state:
                report.Note($"The state before the first step is the input '{state.Name}' there: zero in a model at rest.");
                return null;
            case GraphValue.Constant { Tensor: { IsReadable: true } tensor }:
                var source = new TensorSource(file, new[] { tensor });
                source.Take(tensor.Name, node.Integer("layout", 0) == 1 ? new[] { 1, directions, hidden } : new[] { directions, 1, hidden });
                source.ThrowFaults();
                if (direction == 0 && tensor.Values.Any(x => x != 0))
                {
                    report.Add(tensor.ToString(), name + "_l0 and following", "");
                }

                return Array.TrueForAll(tensor.Values, x => x == 0) ? null : tensor.Values.AsSpan(direction * hidden, hidden).ToArray();
            default:
                throw node.Wrong($"a constant state before the first step ({name})", "a value that is computed");
        }
    }
}
