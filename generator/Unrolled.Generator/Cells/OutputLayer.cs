using Unrolled.Generator.Graph;

namespace Unrolled.Generator.Cells;

/// <summary>The output layer: <c>y = V h + b</c>. Its sigmoid or softmax is applied outside the graph: losses take logits.</summary>
internal static class OutputLayer
{
    public static Value Add(StepGraph graph, Value h, int outputs)
    {
        var layer = new LayerSpace(new Space("y", outputs), "");
        var weight = new Parameter("weight_head", layer, 0, 1, h.Space.Count, IsVector: false);
        var bias = new Parameter("bias_head", layer, 0, 1, 1, IsVector: true);
        return StepGraph.Named("y", graph.Product(weight, h, SumOrder.TwoChains, bias));
    }
}
