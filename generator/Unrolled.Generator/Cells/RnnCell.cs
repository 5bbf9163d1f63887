using Unrolled.Generator.Graph;
using Unrolled.Generator.Spec;

namespace Unrolled.Generator.Cells;

/// <summary>The vanilla cell (Elman, "Finding structure in time", 1990): <c>h = f(W x + R h + b)</c>.</summary>
internal static class RnnCell
{
    private static readonly string[] Gates = { "" };

    public static Value Add(LayerScope layer, Value? x, RnnActivationKind activation)
    {
        StepGraph g = layer.Graph;
        Value hPrev = layer.Before("h");

        Value? wx = layer.InputSum(x, Gates);
        Value rh = layer.Named("rh", g.Product(layer.RecurrentMatrix(Gates), hPrev, SumOrder.TwoChains));
        Value a = layer.Named("a", g.AddTo(wx, rh));

        Value h = activation switch
        {
            RnnActivationKind.Tanh => layer.Named("h", g.Tanh(a)),
            RnnActivationKind.Relu => layer.Named("h", g.Relu(a)),
            _ => layer.Named("h", g.Identity(a)),
        };
        layer.Carry("h", hPrev, h);
        return h;
    }
}
