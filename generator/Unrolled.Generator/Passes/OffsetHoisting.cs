using Unrolled.Generator.Kernels;

namespace Unrolled.Generator.Passes;

/// <summary>
/// Where vectors are read at the same distance from each other, names the part of their offsets that changes once, as a native integer:
/// each read is then one instruction with a constant displacement.
/// </summary>
internal static class OffsetHoisting
{
    public static IReadOnlyList<Statement> Apply(IReadOnlyList<Statement> statements)
    {
        int names = 0;
        return VectorBlocks.Rewrite(statements, block => Hoist(block, ref names));
    }

    private static IReadOnlyList<Statement> Hoist(IReadOnlyList<Statement> block, ref int names)
    {
        var shared = new Dictionary<Index, string>();
        foreach (IGrouping<Index, Element> same in KernelVisitor.Elements(VectorBlocks.Direct(block)).Where(IsHoisted).GroupBy(e => e.Index.Varying))
        {
            if (same.Select(e => e.Index.Constant).Distinct().Count() > 1)
            {
                shared[same.Key] = names++ == 0 ? "at" : $"at{names - 1}";
            }
        }

        Element Shift(Element e) => IsHoisted(e) && shared.TryGetValue(e.Index.Varying, out string? name)
            ? e with { Index = Index.Of(name) + e.Index.Fixed }
            : e;
        return VectorBlocks.DeclareAtFirstUse(
            block, e => IsHoisted(e) && shared.TryGetValue(e.Index.Varying, out string? name) ? new Offset(name, e.Index.Varying) : null, Shift);
    }

    /// <summary>Over vectors everything is addressed by native integers; one number at a loop variable needs no name for it.</summary>
    private static bool IsHoisted(Element element) => !element.Index.IsConstant && (element.Access == Access.Lanes || !element.Index.IsVariable);
}
