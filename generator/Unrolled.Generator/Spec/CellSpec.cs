namespace Unrolled.Generator.Spec;

/// <summary>A cell of this assembly that others may use.</summary>
/// <param name="Name">Its full name, as code says it.</param>
/// <param name="Equations">The text of its program.</param>
internal sealed record CellSpec(string Name, string Equations);
