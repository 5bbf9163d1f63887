namespace Unrolled.Weights;

/// <summary>A recurrent cell that other frameworks know.</summary>
public enum CellKind
{
    /// <summary><c>h = act(W x + R h + b)</c>.</summary>
    Rnn,

    /// <summary>Long short-term memory, gates i f g o.</summary>
    Lstm,

    /// <summary>Gated recurrent unit, gates r z n; z keeps the old state.</summary>
    Gru,
}

/// <summary>A cell's own description: what every framework's table refers to. A cell that is added gets its importers from its entry here and there.</summary>
/// <param name="Kind">Which cell.</param>
/// <param name="Name">As the library's attributes and checkpoints call it.</param>
/// <param name="Gates">The letters of the gates in the order of their rows.</param>
/// <param name="States">The letters of the state's parts.</param>
/// <param name="Peepholes">The gates that may see c, in the order of <see cref="LayerWeights.Peepholes"/>.</param>
internal sealed record CellDescription(CellKind Kind, string Name, IReadOnlyList<string> Gates, IReadOnlyList<string> States, IReadOnlyList<string> Peepholes)
{
    public static readonly IReadOnlyList<CellDescription> All = new[]
    {
        new CellDescription(CellKind.Rnn, "Rnn", new[] { "h" }, new[] { "h" }, Array.Empty<string>()),
        new CellDescription(CellKind.Lstm, "Lstm", new[] { "i", "f", "g", "o" }, new[] { "h", "c" }, new[] { "i", "f", "o" }),
        new CellDescription(CellKind.Gru, "Gru", new[] { "r", "z", "n" }, new[] { "h" }, Array.Empty<string>()),
    };

    public static CellDescription Of(CellKind kind) => All.First(cell => cell.Kind == kind);

    /// <summary>The cell with that number of gates; null: none.</summary>
    public static CellDescription? WithGates(int count) => All.FirstOrDefault(cell => cell.Gates.Count == count);

    /// <summary>The place of a gate's rows.</summary>
    public int IndexOf(string gate)
    {
        for (int i = 0; i < Gates.Count; i++)
        {
            if (Gates[i] == gate)
            {
                return i;
            }
        }

        throw new ArgumentException($"{Name} has the gates {string.Join(" ", Gates)}, not '{gate}'.", nameof(gate));
    }
}
