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
        int input = root.Number("input");
        int units = root.Number("output");
        int readSteps = root.Number("read_steps");
        string loss = root.Text("loss");
        var shape = new Shape(
            Cell(root), root.Find("nonlinearity")?.AsText() == "relu" ? RnnActivation.Relu : RnnActivation.Tanh,
            root.Number("layers"), input, root.Number("hidden"), root.Flag("bidirectional", false), root.Flag("bias", true));
        return new ReferenceCase
        {
            Name = root.Text("name"),
            File = root.File,
            Steps = steps,
            ReadSteps = readSteps,
            FirstOutput = root.Number("first_output"),
            Layers = Enumerable.Range(0, shape.Layers).Select(layer => Layer(root, shape, layer)).ToArray(),
            Output = units > 0 ? Output(root, shape, units, loss) : null,
            Input = root.Get("x", "the input").Tensor(false, steps, input).Block(0, readSteps, 0, input),
            Loss = new LossTarget(loss, root.Get("target", "the targets").Tensor(false).Data),
            Expected = Expected(root, shape, readSteps * input),
            Runs = BothPrecisions,
        };
    }

    private static CellType Cell(CaseNode root) => root.Text("cell") is "rnn" or "lstm" or "gru"
        ? OfferedFeatures.Cell(root.Text("cell"))
        : throw new CaseFormatException(root.File, "$.cell", "rnn, lstm or gru");

    private static RecurrentLayer Layer(CaseNode root, Shape shape, int layer)
    {
        var directions = new List<LayerDirection>();
        for (int d = 0; d < shape.Directions; d++)
        {
            var weights = PyTorchLayout.Read(
                root.Get("parameters", "the parameters"), "rnn.", Suffix(layer, d), shape.Cell, shape.InputOf(layer), shape.Hidden, shape.Bias);
            directions.Add(new LayerDirection(d == 1, weights, State(root, "h0", shape, layer, d), State(root, "c0", shape, layer, d)));
        }

        return new RecurrentLayer(shape.Cell, shape.Activation, GruReset.AfterProduct, shape.InputOf(layer), shape.Hidden, directions);
    }

    private static OutputLayer Output(CaseNode root, Shape shape, int units, string loss)
    {
        CaseNode parameters = root.Get("parameters", "the parameters");
        Head head = loss switch { "ce" => Head.Softmax, "bce" => Head.Sigmoid, _ => Head.Linear };
        double[] weight = parameters.Get("lin.weight", "[O, H]").Tensor(false, units, shape.Hidden * shape.Directions).Data;
        return new OutputLayer(units, head, weight, parameters.Find("lin.bias")?.Tensor(false, units).Data);
    }

    private static double[]? State(CaseNode root, string name, Shape shape, int layer, int direction) =>
        root.Find(name)?.Tensor(false, shape.Layers * shape.Directions, 1, shape.Hidden).Block((layer * shape.Directions) + direction, 1, 0, shape.Hidden);

    private static List<ExpectedTensor> Expected(CaseNode root, Shape shape, int inputLength)
    {
        var expected = new List<ExpectedTensor>
        {
            Computed("outputs", root.Get("outputs", "the outputs"), false),
            Computed("logits", root.Get("logits", "the logits"), false),
            new("loss", [root.Get("loss_value", "the loss").AsReal()]),
            new("grad x", root.Get("grad_x", "dL/dx").Tensor(false).Data[..inputLength], IsGradient: true),
        };
        for (int layer = 0; layer < shape.Layers; layer++)
        {
            for (int d = 0; d < shape.Directions; d++)
            {
                string suffix = Suffix(layer, d);
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
    private static ExpectedTensor Computed(string name, CaseNode node, bool gradient)
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

    private static string Suffix(int layer, int direction) => $"_l{layer}{(direction == 1 ? "_reverse" : "")}";

    private sealed record Shape(CellType Cell, RnnActivation Activation, int Layers, int Input, int Hidden, bool Bidirectional, bool Bias)
    {
        public int Directions => Bidirectional ? 2 : 1;

        public int InputOf(int layer) => layer == 0 ? Input : Hidden * Directions;
    }
}
