using Unrolled.Generator.Graph;

namespace Unrolled.Generator.Cells;

/// <summary>
/// Long short-term memory (Hochreiter and Schmidhuber 1997, forget gate by Gers et al. 2000), gates in PyTorch's order i f g o:
/// <c>c = f * c + i * g</c>, <c>h = o * tanh(c)</c>. The sum in c is why its gradient lasts: dc passes from step to step times f alone.
/// </summary>
internal static class LstmCell
{
    private static readonly string[] Gates = { "i", "f", "g", "o" };

    public static Value Add(LayerScope layer, Value? x)
    {
        StepGraph g = layer.Graph;
        Value hPrev = layer.Before("h");
        Value cPrev = layer.Before("c");

        Value? wx = layer.InputSum(x, Gates);
        Value rh = layer.Named("rh", g.Product(layer.RecurrentMatrix(Gates), hPrev, SumOrder.TwoChains));
        Value a = layer.Named("a", g.AddTo(wx, rh));

        Value input = layer.Named("i", g.Sigmoid(g.Gate(a, 0)));
        Value forget = layer.Named("f", g.Sigmoid(g.Gate(a, 1)));
        Value candidate = layer.Named("g", g.Tanh(g.Gate(a, 2)));
        Value output = layer.Named("o", g.Sigmoid(g.Gate(a, 3)));

        Value c = layer.Named("c", g.Add(g.Multiply(forget, cPrev), g.Multiply(input, candidate)));
        Value tanhC = layer.Named("tanhC", g.Tanh(c));
        Value h = layer.Named("h", g.Multiply(output, tanhC));

        layer.Carry("h", hPrev, h);
        layer.Carry("c", cPrev, c);
        return h;
    }
}
