using Unrolled.Generator.Kernels;

namespace Unrolled.Generator.Passes;

/// <summary>The passes over methods, in their order. Each keeps every number that a method computes, but for <see cref="Fusing"/>.</summary>
internal static class KernelPasses
{
    /// <summary>The passes over the statements of one method.</summary>
    /// <param name="fuses">Whether the arithmetic is fused: a product and the sum it goes into are rounded once.</param>
    public static IEnumerable<KernelPass> Of(bool fuses)
    {
        yield return LaneAdditions.Apply;

        // An element is shared by its index, so that comes before indices are rewritten.
        yield return ElementSharing.Apply;
        yield return OffsetHoisting.Apply;
        if (fuses)
        {
            yield return Fusing.Apply;
        }
    }

    public static IReadOnlyList<KernelMethod> Run(IReadOnlyCollection<KernelMethod> methods, bool fuses) => LaneTypePruning.WithUsed(methods)
        .Select(method => method with { Body = Of(fuses).Aggregate(method.Body, (body, pass) => pass(body)) })
        .ToArray();
}

/// <summary>One pass over the statements of a method.</summary>
internal delegate IReadOnlyList<Statement> KernelPass(IReadOnlyList<Statement> body);
