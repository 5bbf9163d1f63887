using Microsoft.CodeAnalysis;
using Unrolled.Generator.Cells;
using Unrolled.Generator.Diagnostics;

namespace Unrolled.Generator.Parsing;

/// <summary>Values of a cell that meet have the same size, and so have the values that one matrix multiplies.</summary>
internal sealed class CellSizeRules
{
    private readonly INamedTypeSymbol _cell;
    private readonly Dictionary<CellCall, SyntaxNode> _places = [];

    public CellSizeRules(INamedTypeSymbol cell) => _cell = cell;

    /// <summary>Notes where a term stands; of one that is written in elsewhere the first place counts.</summary>
    public void Note(CellTerm term, SyntaxNode place)
    {
        if (term is CellCall call && !_places.ContainsKey(call))
        {
            _places[call] = place;
        }
    }

    public IEnumerable<Violation> Check(CellProgram program)
    {
        foreach ((CellCall call, int left, int right) in program.Sizes.Mismatches)
        {
            yield return Violated(call, $"a value with {Words(left)} and one with {Words(right)}");
        }

        int[] columns = program.RecurrentGates.Select(gate => program.Sizes.Of(gate.Sum.Parts[0]) ?? CellSizes.Units).ToArray();
        int other = Array.FindIndex(columns, size => size != columns[0]);
        if (other >= 0)
        {
            yield return Violated(
                program.RecurrentGates[other].Sum, "a value of another size than the Recurrent before it, which shares its matrix: write Matrix(\"name\", ...)");
        }
    }

    private static string Words(int size) => size == CellSizes.Units ? "a number for each unit" : $"{size} numbers, from a projection";

    private Violation Violated(CellCall call, string has)
    {
        SyntaxNode place = _places[call];
        return new Violation(CellDescriptors.CellSize, place.GetLocation(), _cell.Name, place.ToString(), has);
    }
}
