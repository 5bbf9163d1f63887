namespace Unrolled;

/// <summary>Makes the partial class a vanilla recurrent network: <c>h = tanh(W x + R h + b)</c>.</summary>
/// <example><code>[RnnModel(Input = 3, Hidden = 2, Steps = 5)]
/// public partial class Gesture { }</code></example>
public sealed class RnnModelAttribute : ModelAttribute
{
    /// <summary>The activation of the cell. Default: tanh.</summary>
    public RnnActivation Activation { get; set; }
}
