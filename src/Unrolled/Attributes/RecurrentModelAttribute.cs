namespace Unrolled;

/// <summary>Makes the partial class a network of a cell in your own equations, or of layers of different cells: see <see cref="CellAttribute"/>.</summary>
/// <example><code>[RecurrentModel(typeof(Mgu), Input = 3, Hidden = 16, Steps = 20)]
/// public partial class Gesture { }
///
/// [RecurrentModel(typeof(Unrolled.Cells.Gru), typeof(Mgu), Input = 3, HiddenSizes = new[] { 16, 8 }, Steps = 20)]
/// public partial class Mixed { }</code></example>
public sealed class RecurrentModelAttribute : ModelAttribute
{
    /// <summary>A network of one cell, or of a cell a layer.</summary>
    /// <param name="cells">Classes with <see cref="CellAttribute"/>: one for all layers, or one for each, the first layer first.</param>
    public RecurrentModelAttribute(params Type[] cells) => Cells = cells;

    /// <summary>The classes that hold the equations.</summary>
    public Type[] Cells { get; }
}
