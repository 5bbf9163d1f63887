using Unrolled.Generator.Graph;

namespace Unrolled.Generator.Cells;

/// <summary>
/// Minimal gated unit (Zhou et al. 2016): one gate f in place of the GRU's r and z. Gates f n:
/// <c>n = tanh(W x + b + R (f * h))</c>, <c>h = (1 - f) * h + f * n</c>.
/// </summary>
internal sealed record MguCell : Cell
{
    private const int Forget = 0, Candidate = 1;
    private static readonly string[] Letters = { "f", "n" };
    private static readonly CellState[] Parts = { CellState.Hidden };

    public override string Name => "A minimal gated unit";

    public override IReadOnlyList<string> Gates => Letters;

    public override IReadOnlyList<CellState> States => Parts;

    public override double InitialBias(string gate) => 0;

    public override Cell With(ICellArguments arguments) => this;

    public override Value Add(LayerScope layer, Value? x)
    {
        StepGraph g = layer.Graph;
        Value hPrev = layer.Before("h");
        Value? wx = layer.InputSum(x);
        Value? FromInput(int gate) => wx == null ? null : g.Gate(wx, gate);

        Value rh = layer.Named("rh", g.Product(layer.RecurrentMatrix, hPrev, SumOrder.TwoChains, gates: 1));
        Value forget = layer.Named("f", g.Sigmoid(g.AddTo(FromInput(Forget), rh)));
        Value seen = layer.Named("hf", g.Multiply(forget, hPrev));
        Value fromSeen = layer.Named("rn", g.Product(layer.RecurrentMatrix, seen, SumOrder.TwoChains, firstGate: Candidate, gates: 1));
        Value n = layer.Named("n", g.Tanh(g.AddTo(FromInput(Candidate), fromSeen)));
        Value h = layer.Named("h", g.Add(g.Multiply(g.OneMinus(forget), hPrev), g.Multiply(forget, n)));
        layer.Carry("h", hPrev, h);
        return h;
    }
}
