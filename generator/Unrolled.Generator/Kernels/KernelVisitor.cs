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
    /// <param name="read">The stand-in of an element that is read.</param>
    /// <param name="written">The stand-in of an element that is written.</param>
    public static Statement Map(Statement statement, Func<Element, Expression> read, Func<Element, Element> written) =>
        statement.WithExpressions(value => Map(value, read), written);

    /// <summary>The same for a block and all blocks inside it.</summary>
    public static IReadOnlyList<Statement> MapAll(IReadOnlyList<Statement> block, Func<Element, Expression> read, Func<Element, Element> written) =>
        block.Select(statement => Map(statement, read, written).WithBlocks(inner => MapAll(inner, read, written))).ToArray();

    /// <summary>The expressions of a statement, but not of the blocks inside it, with their operands.</summary>
    public static IReadOnlyList<Expression> Expressions(Statement statement)
    {
        var found = new List<Expression>();
        Expression Note(Expression expression)
        {
            found.Add(expression);
            return expression.WithOperands(Note);
        }

        statement.WithExpressions(Note, target => target);
        return found;
    }

    /// <summary>The elements that a statement, but not the blocks inside it, reads.</summary>
    public static IReadOnlyList<Element> Reads(Statement statement) => Collect(statement, written: false);

    /// <summary>The elements that a statement, but not the blocks inside it, reads or writes.</summary>
    public static IReadOnlyList<Element> Elements(Statement statement) => Collect(statement, written: true);

    /// <summary>The labels of all indices.</summary>
    public static IEnumerable<Label> Labels(IEnumerable<KernelMethod> methods) =>
        methods.SelectMany(m => Walk(m.Body)).SelectMany(Indices).Select(index => index.Label).OfType<Label>();

    /// <summary>The offsets that a statement, but not the blocks inside it, counts with.</summary>
    private static IEnumerable<Index> Indices(Statement statement) => statement switch
    {
        Slice slice => new[] { slice.Start },
        Offset offset => new[] { offset.Value },
        Copy copy => IndicesOf(copy.Source).Concat(IndicesOf(copy.Destination)),
        Clear clear => IndicesOf(clear.Target),
        FillOnes fill => IndicesOf(fill.Target),
        DeclareToken token => IndicesOf(token.Token),
        StoreToken token => IndicesOf(token.Token).Append(token.Target.Index),
        CallMethod call => call.Arguments.SelectMany(IndicesOf),
        _ => Elements(statement).Select(e => e.Index),
    };

    private static IEnumerable<Index> IndicesOf(Argument argument) => argument switch
    {
        Region region => new[] { region.Start },
        TokenAt token => new[] { token.Index },
        TapeToken token => new[] { token.Index },
        LargestOf largest => IndicesOf(largest.Logits),
        _ => Array.Empty<Index>(),
    };

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
