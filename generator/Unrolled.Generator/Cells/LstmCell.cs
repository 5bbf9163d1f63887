using Unrolled.Generator.Graph;

namespace Unrolled.Generator.Cells;

/// <summary>
/// Long short-term memory (Hochreiter and Schmidhuber 1997, forget gate by Gers et al. 2000), gates in PyTorch's order i f g o:
/// <c>c = f * c + i * g</c>, <c>h = o * tanh(c)</c>. The sum in c is why its gradient lasts: dc passes from step to step times f alone.
/// </summary>
internal sealed record LstmCell : Cell
{
    private const int Input = 0, Forget = 1, Candidate = 2, Output = 3;
    private static readonly string[] Letters = { "i", "f", "g", "o" };
    private static readonly CellState[] Parts = { CellState.Hidden, new("c", "cell state") };

    /// <summary>Whether i and f see c of the step before and o sees the new c, each through a vector of its own (Gers and Schmidhuber 2000).</summary>
    public bool Peepholes { get; init; }

    public override string Name => Peepholes ? "An LSTM with peepholes" : "An LSTM";

    public override IReadOnlyList<string> Gates => Letters;

    public override IReadOnlyList<CellState> States => Parts;

    /// <summary>f starts near 1, so that a new model remembers (Jozefowicz et al. 2015).</summary>
    public override double InitialBias(string gate) => gate == Letters[Forget] ? 1 : 0;

    public override Cell With(ICellArguments arguments) => this with { Peepholes = arguments.Flag(nameof(Peepholes)) };

    public override Value Add(LayerScope layer, Value? x)
    {
        StepGraph g = layer.Graph;
        Value hPrev = layer.Before("h");
        Value cPrev = layer.Before("c");

        Value? wx = layer.InputSum(x);
        Value rh = layer.Named("rh", g.Product(layer.RecurrentMatrix, hPrev, SumOrder.TwoChains));
        Value a = layer.Named("a", g.AddTo(wx, rh));

        Value Open(int gate, Value? seen) => layer.Named(Letters[gate], g.Sigmoid(Peeked(layer, a, gate, seen)));
        Value input = Open(Input, cPrev);
        Value forget = Open(Forget, cPrev);
        Value candidate = layer.Named("g", g.Tanh(g.Gate(a, Candidate)));
        Value? early = Peepholes ? null : Open(Output, null);

        Value c = layer.Named("c", g.Add(g.Multiply(forget, cPrev), g.Multiply(input, candidate)));
        Value output = early ?? Open(Output, c);
        Value tanhC = layer.Named("tanhC", g.Tanh(c));
        Value h = layer.Named("h", g.Multiply(output, tanhC));

        layer.Carry("h", hPrev, h);
        layer.Carry("c", cPrev, c);
        return h;
    }

    /// <summary>A gate of the sum a, plus <c>p * c</c> where there are peepholes.</summary>
    private Value Peeked(LayerScope layer, Value a, int gate, Value? c)
    {
        StepGraph g = layer.Graph;
        Value sum = g.Gate(a, gate);
        return Peepholes ? g.Add(sum, g.Multiply(g.Vector(layer.Vector("weight_p" + Letters[gate], gate, "a peephole")), c!)) : sum;
    }
}
