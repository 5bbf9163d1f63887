using Unrolled.Generator.Graph;

namespace Unrolled.Generator.Cells;

/// <summary>A dense layer, <c>h = f(W x + b)</c>: a cell that carries nothing.</summary>
internal sealed record DenseCell : Cell
{
    /// <summary>PyTorch's.</summary>
    private const double LeakySlope = 0.01;

    private static readonly string[] Letters = { "" };

    /// <summary>f.</summary>
    public DenseActivationKind Activation { get; init; }

    public override string Name => "A dense network";

    public override IReadOnlyList<string> Gates => Letters;

    public override IReadOnlyList<CellState> States => Array.Empty<CellState>();

    public override double InitialBias(string gate) => 0;

    public override Cell With(ICellArguments arguments) => this with { Activation = (DenseActivationKind)arguments.Number(nameof(Activation)) };

    /// <remarks>In the words of a user's cell, so that one written by hand has the same bits.</remarks>
    public override Value Add(LayerScope layer, Value? x) => new CellBuilder(ProgramOf(Activation), layer, x).Build();

    private static CellProgram ProgramOf(DenseActivationKind activation)
    {
        var sum = new CellCall(CellWords.Input, new CellNumber(0));
        CellTerm result = activation switch
        {
            DenseActivationKind.Linear => sum,
            DenseActivationKind.LeakyRelu => new CellCall(activation.ToString(), sum, new CellNumber(LeakySlope)),
            _ => new CellCall(activation.ToString(), sum),
        };
        return new CellProgram(Array.Empty<string>(), Array.Empty<CellStatement>(), new[] { result });
    }
}

/// <summary>The library's <c>DenseActivation</c>, by value. Each but the linear one is a word of the language of cells.</summary>
internal enum DenseActivationKind
{
    Relu,
    Tanh,
    Sigmoid,
    LeakyRelu,
    Elu,
    Softplus,
    Softsign,
    HardSigmoid,
    HardTanh,
    Linear,
}
