namespace Unrolled.Generator.Cells;

/// <summary>Whether the gates of a cell are all <c>Input(x) + Recurrent(h)</c>, with one h, as those of the LSTM are.</summary>
internal static class CellStack
{
    private static readonly IReadOnlyDictionary<CellCall, CellCall> None = new Dictionary<CellCall, CellCall>();

    /// <summary>Each sum <c>Input(x) + Recurrent(h)</c> with its second part; empty where some gate is another sum.</summary>
    public static IReadOnlyDictionary<CellCall, CellCall> PairsOf(CellProgram program)
    {
        Dictionary<CellCall, CellCall> pairs = program.All.SelectMany(s => s.Value.Walk().OfType<CellCall>())
            .Where(call => call.Word == CellWords.Add)
            .Select(sum => (Sum: sum, Recurrent: RecurrentOf(sum)))
            .Where(pair => pair.Recurrent != null)
            .ToDictionary(pair => pair.Sum, pair => pair.Recurrent!);
        bool areAll = pairs.Count == program.InputGates.Count && pairs.Count == program.RecurrentGates.Count
            && pairs.Values.All(recurrent => recurrent.Label.Length == 0)
            && pairs.Values.Select(recurrent => (recurrent.Parts[0] as CellVariable)?.Name ?? recurrent.ToString()).Distinct().Count() == 1;
        return areAll ? pairs : None;
    }

    private static CellCall? RecurrentOf(CellCall sum) =>
        sum.Parts.OfType<CellCall>().Any(part => part.Word == CellWords.Input)
            ? sum.Parts.OfType<CellCall>().FirstOrDefault(part => part.Word == CellWords.Recurrent)
            : null;
}
