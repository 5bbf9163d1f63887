using Microsoft.CodeAnalysis;
using Unrolled.Generator.Cells;
using Unrolled.Generator.Diagnostics;

namespace Unrolled.Generator.Parsing;

/// <summary>Whether the cells that a model names can be used. What is wrong inside it is said there.</summary>
internal static class CellRules
{
    /// <summary>Each rule of this file.</summary>
    public static readonly ModelRule[] All =
    {
        CellsAreUsable,
        LayersHaveCells,
    };

    public static IEnumerable<Violation> CellsAreUsable(ModelDeclaration model)
    {
        if (model.Cells.All(cell => cell is not RecurrentCell))
        {
            yield break;
        }

        if (model.Arguments.Cells.Count == 0)
        {
            yield return new Violation(CellDescriptors.CellNotUsable, model.Arguments.CellPlace(0), model.Type.Name, "typeof(...)", "is missing");
        }

        for (int i = 0; i < model.Arguments.Cells.Count; i++)
        {
            (INamedTypeSymbol? type, CellReading? reading) = model.Arguments.Cells[i];
            if (reading?.Program is null)
            {
                string fault = type is null ? "is no class"
                    : reading is null ? "has no attribute [Cell]"
                    : type.DeclaringSyntaxReferences.IsEmpty ? "comes from an assembly that was built without this version of the generator: build that again"
                    : "has equations that cannot be read: see there";
                yield return new Violation(CellDescriptors.CellNotUsable, model.Arguments.CellPlace(i), model.Type.Name, type?.Name ?? "null", fault);
            }
        }
    }

    /// <summary>Where several cells are named, each layer has its own.</summary>
    public static IEnumerable<Violation> LayersHaveCells(ModelDeclaration model)
    {
        int cells = model.Arguments.Cells.Count;
        string name = model.Arguments.IsGiven(ArgumentNames.HiddenSizes) ? ArgumentNames.HiddenSizes : ArgumentNames.Layers;
        int layers = model.Arguments.Numbers(name)?.Count ?? model.Arguments.Number(name);
        if (cells > 1 && model.Arguments.IsGiven(name) && layers != cells)
        {
            yield return new Violation(Descriptors.ArgumentNeeds, model.Arguments.Place(name), name, $"a layer for each of the {cells} cells that are named, and has {layers}");
        }
    }
}
