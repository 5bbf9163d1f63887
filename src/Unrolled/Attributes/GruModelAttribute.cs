namespace Unrolled;

/// <summary>Makes the partial class a gated recurrent unit: reset r, update z, candidate n, <c>h = (1 - z) * n + z * h</c>.</summary>
/// <example><code>[GruModel(Input = 3, Hidden = 2, Steps = 5)]
/// public partial class Gesture { }</code></example>
public sealed class GruModelAttribute : ModelAttribute
{
    /// <summary>Where the reset gate applies. Default: after the product, as PyTorch.</summary>
    public GruReset Reset { get; set; }

    /// <summary>What the update gate means. Default: it keeps the old state, as PyTorch.</summary>
    public GruUpdate Update { get; set; }
}
