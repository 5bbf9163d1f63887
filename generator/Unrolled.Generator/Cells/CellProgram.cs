namespace Unrolled.Generator.Cells;

/// <summary>The equations of a user's cell: one step, in the order in which it is written.</summary>
/// <param name="States">What is carried from step to step; the first is what the next layer reads. None: a dense layer, with one result.</param>
/// <param name="Statements">The variables.</param>
/// <param name="Results">The new states, in their order.</param>
internal sealed record CellProgram(IReadOnlyList<string> States, IReadOnlyList<CellStatement> Statements, IReadOnlyList<CellTerm> Results)
{
    /// <summary>The input of a step in the text of a program.</summary>
    public const string Input = "x";

    /// <summary>A cell without equations: its state stays.</summary>
    public static readonly CellProgram Empty = new(new[] { "h" }, Array.Empty<CellStatement>(), new CellTerm[] { new CellVariable("h") });

    /// <summary>The numbers that a model may choose, in the order of the step's parameters.</summary>
    public IReadOnlyList<CellSetting> Settings { get; init; } = Array.Empty<CellSetting>();

    private string[]? _outputs;
    private CellGate[]? _inputGates;
    private CellGate[]? _recurrentGates;
    private CellSizes? _sizes;

    /// <summary>The names of the results: those of the states, or, where nothing is carried, h or the first name like it that no variable has.</summary>
    public IReadOnlyList<string> Outputs => States.Count > 0 ? States : _outputs ??= new[]
    {
        Enumerable.Range(1, int.MaxValue - 1).Select(i => i == 1 ? "h" : FormattableString.Invariant($"h{i}")).First(name => Statements.All(s => s.Name != name)),
    };

    /// <summary>The variables and then the results, each under the name that its gate has.</summary>
    public IEnumerable<CellStatement> All => Statements.Concat(Outputs.Zip(Results, (name, result) => new CellStatement(name, result)));

    /// <summary>The sums over x, one a gate, in the order of the rows of <c>weight_ih</c>.</summary>
    public IReadOnlyList<CellGate> InputGates => _inputGates ??= GatesOf(CellWords.Input);

    /// <summary>The sums over values of the layer, one a gate, in the order of the rows of <c>weight_hh</c>.</summary>
    public IReadOnlyList<CellGate> RecurrentGates => _recurrentGates ??= GatesOf(CellWords.Recurrent);

    /// <summary>How many numbers its values have.</summary>
    public CellSizes Sizes => _sizes ??= CellSizes.Of(this);

    /// <summary>The program with numbers for its settings: those that are given by name, else the defaults.</summary>
    public CellProgram With(IReadOnlyDictionary<string, double> settings) => new(
        States,
        Statements.Select(statement => new CellStatement(statement.Name, CellConstants.WithSettings(statement.Value, settings))).ToArray(),
        Results.Select(result => CellConstants.WithSettings(result, settings)).ToArray());

    /// <summary>Canonical text: <c>h; f = ...; return ...</c>, and with a setting <c>h, alpha = 0.3; ...</c>.</summary>
    public override string ToString() =>
        string.Join("; ", new[] { string.Join(", ", new[] { string.Join(" ", States) }.Concat(Settings.Select(setting => setting.Declaration))) }.Concat(Statements.Select(s => s.ToString())).Append("return " + string.Join(", ", Results)));

    private CellGate[] GatesOf(string word) =>
        All.SelectMany(statement => statement.Value.Walk().OfType<CellCall>().Where(call => call.Word == word).Select(call => new CellGate(statement.Name, call))).ToArray();
}

/// <summary>A gate has the name of the variable that it goes into.</summary>
internal sealed record CellGate(string Name, CellCall Sum);
