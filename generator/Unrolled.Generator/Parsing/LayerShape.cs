namespace Unrolled.Generator.Parsing;

/// <summary>How many units the layers have, the first layer first.</summary>
internal static class LayerShape
{
    /// <summary>Each layer is code of its own.</summary>
    public const int MostLayers = 256;

    /// <summary>The sizes that are listed, else as many layers as asked for of equal size.</summary>
    public static IReadOnlyList<int> Of(ModelArguments arguments) =>
        arguments.Numbers(ArgumentNames.HiddenSizes)
        ?? Enumerable.Repeat(arguments.Number(ArgumentNames.Hidden), Math.Min(MostLayers, Math.Max(1, arguments.Number(ArgumentNames.Layers, 1)))).ToArray();
}
