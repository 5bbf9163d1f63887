namespace Unrolled;

/// <summary>Makes the partial class a minimal gated unit: gate f, candidate n, <c>n = tanh(W x + b + R (f * h))</c>, <c>h = (1 - f) * h + f * n</c>.</summary>
/// <example><code>[MguModel(Input = 3, Hidden = 2, Steps = 5)]
/// public partial class Gesture { }</code></example>
public sealed class MguModelAttribute : ModelAttribute
{
}
