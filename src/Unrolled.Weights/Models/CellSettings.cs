using Unrolled.Weights.Files;

namespace Unrolled.Weights.Models;

/// <summary>A cell with its settings, as <see cref="ModelMeaning.Cell"/> and files of this library tell it: <c>Gru(Reset = BeforeProduct)</c>.</summary>
/// <param name="Description">The cell.</param>
/// <param name="Activation">Of a vanilla cell.</param>
/// <param name="Reset">Of a GRU.</param>
/// <param name="ZWrites">Whether a GRU's z writes the candidate, which no file format does: <c>1 - sigmoid(a) = sigmoid(-a)</c>, so z's rows change sign.</param>
internal sealed record CellSettings(CellDescription Description, RnnActivation Activation, GruReset Reset, bool ZWrites)
{
    /// <exception cref="WeightsException">Other programs do not know the cell.</exception>
    public static CellSettings Parse(string text, string file)
    {
        string name = text.Split('(')[0];
        CellDescription cell = CellDescription.All.FirstOrDefault(cell => cell.Name == name)
            ?? throw new WeightsException(file, "the cell", $"{string.Join(", ", CellDescription.All.Select(known => known.Name))}, which other programs know", text);
        string Setting(string key) => text.Split('(', ',', ')').Select(part => part.Split('=')).FirstOrDefault(pair => pair.Length == 2 && pair[0].Trim() == key)?[1].Trim() ?? "";
        return new CellSettings(
            cell,
            Enum.TryParse(Setting("Activation"), out RnnActivation activation) ? activation : RnnActivation.Tanh,
            Enum.TryParse(Setting("Reset"), out GruReset reset) ? reset : GruReset.AfterProduct,
            Setting("Update") == nameof(GruUpdate.Writes));
    }

    /// <summary>Changes the sign of z's rows, where z writes.</summary>
    /// <param name="rows">[3·H, columns], or less: the numbers of r, then those of z.</param>
    /// <param name="gate">Numbers of a gate.</param>
    public double[] WithSignOfZ(double[] rows, int gate) =>
        ZWrites ? rows.Select((x, i) => i >= gate && i < 2 * gate ? -x : x).ToArray() : rows;
}
