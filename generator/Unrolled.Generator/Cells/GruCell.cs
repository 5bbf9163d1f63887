using Unrolled.Generator.Graph;

namespace Unrolled.Generator.Cells;

/// <summary>Gated recurrent unit (Cho et al. 2014), gates in PyTorch's order r z n.</summary>
internal sealed record GruCell : Cell
{
    private const int ResetGate = 0, UpdateGate = 1, Candidate = 2;
    private static readonly string[] Letters = { "r", "z", "n" };
    private static readonly CellState[] Parts = { CellState.Hidden };

    /// <summary>Whether r applies to <c>R h</c> or to h.</summary>
    public GruResetKind Reset { get; init; }

    /// <summary>Whether z keeps the old state or writes the new.</summary>
    public GruUpdateKind Update { get; init; }

    public override string Name => "A GRU";

    public override IReadOnlyList<string> Gates => Letters;

    public override IReadOnlyList<CellState> States => Parts;

    public override double InitialBias(string gate) => 0;

    public override Cell With(ICellArguments arguments) => this with
    {
        Reset = (GruResetKind)arguments.Number(nameof(Reset)),
        Update = (GruUpdateKind)arguments.Number(nameof(Update)),
    };

    public override Value Add(LayerScope layer, Value? x)
    {
        Value hPrev = layer.Before("h");
        (Value z, Value n) = Reset == GruResetKind.AfterProduct ? ResetAfter(layer, x, hPrev) : ResetBefore(layer, x, hPrev);
        Value h = Blend(layer, hPrev, z, n);
        layer.Carry("h", hPrev, h);
        return h;
    }

    /// <summary><c>n = tanh(W x + b + r * (R h + b_hn))</c>: one product for all gates, as PyTorch and cuDNN.</summary>
    private static (Value Z, Value N) ResetAfter(LayerScope layer, Value? x, Value hPrev)
    {
        StepGraph g = layer.Graph;
        Parameter innerBias = layer.Vector("bias_hn", Candidate, "in n's part alone");
        Value? wx = layer.InputSum(x);
        Value rh = layer.Named("rh", g.Product(layer.RecurrentMatrix, hPrev, SumOrder.TwoChains, innerBias));
        Value? FromInput(int gate) => wx == null ? null : g.Gate(wx, gate);

        Value reset = layer.Named("r", g.Sigmoid(g.AddTo(FromInput(ResetGate), g.Gate(rh, ResetGate))));
        Value z = layer.Named("z", g.Sigmoid(g.AddTo(FromInput(UpdateGate), g.Gate(rh, UpdateGate))));
        Value hn = layer.Named("hn", g.Gate(rh, Candidate));
        return (z, layer.Named("n", g.Tanh(g.AddTo(FromInput(Candidate), g.Multiply(reset, hn)))));
    }

    /// <summary><c>n = tanh(W x + b + R (r * h))</c>: the original paper's, with a product that waits for r.</summary>
    private static (Value Z, Value N) ResetBefore(LayerScope layer, Value? x, Value hPrev)
    {
        StepGraph g = layer.Graph;
        Value? wx = layer.InputSum(x);
        Value rzh = layer.Named("rh", g.Product(layer.RecurrentMatrix, hPrev, SumOrder.TwoChains, gates: Candidate));
        Value? FromInput(int gate) => wx == null ? null : g.Gate(wx, gate);

        Value reset = layer.Named("r", g.Sigmoid(g.AddTo(FromInput(ResetGate), g.Gate(rzh, ResetGate))));
        Value z = layer.Named("z", g.Sigmoid(g.AddTo(FromInput(UpdateGate), g.Gate(rzh, UpdateGate))));
        Value resetH = layer.Named("hr", g.Multiply(reset, hPrev));
        Value fromReset = layer.Named("rn", g.Product(layer.RecurrentMatrix, resetH, SumOrder.TwoChains, firstGate: Candidate, gates: 1));
        return (z, layer.Named("n", g.Tanh(g.AddTo(FromInput(Candidate), fromReset))));
    }

    /// <summary>z keeps: <c>h = (1 - z) * n + z * h</c>; z writes: <c>h = (1 - z) * h + z * n</c>.</summary>
    private Value Blend(LayerScope layer, Value hPrev, Value z, Value n)
    {
        StepGraph g = layer.Graph;
        (Value rest, Value taken) = Update == GruUpdateKind.Keeps ? (n, hPrev) : (hPrev, n);
        return layer.Named("h", g.Add(g.Multiply(g.OneMinus(z), rest), g.Multiply(z, taken)));
    }
}

/// <summary>The library's <c>GruReset</c>, by value.</summary>
internal enum GruResetKind
{
    AfterProduct,
    BeforeProduct,
}

/// <summary>The library's <c>GruUpdate</c>, by value.</summary>
internal enum GruUpdateKind
{
    Keeps,
    Writes,
}
