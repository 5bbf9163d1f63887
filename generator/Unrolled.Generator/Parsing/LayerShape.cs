using Unrolled.Generator.Cells;
using Unrolled.Generator.Spec;

namespace Unrolled.Generator.Parsing;

/// <summary>The layers that the arguments list.</summary>
internal static class LayerShape
{
    /// <summary>Each layer is code of its own.</summary>
    public const int MostLayers = 256;

    /// <summary>How many units the layers have, the first layer first: the sizes that are listed, else as many layers as asked for of equal size.</summary>
    public static IReadOnlyList<int> Of(ModelArguments arguments) =>
        arguments.Numbers(ArgumentNames.HiddenSizes)
        ?? Enumerable.Repeat(arguments.Number(ArgumentNames.Hidden), Math.Min(MostLayers, Math.Max(arguments.Cells.Count, Math.Max(1, arguments.Number(ArgumentNames.Layers, 1))))).ToArray();

    /// <summary>The same with their cells: one for all, or one each.</summary>
    public static EquatableArray<LayerSpec> Of(ModelArguments arguments, IReadOnlyList<Cell> cells) =>
        new(Of(arguments).Select((units, i) => new LayerSpec(cells[Math.Min(i, cells.Count - 1)], units)).ToArray());

    /// <summary>The dense layers of an argument.</summary>
    public static EquatableArray<LayerSpec> Dense(ModelArguments arguments, string sizes, string activation)
    {
        var cell = new DenseCell { Activation = (DenseActivationKind)arguments.Number(activation) };
        return new EquatableArray<LayerSpec>((arguments.Numbers(sizes) ?? Array.Empty<int>()).Select(units => new LayerSpec(cell, units)).ToArray());
    }
}
