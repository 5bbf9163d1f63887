namespace Unrolled.Generator.Kernels;

/// <summary>The one walk over statements and expressions: everything that looks at a method or rewrites it goes through here.</summary>
internal static class KernelVisitor
{
    /// <summary>The statements of a block and of all blocks inside it, in the order of the text.</summary>
    public static IReadOnlyList<Statement> Walk(IEnumerable<Statement> block) => Walk(block, new List<Statement>(), _ => true);

    /// <summary>The same without loops over lanes.</summary>
    public static IReadOnlyList<Statement> WalkOutsideLanes(IEnumerable<Statement> block) => Walk(block, new List<Statement>(), s => s is not LaneLoop);

    /// <summary>What replaces every element of an expression, operands first.</summary>
    public static Func<Expression, Expression> Mapping(Func<Element, Expression> replace)
    {
        Func<Expression, Expression> map = null!;
        map = expression => expression is Element element ? replace(element) : expression.WithOperands(map);
        return map;
    }

    /// <summary>A block, and all blocks inside it, with its elements replaced.</summary>
    /// <param name="read">The stand-in of an element that is read.</param>
    /// <param name="written">The stand-in of an element that is written.</param>
    public static IReadOnlyList<Statement> MapAll(IReadOnlyList<Statement> block, Func<Element, Expression> read, Func<Element, Element> written)
    {
        Func<Expression, Expression> map = Mapping(read);
        IReadOnlyList<Statement> All(IReadOnlyList<Statement> inner) => inner.Select(statement => statement.WithExpressions(map, written).WithBlocks(All)).ToArray();
        return All(block);
    }

    /// <summary>The expressions of statements, but not of the blocks inside them, with their operands.</summary>
    public static IReadOnlyList<Expression> Expressions(IEnumerable<Statement> statements)
    {
        var found = new List<Expression>();
        Func<Expression, Expression> note = null!;
        note = expression =>
        {
            found.Add(expression);
            return expression.WithOperands(note);
        };
        foreach (Statement statement in statements)
        {
            statement.WithExpressions(note, target => target);
        }

        return found;
    }

    /// <summary>The elements that statements, but not the blocks inside them, read.</summary>
    public static IReadOnlyList<Element> Reads(IEnumerable<Statement> statements) => Collect(statements, written: false);

    /// <summary>The elements that statements, but not the blocks inside them, read or write.</summary>
    public static IReadOnlyList<Element> Elements(IEnumerable<Statement> statements) => Collect(statements, written: true);

    /// <summary>The labels of all indices.</summary>
    public static IEnumerable<Label> Labels(IEnumerable<KernelMethod> methods)
    {
        IReadOnlyList<Statement> statements = methods.SelectMany(m => Walk(m.Body)).ToArray();
        return Elements(statements).Select(e => e.Index).Concat(statements.SelectMany(Indices)).Select(index => index.Label).OfType<Label>();
    }

    /// <summary>The offsets that a statement, but not the blocks inside it, counts with beside those of its elements.</summary>
    private static IEnumerable<Index> Indices(Statement statement) => statement switch
    {
        Slice slice => new[] { slice.Start },
        Offset offset => new[] { offset.Value },
        Copy copy => IndicesOf(copy.Source).Concat(IndicesOf(copy.Destination)),
        Clear clear => IndicesOf(clear.Target),
        FillOnes fill => IndicesOf(fill.Target),
        DeclareToken token => IndicesOf(token.Token),
        StoreToken token => IndicesOf(token.Token),
        CallMethod call => call.Arguments.SelectMany(IndicesOf),
        _ => Array.Empty<Index>(),
    };

    private static IEnumerable<Index> IndicesOf(Argument argument) => argument switch
    {
        Region region => new[] { region.Start },
        TokenAt token => new[] { token.Index },
        TapeToken token => new[] { token.Index },
        LargestOf largest => IndicesOf(largest.Logits),
        _ => Array.Empty<Index>(),
    };

    private static IReadOnlyList<Element> Collect(IEnumerable<Statement> statements, bool written)
    {
        var found = new List<Element>();
        Element Note(Element element)
        {
            found.Add(element);
            return element;
        }

        Func<Expression, Expression> read = Mapping(Note);
        Func<Element, Element> target = written ? Note : element => element;
        foreach (Statement statement in statements)
        {
            statement.WithExpressions(read, target);
        }

        return found;
    }

    private static List<Statement> Walk(IEnumerable<Statement> block, List<Statement> found, Func<Statement, bool> enters)
    {
        foreach (Statement statement in block.Where(enters))
        {
            found.Add(statement);
            foreach (IReadOnlyList<Statement> inner in statement.Blocks)
            {
                Walk(inner, found, enters);
            }
        }

        return found;
    }
}
