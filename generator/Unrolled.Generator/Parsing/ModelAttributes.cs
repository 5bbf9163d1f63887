using Microsoft.CodeAnalysis;
using Unrolled.Generator.Cells;

namespace Unrolled.Generator.Parsing;

/// <summary>The attributes that make a class a model: one a cell.</summary>
internal static class ModelAttributes
{
    /// <summary>The cell that <paramref name="attribute"/> stands for, before its arguments are read; null for any other attribute.</summary>
    public static Cell? CellOf(AttributeData attribute)
    {
        string? name = attribute.AttributeClass?.ToDisplayString();
        return Cell.All.FirstOrDefault(cell => cell.AttributeName == name);
    }
}
