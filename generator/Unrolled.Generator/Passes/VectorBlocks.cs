using Unrolled.Generator.Kernels;

namespace Unrolled.Generator.Passes;

/// <summary>Rewrites the blocks of statements inside of loops over lanes, the inner ones first.</summary>
internal static class VectorBlocks
{
    public static IReadOnlyList<Statement> Rewrite(
        IReadOnlyList<Statement> statements, Func<IReadOnlyList<Statement>, IReadOnlyList<Statement>> rewrite, bool inLanes = false) =>
        statements.Select(statement => statement is BlockStatement block ? Rewrite(block, rewrite, inLanes || statement is LaneLoop) : statement).ToArray();

    private static Statement Rewrite(BlockStatement statement, Func<IReadOnlyList<Statement>, IReadOnlyList<Statement>> rewrite, bool inLanes) =>
        statement.WithBlocks(block =>
        {
            IReadOnlyList<Statement> inner = Rewrite(block, rewrite, inLanes);
            return inLanes && statement is LoopStatement ? rewrite(inner) : inner;
        });

    /// <summary>The statements of a block that are no blocks themselves.</summary>
    public static IEnumerable<Statement> Direct(IEnumerable<Statement> block) => block.Where(s => s.Blocks.Count == 0);

    /// <summary>Replaces elements in a block's own statements, each declaration before the first statement that needs it.</summary>
    /// <param name="declare">The declaration that an element needs; null for none.</param>
    /// <param name="move">The element with its new index.</param>
    /// <param name="read">The stand-in of an element that is read; null for the element itself.</param>
    public static IReadOnlyList<Statement> DeclareAtFirstUse(
        IReadOnlyList<Statement> block, Func<Element, Statement?> declare, Func<Element, Element> move, Func<Element, Expression?>? read = null)
    {
        var result = new List<Statement>();
        var declared = new HashSet<Statement>();
        Element Moved(Element element)
        {
            Declare(element);
            return move(element);
        }

        void Declare(Element element)
        {
            if (declare(element) is { } declaration && declared.Add(declaration))
            {
                result.Add(declaration);
            }
        }

        Func<Expression, Expression> map = KernelVisitor.Mapping(element =>
        {
            Declare(element);
            return read?.Invoke(element) ?? move(element);
        });
        foreach (Statement statement in block)
        {
            if (statement.Blocks.Count > 0)
            {
                result.Add(statement);
                continue;
            }

            // The mapping adds the declarations, so it is done first.
            Statement mapped = statement.WithExpressions(map, Moved);
            result.Add(mapped);
        }

        return result;
    }
}
