using System.Text.Json;
using Unrolled.Conformance.Layouts;

namespace Unrolled.Conformance.Cases;

/// <summary>The gradients format: PyTorch networks in double with the loss and every gradient.</summary>
internal static class GradientsReader
{
    // Relative to the largest magnitude of each tensor, at least 1: some thousand roundings of 2^-53 and of 2^-24 with room to spare.
    private static readonly CaseRun[] BothPrecisions =
    [
        new(IsDouble: true, ValueBound: 1e-12, GradientBound: 1e-10, ValueFloor: 1, GradientFloor: 1),
        new(IsDouble: false, ValueBound: 1e-5, GradientBound: 1e-4, ValueFloor: 1, GradientFloor: 1),
    ];

    public static ReferenceCase Read(CaseNode root)
    {
        int steps = root.Number("steps");
        int units = root.Number("output");
        int readSteps = root.Number("read_steps");
        string loss = root.Text("loss");
        Shape shape = ShapeOf(root);
        CaseNode? tokens = root.Find("tokens");
        return new ReferenceCase
        {
            Name = root.Text("name"),
            File = root.File,
            Steps = steps,
            ReadSteps = readSteps,
            FirstOutput = root.Number("first_output"),
            Layers = Enumerable.Range(0, shape.Layers).Select(layer => Layer(root, shape, layer)).ToArray(),
            Output = units > 0 ? Output(root, shape, units, loss) : null,
            Input = tokens?.Numbers(single: false)[..readSteps]
                ?? root.Get("x", "the input").Tensor(false, steps, shape.Input).Block(0, readSteps, 0, shape.Input),
            Vocabulary = tokens is null ? 0 : root.Number("input"),
            Embedding = shape.Embedding > 0
                ? root.Get("parameters", "the parameters").Get("emb.weight", "[V, E]").Tensor(false, root.Number("input"), shape.Embedding).Data
                : null,
            Feedback = root.Flag("feedback", false),
            FedBack = root.Find("fed_back")?.Numbers(single: false) ?? [],
            Length = root.Find("length")?.AsNumber() ?? 0,
            LearnedInitialState = root.Flag("learned_initial_state", false),
            Loss = new LossTarget(loss, root.Get("target", "the targets").Tensor(false).Data),
            Expected = Expected(root, shape, tokens is null ? readSteps * shape.Input : null),
            Runs = BothPrecisions,
        };
    }

    private static Shape ShapeOf(CaseNode root)
    {
        CellType cell = Cell(root);
        int embedding = root.Find("embedding")?.AsNumber() ?? 0;
        int[] hidden = root.Find("hidden_sizes")?.Items().Select(size => size.AsNumber()).ToArray()
            ?? Enumerable.Repeat(root.Number("hidden"), root.Number("layers")).ToArray();
        return new Shape(
            new CellEquations(cell) { Candidate = root.Find("nonlinearity")?.AsText() == "relu" ? CellActivation.Relu : CellActivation.Tanh },
            embedding > 0 ? embedding : root.Number("input"), embedding, hidden,
            root.Flag("bidirectional", false), root.Flag("reverse", false), root.Flag("bias", true));
    }

    private static CellType Cell(CaseNode root) => root.Text("cell") is "rnn" or "lstm" or "gru"
        ? OfferedFeatures.Cell(root.Text("cell"))
        : throw new CaseFormatException(root.File, "$.cell", "rnn, lstm or gru");

    private static RecurrentLayer Layer(CaseNode root, Shape shape, int layer)
    {
        var directions = new List<LayerDirection>();
        for (int d = 0; d < shape.Directions; d++)
        {
            LogicalWeights weights = WeightLayouts.ReadPyTorch(
                root.Get("parameters", "the parameters"), "rnn.", LayerDirection.Suffix(layer, d), shape.Equations.Cell, shape.InputOf(layer), shape.Hidden[layer], shape.Bias);
            directions.Add(new LayerDirection(shape.Reverse || d == 1, weights, State(root, "h0", shape, layer, d), State(root, "c0", shape, layer, d)));
        }

        return new RecurrentLayer(shape.Equations, shape.InputOf(layer), shape.Hidden[layer], directions);
    }

    private static OutputLayer Output(CaseNode root, Shape shape, int units, string loss)
    {
        CaseNode parameters = root.Get("parameters", "the parameters");
        Head head = loss switch { "ce" => Head.Softmax, "bce" => Head.Sigmoid, _ => Head.Linear };
        double[] weight = parameters.Get("lin.weight", "[O, H]").Tensor(false, units, shape.Hidden[^1] * shape.Directions).Data;
        return new OutputLayer(units, head, weight, parameters.Find("lin.bias")?.Tensor(false, units).Data);
    }

    /// <summary>The states of all layers and directions stand one after the other.</summary>
    private static double[]? State(CaseNode root, string name, Shape shape, int layer, int direction)
    {
        if (root.Find(name) is not { } node)
        {
            return null;
        }

        double[] states = node.Tensor(false).Data;
        int start = (shape.Directions * shape.Hidden.Take(layer).Sum()) + (direction * shape.Hidden[layer]);
        int needed = shape.Directions * shape.Hidden.Sum();
        return states.Length == needed ? states[start..(start + shape.Hidden[layer])] : throw node.Wrong($"{needed} numbers, one a unit");
    }

    private static List<ExpectedTensor> Expected(CaseNode root, Shape shape, int? inputLength)
    {
        var expected = new List<ExpectedTensor>
        {
            Computed("logits", root.Get("logits", "the logits"), false),
            new("loss", [root.Get("loss_value", "the loss").AsReal()]),
        };
        if (root.Find("fed_back") is null)
        {
            // Inference sees its own output, so what is given in training has no outputs there.
            expected.Add(Computed("outputs", root.Get("outputs", "the outputs"), false));
        }

        Add("grad x", inputLength is { } length ? root.Get("grad_x", "dL/dx").Tensor(false).Data[..length] : null, true);
        for (int layer = 0; layer < shape.Layers; layer++)
        {
            for (int d = 0; d < shape.Directions; d++)
            {
                string suffix = LayerDirection.Suffix(layer, d);
                Add("h" + suffix, State(root, "h_n", shape, layer, d), false);
                Add("c" + suffix, State(root, "c_n", shape, layer, d), false);
                Add("grad h0" + suffix, State(root, "grad_h0", shape, layer, d), true);
                Add("grad c0" + suffix, State(root, "grad_c0", shape, layer, d), true);
            }
        }

        foreach (JsonProperty parameter in root.Get("grad", "a gradient for each parameter").Element.EnumerateObject())
        {
            var node = new CaseNode(parameter.Value, root.File, $"$.grad.{parameter.Name}");
            expected.Add(Computed("grad " + parameter.Name.Replace("rnn.", "", StringComparison.Ordinal), node, true));
        }

        return expected;

        void Add(string name, double[]? values, bool gradient)
        {
            if (values is not null)
            {
                expected.Add(new ExpectedTensor(name, values, gradient));
            }
        }
    }

    /// <summary>A tensor that is given whole, or as <c>{"shape","sample":[indices],"data","largest","sum","sum_of_squares"}</c>.</summary>
    public static ExpectedTensor Computed(string name, CaseNode node, bool gradient)
    {
        if (node.Find("sample") is not { } sample)
        {
            return new ExpectedTensor(name, node.Tensor(false).Data, gradient);
        }

        int[] indices = sample.Items().Select(index => index.AsNumber()).ToArray();
        double[] values = node.Get("data", "the sampled numbers").Numbers(single: false);
        double Real(string member) => node.Get(member, "a number").AsReal();
        int count = node.Get("shape", "the sizes of the tensor").Items().Aggregate(1, (product, size) => product * size.AsNumber());
        return values.Length == indices.Length && indices.All(index => index >= 0 && index < count)
            ? new ExpectedTensor(name, values, gradient, new TensorSample(count, indices, Real("largest"), Real("sum"), Real("sum_of_squares")))
            : throw sample.Wrong($"{values.Length} indices below {count}");
    }

    private sealed record Shape(
        CellEquations Equations, int Input, int Embedding, int[] Hidden, bool Bidirectional, bool Reverse, bool Bias)
    {
        public int Layers => Hidden.Length;

        public int Directions => Bidirectional ? 2 : 1;

        public int InputOf(int layer) => layer == 0 ? Input : Hidden[layer - 1] * Directions;
    }
}
