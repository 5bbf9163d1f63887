using System.ComponentModel;

namespace Unrolled;

/// <summary>The equations of a cell, for projects that reference its assembly. The generator writes it.</summary>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CellEquationsAttribute : Attribute
{
    /// <summary>The equations of <paramref name="cell"/>.</summary>
    /// <param name="cell">A class with <see cref="CellAttribute"/>.</param>
    /// <param name="equations">The equations, in a form that the generator reads.</param>
    public CellEquationsAttribute(Type cell, string equations) => (Cell, Equations) = (cell, equations);

    /// <summary>A class with <see cref="CellAttribute"/>.</summary>
    public Type Cell { get; }

    /// <summary>The equations, in a form that the generator reads.</summary>
    public string Equations { get; }
}
