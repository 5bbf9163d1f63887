using Unrolled.Weights.Files;

namespace Unrolled.Weights.Graphs;

/// <summary>Nodes of dense layers: products, biases and activations.</summary>
internal static class DenseNodes
{
    public static void Read(string file, GraphNode node, GraphValue.Signal signal, int recurrent, List<DenseLayer> layers, WeightsReport report)
    {
        if (signal.Axes[^1] != 'F' || signal.Axes.Contains('D', StringComparison.Ordinal))
        {
            throw node.Wrong("features on the last axis, the directions joined", $"[{string.Join(", ", signal.Axes.ToCharArray())}]");
        }

        int width = layers.Count == 0 ? recurrent : layers[^1].Units;
        switch (node.Operation)
        {
            case "MatMul":
                layers.Add(Product(file, node, width, transposed: false, bias: null, report, layers.Count));
                break;
            case "Gemm":
                if (node.Number("alpha", 1) != 1 || node.Number("beta", 1) != 1 || node.Integer("transA", 0) != 0)
                {
                    throw node.Wrong("alpha 1, beta 1 and transA 0", "others");
                }

                layers.Add(Product(file, node, width, node.Integer("transB", 0) == 1, node[2], report, layers.Count));
                break;
            case "Add":
                Bias(file, node, layers, report);
                break;
            default:
                Activate(node, signal, layers);
                break;
        }
    }

    private static DenseLayer Product(string file, GraphNode node, int width, bool transposed, GraphValue? bias, WeightsReport report, int index)
    {
        if (node[1] is not GraphValue.Constant { Tensor: { Shape.Count: 2 } matrix })
        {
            throw node.Wrong("a constant matrix", node.InputName(1));
        }

        int units = matrix.Shape[transposed ? 0 : 1];
        var source = new TensorSource(file, new[] { matrix });
        source.Take(matrix.Name, transposed ? new[] { units, width } : new[] { width, units });
        source.ThrowFaults();
        report.Add(matrix.ToString(), index == 0 ? "weight_head" : $"dense {index}", transposed ? "" : "transposed");
        double[] weight = transposed ? matrix.Values : Json.RtNeuralFormat.Transposed(matrix.Values, width, units);
        return new DenseLayer(width, units, weight, bias == null ? null : Vector(file, node, bias, units, report, index)) { Activation = LayerActivation.Linear };
    }

    private static void Bias(string file, GraphNode node, List<DenseLayer> layers, WeightsReport report)
    {
        if (layers.Count == 0 || layers[^1].Bias != null || layers[^1].Activation != LayerActivation.Linear)
        {
            throw node.Wrong("a bias right behind its product", "an addition elsewhere");
        }

        DenseLayer layer = layers[^1];
        double[] bias = Vector(file, node, node[1], layer.Units, report, layers.Count - 1);
        layers[^1] = new DenseLayer(layer.Input, layer.Units, layer.Weight, bias) { Activation = LayerActivation.Linear };
    }

    private static double[] Vector(string file, GraphNode node, GraphValue? value, int units, WeightsReport report, int index)
    {
        if (value is not GraphValue.Constant { Tensor: { } vector })
        {
            throw node.Wrong("a constant bias", "another value");
        }

        var source = new TensorSource(file, new[] { vector });
        source.Take(vector.Name, vector.Shape.Count == 2 ? new[] { 1, units } : new[] { units });
        source.ThrowFaults();
        report.Add(vector.ToString(), index == 0 ? "bias_head" : $"dense {index}", "");
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
