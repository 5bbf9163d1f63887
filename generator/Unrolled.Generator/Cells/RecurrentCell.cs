using Unrolled.Generator.Graph;

namespace Unrolled.Generator.Cells;

/// <summary>A cell in the user's own equations.</summary>
internal sealed record RecurrentCell : Cell
{
    private readonly string _equations = CellProgram.Empty.ToString();

    /// <summary>The name of the class that holds the equations.</summary>
    public string Class { get; init; } = "";

    /// <summary>The equations, as <see cref="CellProgram"/> writes them.</summary>
    public string Equations
    {
        get => _equations;
        init
        {
            _equations = value;
            Program = CellText.Read(value);
        }
    }

    /// <summary>The equations, read.</summary>
    public CellProgram Program { get; private init; } = CellProgram.Empty;

    public override string Name => Class.Length == 0 ? "A recurrent cell" : $"A network of the cell {Class}";

    /// <summary>Its equations alone: a class may be renamed.</summary>
    public override string Signature => $"Recurrent({Equations})";

    public override IReadOnlyList<string> Gates
    {
        get
        {
            string[] gates = Program.InputGates.Concat(Program.RecurrentGates).Select(gate => CellNames.Gate(gate.Name)).Distinct().ToArray();
            return gates.Length > 1 ? gates : new[] { "" };
        }
    }

    public override int InputGates => Program.InputGates.Count;

    public override int Sums => Math.Max(Gates.Count, Program.All.Sum(statement =>
        statement.Value.Walk().OfType<CellCall>().Count(call => call.Word is CellWords.Matrix or CellWords.Recurrent or CellWords.Project)));

    public override int Outputs(int units) => Program.Sizes.Results[0] is var size && size == CellSizes.Units ? units : size;

    public override string Title => Class;

    public override IReadOnlyList<CellState> States => Program.States
        .Select((name, i) => new CellState(CellNames.Gate(name), i == 0 ? CellState.Hidden.Meaning : "state"))
        .ToArray();

    public override double InitialBias(string gate) =>
        Program.InputGates.FirstOrDefault(g => gate.Length == 0 || CellNames.Gate(g.Name) == gate)?.Sum.Parts[0] is CellNumber start ? start.Value : 0;

    public override Cell With(ICellArguments arguments) => AllWith(arguments)[0];

    public override IReadOnlyList<Cell> AllWith(ICellArguments arguments) => arguments.Equations.Count == 0
        ? new[] { this }
        : arguments.Equations.Select(given => given is { } equations ? this with { Class = equations.Title, Equations = equations.Text } : this).ToArray();

    public override Value Add(LayerScope layer, Value? x) => new CellBuilder(Program, layer, x).Build();

    public bool Equals(RecurrentCell? other) => other != null && Class == other.Class && Equations == other.Equations;

    public override int GetHashCode() => Equations.GetHashCode();
}
