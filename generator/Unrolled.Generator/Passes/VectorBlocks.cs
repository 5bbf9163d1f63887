using Unrolled.Generator.Kernels;

namespace Unrolled.Generator.Passes;

/// <summary>Rewrites the blocks of statements inside of loops over lanes, the inner ones first.</summary>
internal static class VectorBlocks
{
    public static IReadOnlyList<Statement> Rewrite(
        IReadOnlyList<Statement> statements, Func<IReadOnlyList<Statement>, IReadOnlyList<Statement>> rewrite, bool inLanes = false) =>
        statements.Select(statement =>
        {
            switch (statement)
            {
                case Loop loop:
                    bool lanes = inLanes || loop.Lanes > 0;
                    IReadOnlyList<Statement> body = Rewrite(loop.Body, rewrite, lanes);
                    return loop with { Body = lanes ? rewrite(body) : body };
                case Scope scope:
                    return new Scope(Rewrite(scope.Body, rewrite, inLanes));
                default:
                    return statement;
            }
        }).ToArray();

    /// <summary>The statements of a block that are no blocks themselves.</summary>
    public static IEnumerable<Statement> Direct(IEnumerable<Statement> block) => block.Where(s => s is not Loop and not Scope);

    /// <summary>The statements over single numbers.</summary>
    public static IEnumerable<Statement> Outside(IEnumerable<Statement> block) => block.SelectMany(s => s switch
    {
        Loop loop => loop.Lanes > 0 ? Enumerable.Empty<Statement>() : Outside(loop.Body),
        Scope scope => Outside(scope.Body),
        _ => new[] { s },
    });

    /// <summary>All stores of a block, nested ones too.</summary>
    public static IEnumerable<Store> Stores(IEnumerable<Statement> block) => block.SelectMany(s => s switch
    {
        Store store => new[] { store },
        Loop loop => Stores(loop.Body),
        Scope scope => Stores(scope.Body),
        _ => Enumerable.Empty<Store>(),
    });

    /// <summary>Replaces elements in a block's own statements, each declaration before the first statement that needs it.</summary>
    /// <param name="declare">The declaration that an element needs; null for none.</param>
    /// <param name="move">The element with its new index.</param>
    /// <param name="read">What is read instead of an element; null for the element itself.</param>
    public static IReadOnlyList<Statement> DeclareAtFirstUse(
        IReadOnlyList<Statement> block, Func<Element, Statement?> declare, Func<Element, Element> move, Func<Element, Expression?>? read = null)
    {
        var result = new List<Statement>();
        var declared = new HashSet<Statement>();
        foreach (Statement statement in block)
        {
            if (statement is Loop or Scope)
            {
                result.Add(statement);
                continue;
            }

            foreach (Statement declaration in ElementUse.In(new[] { statement }).Select(declare).OfType<Statement>())
            {
                if (declared.Add(declaration))
                {
                    result.Add(declaration);
                }
            }

            result.Add(ElementUse.Map(statement, move, read));
        }

        return result;
    }
}
