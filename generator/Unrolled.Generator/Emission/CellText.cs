using Unrolled.Generator.Spec;

namespace Unrolled.Generator.Emission;

/// <summary>How the class's documentation speaks of a cell.</summary>
internal static class CellText
{
    /// <summary>The cell with its article, for the start of a sentence.</summary>
    public static string Name(CellSpec cell) => cell.Kind switch
    {
        CellKind.Lstm => "An LSTM",
        CellKind.Gru => "A GRU",
        _ => "A recurrent network",
    };

    /// <summary>The gates in the order of their rows; a cell without gates has none.</summary>
    public static IReadOnlyList<string> Gates(CellSpec cell) => cell.Kind switch
    {
        CellKind.Lstm => new[] { "i", "f", "g", "o" },
        CellKind.Gru => new[] { "r", "z", "n" },
        _ => Array.Empty<string>(),
    };
}
