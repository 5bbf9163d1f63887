using Unrolled.Generator.Kernels;

namespace Unrolled.Generator.Passes;

/// <summary>Where a block over vectors reads an element several times, reads it once into a variable.</summary>
internal static class ElementSharing
{
    public static IReadOnlyList<Statement> Apply(IReadOnlyList<Statement> statements)
    {
        int names = 0;
        return VectorBlocks.Rewrite(statements, block => Share(block, ref names));
    }

    private static IReadOnlyList<Statement> Share(IReadOnlyList<Statement> block, ref int names)
    {
        var stored = new HashSet<string>(KernelVisitor.Walk(block).OfType<Store>().Select(s => s.Target.Span));
        var shared = new Dictionary<Element, Variable>();
        foreach (IGrouping<Element, Element> same in KernelVisitor.Reads(VectorBlocks.Direct(block)).GroupBy(e => e))
        {
            if (same.Count() > 1 && !stored.Contains(same.Key.Span))
            {
                shared[same.Key] = new Variable((same.Key.Access == Access.Lanes ? "row" : "all") + names++);
            }
        }

        return VectorBlocks.DeclareAtFirstUse(
            block,
            e => shared.TryGetValue(e, out Variable? name) ? new Declare(name.Name, e) : null,
            e => e,
            e => shared.TryGetValue(e, out Variable? name) ? name : null);
    }
}
