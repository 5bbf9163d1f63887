using Unrolled.Generator.Graph;

namespace Unrolled.Generator.Cells;

/// <summary>The vanilla cell (Elman, "Finding structure in time", 1990): <c>h = f(W x + R h + b)</c>.</summary>
internal sealed record RnnCell : Cell
{
    private static readonly string[] Letters = { "" };
    private static readonly CellState[] Parts = { CellState.Hidden };

    /// <summary>f.</summary>
    public RnnActivationKind Activation { get; init; }

    public override string Name => "A recurrent network";

    public override IReadOnlyList<string> Gates => Letters;

    public override IReadOnlyList<CellState> States => Parts;

    public override double InitialBias(string gate) => 0;

    public override Cell With(ICellArguments arguments) => this with { Activation = (RnnActivationKind)arguments.Number(nameof(Activation)) };

    public override Value Add(LayerScope layer, Value? x)
    {
        StepGraph g = layer.Graph;
        Value hPrev = layer.Before("h");

        Value? wx = layer.InputSum(x);
        Value rh = layer.Named("rh", g.Product(layer.RecurrentMatrix, hPrev, SumOrder.TwoChains));
        Value a = layer.Named("a", g.AddTo(wx, rh));

        Value h = layer.Named("h", Activation switch
        {
            RnnActivationKind.Tanh => g.Tanh(a),
            RnnActivationKind.Relu => g.Relu(a),
            _ => g.Identity(a),
        });
        layer.Carry("h", hPrev, h);
        return h;
    }
}

/// <summary>The library's <c>RnnActivation</c>, by value.</summary>
internal enum RnnActivationKind
{
    Tanh,
    Relu,
    Identity,
}
