using Microsoft.CodeAnalysis;
using Unrolled.Generator.Spec;

namespace Unrolled.Generator.Parsing;

/// <summary>The attributes that make a class a model.</summary>
/// <param name="MetadataName">Full name of the attribute's class.</param>
/// <param name="Cell">The cell it stands for.</param>
internal sealed record ModelAttributeKind(string MetadataName, CellKind Cell)
{
    public static readonly IReadOnlyList<ModelAttributeKind> All = new ModelAttributeKind[]
    {
        new("Unrolled.RnnModelAttribute", CellKind.Rnn),
        new("Unrolled.LstmModelAttribute", CellKind.Lstm),
        new("Unrolled.GruModelAttribute", CellKind.Gru),
    };

    /// <summary>The cell that <paramref name="attribute"/> stands for; null for any other attribute.</summary>
    public static CellKind? CellOf(AttributeData attribute)
    {
        string? name = attribute.AttributeClass?.ToDisplayString();
        return All.FirstOrDefault(known => known.MetadataName == name)?.Cell;
    }
}
