using Unrolled.Weights.Files;

namespace Unrolled.Weights.Graphs;

/// <summary>Nodes of dense layers: products, biases and activations.</summary>
internal static class DenseNodes
{
    /// <param name="file">The file.</param>
    /// <param name="node">The node.</param>
    /// <param name="signal">What it reads.</param>
    /// <param name="first">Numbers that the first of the layers reads; null: its matrix tells.</param>
    /// <param name="name">How the report calls the layers, with their number behind it.</param>
    /// <param name="layers">The layers on this side of the recurrent ones so far.</param>
    /// <param name="report">Gets a line a tensor.</param>
    public static void Read(string file, GraphNode node, GraphValue.Signal signal, int? first, string name, List<DenseLayer> layers, WeightsReport report)
    {
        if (signal.Axes[^1] != 'F' || signal.Axes.Contains('D', StringComparison.Ordinal))
        {
            throw node.Wrong("features on the last axis, the directions joined", $"[{string.Join(", ", signal.Axes.ToCharArray())}]");
        }

        int? width = layers.Count == 0 ? first : layers[^1].Units;
        string numbered = FormattableString.Invariant($"{name}{layers.Count}");
        switch (node.Operation)
        {
            case "MatMul":
                layers.Add(Product(file, node, width, transposed: false, bias: null, report, numbered));
                break;
            case "Gemm":
                if (node.Number("alpha", 1) != 1 || node.Number("beta", 1) != 1 || node.Integer("transA", 0) != 0)
                {
                    throw node.Wrong("alpha 1, beta 1 and transA 0", "others");
                }

                layers.Add(Product(file, node, width, node.Integer("transB", 0) == 1, node[2], report, numbered));
                break;
            case "Add":
                Bias(file, node, layers, report, FormattableString.Invariant($"{name}{layers.Count - 1}"));
                break;
            default:
                Activate(node, signal, layers);
                break;
        }
    }

    private static DenseLayer Product(string file, GraphNode node, int? known, bool transposed, GraphValue? bias, WeightsReport report, string name)
    {
        if (node[1] is not GraphValue.Constant { Tensor: { Shape.Count: 2 } matrix })
        {
            throw node.Wrong("a constant matrix", node.InputName(1));
        }

        int units = matrix.Shape[transposed ? 0 : 1];
        int width = known ?? matrix.Shape[transposed ? 1 : 0];
        var source = new TensorSource(file, new[] { matrix });
        source.Take(matrix.Name, transposed ? new[] { units, width } : new[] { width, units });
        source.ThrowFaults();
        report.Add(matrix.ToString(), "weight_" + name, transposed ? "" : "transposed");
        double[] weight = transposed ? matrix.Values : Json.RtNeuralFormat.Transposed(matrix.Values, width, units);
        return new DenseLayer(width, units, weight, bias == null ? null : Vector(file, node, bias, units, report, name)) { Activation = LayerActivation.Linear };
    }

    private static void Bias(string file, GraphNode node, List<DenseLayer> layers, WeightsReport report, string name)
    {
        if (layers.Count == 0 || layers[^1].Bias != null || layers[^1].Activation != LayerActivation.Linear)
        {
            throw node.Wrong("a bias right behind its product", "an addition elsewhere");
        }

        DenseLayer layer = layers[^1];
        double[] bias = Vector(file, node, node[1], layer.Units, report, name);
        layers[^1] = new DenseLayer(layer.Input, layer.Units, layer.Weight, bias) { Activation = LayerActivation.Linear };
    }

    private static double[] Vector(string file, GraphNode node, GraphValue? value, int units, WeightsReport report, string name)
    {
        if (value is not GraphValue.Constant { Tensor: { } vector })
        {
            throw node.Wrong("a constant bias", "another value");
        }

        var source = new TensorSource(file, new[] { vector });
        source.Take(vector.Name, vector.Shape.Count == 2 ? new[] { 1, units } : new[] { units });
        source.ThrowFaults();
        report.Add(vector.ToString(), "bias_" + name, "");
        return vector.Values;
    }

    private static void Activate(GraphNode node, GraphValue.Signal signal, List<DenseLayer> layers)
    {
        if (layers.Count == 0 || layers[^1].Activation != LayerActivation.Linear)
        {
            throw node.Wrong("an activation right behind a dense layer", "one elsewhere");
        }

        // Before operation set 13 a softmax flattened all axes from 1 on, unless told.
        if (node.Operation == "Softmax" && AxisNodes.Axis(node.Integer("axis", -1), signal.Axes) != signal.Axes.Length - 1)
        {
            throw node.Wrong("a softmax over the last axis", $"axis {node.Integer("axis", -1)}");
        }

        DenseLayer layer = layers[^1];
        layers[^1] = new DenseLayer(layer.Input, layer.Units, layer.Weight, layer.Bias) { Activation = Enum.Parse<LayerActivation>(node.Operation) };
    }
}
