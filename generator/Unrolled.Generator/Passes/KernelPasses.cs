using System.Diagnostics;
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

    public static IReadOnlyList<KernelMethod> Run(IReadOnlyCollection<KernelMethod> methods, bool fuses)
    {
        IReadOnlyList<KernelMethod> current = LaneTypePruning.WithUsed(methods).ToArray();
        Verify(current);
        foreach (KernelPass pass in Of(fuses))
        {
            current = current.Select(method => method with { Body = pass(method.Body) }).ToArray();
            Verify(current);
        }

        return current;
    }

    /// <summary>In debug builds; the tests verify every model between all passes.</summary>
    [Conditional("DEBUG")]
    private static void Verify(IReadOnlyList<KernelMethod> methods) => KernelVerifier.Verify(methods);
}

/// <summary>One pass over the statements of a method.</summary>
internal delegate IReadOnlyList<Statement> KernelPass(IReadOnlyList<Statement> body);
