using Unrolled.Generator.Cells;
using Unrolled.Generator.Diagnostics;

namespace Unrolled.Generator.Parsing;

/// <summary>Whether the cell that a model names can be used. What is wrong inside it is said there.</summary>
internal static class CellRules
{
    /// <summary>Each rule of this file.</summary>
    public static readonly ModelRule[] All =
    {
        CellIsUsable,
    };

    public static IEnumerable<Violation> CellIsUsable(ModelDeclaration model)
    {
        if (model.Cell is not RecurrentCell || model.Arguments.Cell?.Program is not null)
        {
            yield break;
        }

        string fault = model.Arguments.NamedCell is null ? "is no class"
            : model.Arguments.Cell is null ? "has no attribute [Cell]"
            : model.Arguments.NamedCell.DeclaringSyntaxReferences.IsEmpty ? "comes from an assembly that was built without this version of the generator: build that again"
            : "has equations that cannot be read: see there";
        yield return new Violation(Descriptors.CellNotUsable, model.Arguments.CellPlace, model.Type.Name, model.Arguments.NamedCell?.Name ?? "null", fault);
    }
}
