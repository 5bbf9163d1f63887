namespace Unrolled.Generator.Cells;

/// <summary>The equations of a user's cell: one step, in the order in which it is written.</summary>
/// <param name="States">What is carried from step to step; the first is what the next layer reads.</param>
/// <param name="Statements">The variables.</param>
/// <param name="Results">The new states, in the order of <paramref name="States"/>.</param>
internal sealed record CellProgram(IReadOnlyList<string> States, IReadOnlyList<CellStatement> Statements, IReadOnlyList<CellTerm> Results)
{
    /// <summary>The input of a step in the text of a program.</summary>
    public const string Input = "x";

    /// <summary>A cell without equations: its state stays.</summary>
    public static readonly CellProgram Empty = new(new[] { "h" }, Array.Empty<CellStatement>(), new CellTerm[] { new CellVariable("h") });

    private CellGate[]? _inputGates;
    private CellGate[]? _recurrentGates;
    private CellSizes? _sizes;

    /// <summary>The variables and then the new states, each under the name that its gate has.</summary>
    public IEnumerable<CellStatement> All => Statements.Concat(States.Zip(Results, (state, result) => new CellStatement(state, result)));

    /// <summary>The sums over x, one a gate, in the order of the rows of <c>weight_ih</c>.</summary>
    public IReadOnlyList<CellGate> InputGates => _inputGates ??= GatesOf(CellWords.Input);

    /// <summary>The sums over values of the layer, one a gate, in the order of the rows of <c>weight_hh</c>.</summary>
    public IReadOnlyList<CellGate> RecurrentGates => _recurrentGates ??= GatesOf(CellWords.Recurrent);

    /// <summary>How many numbers its values have.</summary>
    public CellSizes Sizes => _sizes ??= CellSizes.Of(this);

    /// <summary>Canonical text: <c>h; f = ...; return ...</c>.</summary>
    public override string ToString() =>
        string.Join("; ", new[] { string.Join(" ", States) }.Concat(Statements.Select(s => s.ToString())).Append("return " + string.Join(", ", Results)));

    private CellGate[] GatesOf(string word) =>
        All.SelectMany(statement => statement.Value.Walk().OfType<CellCall>().Where(call => call.Word == word).Select(call => new CellGate(statement.Name, call))).ToArray();
}

/// <summary>A gate has the name of the variable that it goes into.</summary>
internal sealed record CellGate(string Name, CellCall Sum);
