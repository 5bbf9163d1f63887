using Unrolled.Generator.Cells;
using Unrolled.Generator.Graph;

namespace Unrolled.Generator.Tests.Harness;

/// <summary>A cell with every operation on single units: softplus, softsign, clip, ELU and a square root. Its h is an output that no step reads.</summary>
internal sealed record OperationCell : Cell
{
    private static readonly string[] Letters = ["p", "q"];
    private static readonly CellState[] Parts = [CellState.Hidden, new("c", "memory")];

    public override string Name => "A cell of operations";

    public override IReadOnlyList<string> Gates => Letters;

    public override IReadOnlyList<CellState> States => Parts;

    public override double InitialBias(string gate) => 0;

    public override Cell With(ICellArguments arguments) => this;

    public override Value Add(LayerScope layer, Value? x)
    {
        StepGraph g = layer.Graph;
        Value N(double number) => g.Number(number, layer.Units);
        Value hPrev = layer.Before("h");
        Value cPrev = layer.Before("c");
        Value? wx = layer.InputSum(x);
        Value rc = layer.Named("rc", g.Product(layer.RecurrentMatrix, cPrev, SumOrder.TwoChains));
        Value a = layer.Named("a", g.AddTo(wx, rc));
        Value p = layer.Named("p", g.Gate(a, 0));
        Value q = layer.Named("q", g.Gate(a, 1));

        Value softplus = layer.Named("sp", g.Add(g.Max(q, N(0)), g.Log(g.Add(N(1), g.Exp(g.Negate(g.Abs(q)))))));
        Value softsign = layer.Named("ss", g.Divide(p, g.Add(N(1), g.Abs(p))));
        Value clipped = layer.Named("cl", g.Min(g.Max(p, N(-0.25)), N(0.25)));
        Value elu = layer.Named("el", g.Select(q, q, g.Subtract(g.Exp(q), N(1))));
        Value root = layer.Named("rt", g.Sqrt(g.Add(g.Multiply(p, p), N(0.5))));
        Value keep = layer.Named("keep", g.Exp(g.Negate(softplus)));
        Value n = layer.Named("n", g.Add(g.Divide(softsign, root), g.Multiply(clipped, elu)));
        Value c = layer.Named("c", g.Add(g.Multiply(keep, cPrev), g.Multiply(g.OneMinus(keep), n)));
        Value h = layer.Named("h", g.Multiply(g.Tanh(c), g.Max(g.Multiply(elu, p), g.Min(clipped, c))));
        layer.Carry("h", hPrev, h);
        layer.Carry("c", cPrev, c);
        return h;
    }
}

/// <summary>A gated unit whose gate and state are normalized over the layer (Ba et al. 2016), and whose step is scaled by the largest part of a sum.</summary>
internal sealed record NormCell : Cell
{
    private static readonly string[] Letters = ["f", "n"];
    private static readonly CellState[] Parts = [CellState.Hidden];

    public override string Name => "A normalized unit";

    public override IReadOnlyList<string> Gates => Letters;

    public override IReadOnlyList<CellState> States => Parts;

    public override double InitialBias(string gate) => 0;

    public override Cell With(ICellArguments arguments) => this;

    public override Value Add(LayerScope layer, Value? x)
    {
        StepGraph g = layer.Graph;
        Value hPrev = layer.Before("h");
        Value? wx = layer.InputSum(x);
        Value rh = layer.Named("rh", g.Product(layer.RecurrentMatrix, hPrev, SumOrder.TwoChains));
        Value a = layer.Named("a", g.AddTo(wx, rh));
        Value f = layer.Named("f", g.Sigmoid(Normalized(layer, "f", layer.Named("af", g.Gate(a, 0)))));
        Value n = layer.Named("n", g.Tanh(g.Gate(a, 1)));
        Value blend = layer.Named("bl", g.Add(g.Multiply(f, hPrev), g.Multiply(g.OneMinus(f), n)));

        // Shares of a softmax, and one number that all units read twice.
        Value e = layer.Named("e", g.Exp(blend));
        Value share = layer.Named("sh", g.Divide(e, g.Spread(g.Total(e), layer.Units)));
        Value power = layer.Named("pw", g.Multiply(share, share));
        Value spread = g.Spread(g.Total(power), layer.Units);
        Value h = layer.Named("h", g.Add(Normalized(layer, "b", blend), g.Multiply(spread, g.Add(share, spread))));
        layer.Carry("h", hPrev, h);
        return h;
    }

    /// <summary><c>(v - mean) / sqrt(variance + 0.1)</c>.</summary>
    private static Value Normalized(LayerScope layer, string name, Value v)
    {
        StepGraph g = layer.Graph;
        Value One(double number) => g.Number(number, Space.One);
        Value mean = layer.Named("mean" + name, g.Multiply(g.Total(v), One(1.0 / layer.Units.Count)));
        Value centered = layer.Named("cen" + name, g.Subtract(v, g.Spread(mean, layer.Units)));
        Value square = layer.Named("sq" + name, g.Multiply(centered, centered));
        Value variance = layer.Named("var" + name, g.Add(g.Multiply(g.Total(square), One(1.0 / layer.Units.Count)), One(0.1)));
        Value scale = layer.Named("sc" + name, g.Divide(One(1), g.Sqrt(variance)));
        return g.Multiply(centered, g.Spread(scale, layer.Units));
    }
}
