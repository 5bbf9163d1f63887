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

    /// <summary>One step of one layer, a line an equation.</summary>
    public static IReadOnlyList<string> Equations(CellSpec cell, bool bias) => cell.Kind switch
    {
        CellKind.Lstm => new[]
        {
            "i = sigmoid(" + Gate("i", bias) + ")",
            "f = sigmoid(" + Gate("f", bias) + ")",
            "g = tanh(" + Gate("g", bias) + ")",
            "o = sigmoid(" + Gate("o", bias) + ")",
            "c = f * cPrev + i * g",
            "h = o * tanh(c)",
        },
        CellKind.Gru => new[]
        {
            "r = sigmoid(" + Gate("r", bias) + ")",
            "z = sigmoid(" + Gate("z", bias) + ")",
            "n = tanh(" + Candidate(cell.Reset, bias) + ")",
            cell.Update == GruUpdateKind.Keeps ? "h = (1 - z) * n + z * hPrev" : "h = (1 - z) * hPrev + z * n",
        },
        _ => new[] { "h = " + Activation(cell.Activation, "Wxh x + Whh hPrev" + (bias ? " + b" : "")) },
    };

    private static string Gate(string gate, bool bias) => $"Wxh_{gate} x + Whh_{gate} hPrev" + (bias ? $" + b_{gate}" : "");

    private static string Candidate(GruResetKind reset, bool bias) => (reset, bias) switch
    {
        (GruResetKind.AfterProduct, true) => "Wxh_n x + b_n + r * (Whh_n hPrev + b_hn)",
        (GruResetKind.AfterProduct, false) => "Wxh_n x + r * (Whh_n hPrev)",
        (_, true) => "Wxh_n x + Whh_n (r * hPrev) + b_n",
        _ => "Wxh_n x + Whh_n (r * hPrev)",
    };

    private static string Activation(RnnActivationKind activation, string argument) => activation switch
    {
        RnnActivationKind.Relu => "max(0, " + argument + ")",
        RnnActivationKind.Identity => argument,
        _ => "tanh(" + argument + ")",
    };
}
