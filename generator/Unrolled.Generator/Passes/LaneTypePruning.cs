using Unrolled.Generator.Kernels;

namespace Unrolled.Generator.Passes;

/// <summary>Leaves methods generic over the vector types that some loop uses.</summary>
internal static class LaneTypePruning
{
    /// <summary>The same methods, generic over those types alone that a loop of theirs uses.</summary>
    public static IEnumerable<KernelMethod> WithUsed(IReadOnlyCollection<KernelMethod> methods)
    {
        var used = new HashSet<int>(methods.SelectMany(m => KernelVisitor.Walk(m.Body)).OfType<LaneLoop>().Select(loop => loop.Lanes));
        return methods.Select(m => m with { LaneTypes = m.LaneTypes?.Where(used.Contains).ToArray() });
    }
}
