namespace Unrolled.Generator.Memory;

/// <summary>Names of places in memory, as the lecture writes them: W = [Wxh | Whh].</summary>
internal static class LabelText
{
    private static readonly Dictionary<string, string> Tensors = new()
    {
        ["weight_ih"] = "Wxh",
        ["weight_hh"] = "Whh",
        ["bias"] = "B",
        ["weight_head"] = "Why",
        ["bias_head"] = "By",
        ["weight_embedding"] = "E",
    };

    /// <summary><c>weight_hh_l0</c> is Whh, or WhhL0 where there are several layers; <c>bias_hn_l0</c> is Bhn.</summary>
    public static string Of(string tensor, bool isOneLayer)
    {
        int layer = tensor.LastIndexOf("_l", StringComparison.Ordinal);
        bool hasLayer = layer >= 0 && layer + 2 < tensor.Length && char.IsDigit(tensor[layer + 2]);
        string name = hasLayer ? tensor.Substring(0, layer) : tensor;
        string known = Tensors.TryGetValue(name, out string? found)
            ? found
            : name.Replace("weight_", "W").Replace("bias_", "B");
        return known + (hasLayer && !isOneLayer ? Words(tensor.Substring(layer + 1)) : "");
    }

    /// <summary><c>TapeTanhC</c>, <c>StateHL1</c>: a block and a value.</summary>
    public static string Of(string block, string name) => Words(block) + Words(name);

    /// <summary><c>h_l0_reverse</c> is HL0Reverse.</summary>
    private static string Words(string name) =>
        string.Concat(name.Split('_').Select(word => word.Substring(0, 1).ToUpperInvariant() + word.Substring(1)));
}
