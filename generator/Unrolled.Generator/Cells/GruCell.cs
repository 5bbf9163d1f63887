using Unrolled.Generator.Graph;
using Unrolled.Generator.Spec;

namespace Unrolled.Generator.Cells;

/// <summary>Gated recurrent unit (Cho et al. 2014), gates in PyTorch's order r z n.</summary>
internal static class GruCell
{
    private const int Candidate = 2;
    private static readonly string[] Gates = { "r", "z", "n" };

    /// <summary><c>n = tanh(W x + b + r * (R h + b_hn))</c>: one product for all gates, as PyTorch and cuDNN.</summary>
    public static Value AddResetAfter(LayerScope layer, Value? x, GruUpdateKind update)
    {
        StepGraph g = layer.Graph;
        Value hPrev = layer.Before("h");
        Value? wx = layer.InputSum(x, Gates);
        Value rh = layer.Named(
            "rh", g.Product(layer.RecurrentMatrix(Gates), hPrev, SumOrder.TwoChains, layer.CandidateBias(Gates)));
        Value? FromInput(int gate) => wx == null ? null : g.Gate(wx, gate);

        Value reset = layer.Named("r", g.Sigmoid(g.AddTo(FromInput(0), g.Gate(rh, 0))));
        Value z = layer.Named("z", g.Sigmoid(g.AddTo(FromInput(1), g.Gate(rh, 1))));
        Value hn = layer.Named("hn", g.Gate(rh, Candidate));
        Value n = layer.Named("n", g.Tanh(g.AddTo(FromInput(Candidate), g.Multiply(reset, hn))));
        return Blend(layer, hPrev, z, n, update);
    }

    /// <summary><c>n = tanh(W x + b + R (r * h))</c>: the original paper's, with a product that waits for r.</summary>
    public static Value AddResetBefore(LayerScope layer, Value? x, GruUpdateKind update)
    {
        StepGraph g = layer.Graph;
        Value hPrev = layer.Before("h");
        Parameter recurrent = layer.RecurrentMatrix(Gates);
        Value? wx = layer.InputSum(x, Gates);
        Value rzh = layer.Named("rh", g.Product(recurrent, hPrev, SumOrder.TwoChains, gates: Candidate));
        Value? FromInput(int gate) => wx == null ? null : g.Gate(wx, gate);

        Value reset = layer.Named("r", g.Sigmoid(g.AddTo(FromInput(0), g.Gate(rzh, 0))));
        Value z = layer.Named("z", g.Sigmoid(g.AddTo(FromInput(1), g.Gate(rzh, 1))));
        Value resetH = layer.Named("hr", g.Multiply(reset, hPrev));
        Value fromReset = layer.Named(
            "rn", g.Product(recurrent, resetH, SumOrder.TwoChains, firstGate: Candidate, gates: 1));
        Value n = layer.Named("n", g.Tanh(g.AddTo(FromInput(Candidate), fromReset)));
        return Blend(layer, hPrev, z, n, update);
    }

    /// <summary>z keeps: <c>h = (1 - z) * n + z * h</c>; z writes: <c>h = (1 - z) * h + z * n</c>.</summary>
    private static Value Blend(LayerScope layer, Value hPrev, Value z, Value n, GruUpdateKind update)
    {
        StepGraph g = layer.Graph;
        (Value rest, Value taken) = update == GruUpdateKind.Keeps ? (n, hPrev) : (hPrev, n);
        Value h = layer.Named("h", g.Add(g.Multiply(g.OneMinus(z), rest), g.Multiply(z, taken)));
        layer.Carry("h", hPrev, h);
        return h;
    }
}
