namespace Unrolled;

/// <summary>Makes the partial class a network of a cell in your own equations: see <see cref="CellAttribute"/>.</summary>
/// <example><code>[RecurrentModel(typeof(Mgu), Input = 3, Hidden = 16, Steps = 20)]
/// public partial class Gesture { }</code></example>
public sealed class RecurrentModelAttribute : ModelAttribute
{
    /// <summary>A network of the cell <paramref name="cell"/>.</summary>
    /// <param name="cell">A class with <see cref="CellAttribute"/>.</param>
    public RecurrentModelAttribute(Type cell) => Cell = cell;

    /// <summary>The class that holds the equations.</summary>
    public Type Cell { get; }
}
