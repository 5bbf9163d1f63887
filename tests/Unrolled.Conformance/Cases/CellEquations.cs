namespace Unrolled.Conformance.Cases;

/// <summary>What a step of a layer computes, without its sizes and weights.</summary>
internal sealed record CellEquations(CellType Cell)
{
    /// <summary>Of i, f and o, or of r and z.</summary>
    public CellActivation Gate { get; init; } = CellActivation.Sigmoid;

    /// <summary>Of g or n, and the only one of an RNN or a dense layer.</summary>
    public CellActivation Candidate { get; init; } = CellActivation.Tanh;

    /// <summary>What an LSTM's h sees c through.</summary>
    public CellActivation Output { get; init; } = CellActivation.Tanh;

    public GruReset Reset { get; init; } = GruReset.AfterProduct;

    /// <summary>The bound of all that goes into the activations of gates and candidate, both ways; null: none.</summary>
    public double? Clip { get; init; }

    /// <summary>Whether an LSTM's f is 1 - i.</summary>
    public bool InputForget { get; init; }

    /// <summary>Whether an LSTM's i and f see the old c, and o the new one.</summary>
    public bool Peepholes { get; init; }

    /// <summary>Numbers that an LSTM's h is projected to; null: it is not.</summary>
    public int? Projection { get; init; }

    /// <summary>Whether one of the library's own attributes has these equations.</summary>
    public bool IsLibrary => Cell != CellType.Dense && Clip is null && !InputForget && Projection is null && Gate == CellActivation.Sigmoid && Output == CellActivation.Tanh
        && (Candidate == CellActivation.Tanh || (Cell == CellType.Rnn && (Candidate == CellActivation.Relu || Candidate == CellActivation.Linear)));

    /// <summary>Whether it is one of the library's cells that layers of several kinds are made of.</summary>
    public bool IsNamed => Cell != CellType.Dense && this == new CellEquations(Cell);

    /// <summary>Its states, in their order.</summary>
    public IReadOnlyList<string> States => Cell switch
    {
        CellType.Lstm => ["h", "c"],
        CellType.Dense => [],
        _ => ["h"],
    };

    /// <summary>The candidate as the attribute of an RNN names it.</summary>
    public RnnActivation RnnActivation =>
        Candidate == CellActivation.Relu ? RnnActivation.Relu : Candidate == CellActivation.Linear ? RnnActivation.Identity : RnnActivation.Tanh;

    /// <summary>The equations of a layer of the conformance format.</summary>
    public static CellEquations Read(CaseNode layer)
    {
        CellType cell = OfferedFeatures.Cell(layer.Text("type"));
        if (cell == CellType.Dense)
        {
            return new CellEquations(cell) { Candidate = OfferedFeatures.ActivationOf(layer) };
        }

        CaseNode convention = layer.Get("convention", "the convention of the weights");
        CaseNode activations = convention.Get("activations", "an activation a place");
        var equations = new CellEquations(cell)
        {
            Candidate = Activation("candidate"),
            Reset = convention.Find("reset")?.AsText() == "before" ? GruReset.BeforeProduct : GruReset.AfterProduct,
            Clip = convention.Find("clip")?.AsReal(),
            InputForget = convention.Find("input_forget") is not null,
            Peepholes = convention.Find("peephole") is not null,
            Projection = convention.Find("projection") is not null ? ProjectionOf(layer) : null,
        };
        equations = cell == CellType.Rnn ? equations : equations with { Gate = Activation("gate") };
        return cell == CellType.Lstm ? equations with { Output = Activation("output") } : equations;

        CellActivation Activation(string place) => CellActivation.Read(activations.Get(place, "the activation"));
    }

    private static int ProjectionOf(CaseNode layer) =>
        layer.Get("weights", "the tensors of the layer").Get("projection_weights", "[out, hidden]").Tensor(false, -1, layer.Number("hidden")).Shape[0];
}
