namespace Unrolled;

/// <summary>Makes the partial class a long short-term memory: gates i, f, o, candidate g, <c>c = f * c + i * g</c>, <c>h = o * tanh(c)</c>.</summary>
/// <example><code>[LstmModel(Input = 3, Hidden = 2, Steps = 5)]
/// public partial class Gesture { }</code></example>
public sealed class LstmModelAttribute : ModelAttribute
{
    /// <summary>
    /// Whether the gates see the cell state, each through a vector [H]: i and f that of the step before, o the new one (tensors
    /// <c>weight_pi_l0</c>, <c>weight_pf_l0</c>, <c>weight_po_l0</c>; a new model starts with zeros). Default: false.
    /// </summary>
    public bool Peepholes { get; set; }
}
