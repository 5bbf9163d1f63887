using Unrolled.Generator.Cells;
using Unrolled.Generator.Spec;

namespace Unrolled.Generator.Tests.Harness;

/// <summary>A model with a cell that is in no attribute.</summary>
internal static class CellExchange
{
    /// <summary>The same model with all its layers of <paramref name="cell"/>.</summary>
    public static ModelSpec With(this ModelSpec spec, Cell cell) => spec with { Layers = new([.. spec.Layers.Select(layer => layer with { Cell = cell })]) };
}
