namespace Unrolled.Generator.Kernels;

/// <summary>The one walk over statements and expressions: everything that looks at a method or rewrites it goes through here.</summary>
internal static class KernelVisitor
{
    /// <summary>The statements of a block and of all blocks inside it, in the order of the text.</summary>
    public static IEnumerable<Statement> Walk(IEnumerable<Statement> block) =>
        block.SelectMany(statement => statement.Blocks.SelectMany(Walk).Prepend(statement));

    /// <summary>The same without loops over lanes.</summary>
    public static IEnumerable<Statement> WalkOutsideLanes(IEnumerable<Statement> block) =>
        block.Where(s => s is not LaneLoop).SelectMany(statement => statement.Blocks.SelectMany(WalkOutsideLanes).Prepend(statement));

    /// <summary>An expression with every element replaced, operands first.</summary>
    public static Expression Map(Expression expression, Func<Element, Expression> replace) =>
        expression is Element element ? replace(element) : expression.WithOperands(operand => Map(operand, replace));

    /// <summary>A statement, but not the blocks inside it, with its elements replaced.</summary>
    /// <param name="read">What stands for an element that is read.</param>
    /// <param name="written">What stands for an element that is written.</param>
    public static Statement Map(Statement statement, Func<Element, Expression> read, Func<Element, Element> written) =>
        statement.WithExpressions(value => Map(value, read), written);

    /// <summary>The same for a block and all blocks inside it.</summary>
    public static IReadOnlyList<Statement> MapAll(IReadOnlyList<Statement> block, Func<Element, Expression> read, Func<Element, Element> written) =>
        block.Select(statement => Map(statement, read, written).WithBlocks(inner => MapAll(inner, read, written))).ToArray();

    /// <summary>The elements that a statement, but not the blocks inside it, reads.</summary>
    public static IReadOnlyList<Element> Reads(Statement statement) => Collect(statement, written: false);

    /// <summary>The elements that a statement, but not the blocks inside it, reads or writes.</summary>
    public static IReadOnlyList<Element> Elements(Statement statement) => Collect(statement, written: true);

    private static IReadOnlyList<Element> Collect(Statement statement, bool written)
    {
        var found = new List<Element>();
        Element Note(Element element)
        {
            found.Add(element);
            return element;
        }

        Map(statement, Note, written ? Note : element => element);
        return found;
    }
}
