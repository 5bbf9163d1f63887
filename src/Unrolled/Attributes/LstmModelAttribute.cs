namespace Unrolled;

/// <summary>Makes the partial class a long short-term memory: gates i, f, o, candidate g, <c>c = f * c + i * g</c>, <c>h = o * tanh(c)</c>.</summary>
/// <example><code>[LstmModel(Input = 3, Hidden = 2, Steps = 5)]
/// public partial class Gesture { }</code></example>
public sealed class LstmModelAttribute : ModelAttribute
{
}
