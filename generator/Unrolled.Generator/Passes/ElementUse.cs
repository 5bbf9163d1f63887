using Unrolled.Generator.Kernels;

namespace Unrolled.Generator.Passes;

/// <summary>Finds, or replaces, the elements that statements read and write.</summary>
internal static class ElementUse
{
    /// <summary>All elements, those in nested blocks too.</summary>
    public static IReadOnlyList<Element> In(IEnumerable<Statement> statements) => Collect(statements, reads: false);

    /// <summary>All elements that are read.</summary>
    public static IReadOnlyList<Element> Read(IEnumerable<Statement> statements) => Collect(statements, reads: true);

    /// <summary>A statement with its elements replaced.</summary>
    /// <param name="move">The element at its new place.</param>
    /// <param name="read">What is read instead of an element; null for the element itself.</param>
    public static Statement Map(Statement statement, Func<Element, Element> move, Func<Element, Expression?>? read = null)
    {
        Expression Value(Expression expression) => Map(expression, e => read?.Invoke(e) ?? move(e));
        return statement switch
        {
            Declare d => d with { Value = Value(d.Value) },
            Assign a => a with { Value = Value(a.Value) },
            AddTo a => a with { Value = Value(a.Value) },
            Store s => s with { Index = move(new Element(s.Span, s.Index)).Index, Value = Value(s.Value) },
            Loop l => l with { Body = l.Body.Select(s => Map(s, move, read)).ToArray() },
            Scope b => new Scope(b.Body.Select(s => Map(s, move, read)).ToArray()),
            _ => statement,
        };
    }

    private static IReadOnlyList<Element> Collect(IEnumerable<Statement> statements, bool reads)
    {
        var found = new List<Element>();
        foreach (Statement statement in statements)
        {
            Map(
                statement,
                e =>
                {
                    if (!reads)
                    {
                        found.Add(e);
                    }

                    return e;
                },
                e =>
                {
                    found.Add(e);
                    return e;
                });
        }

        return found;
    }

    private static Expression Map(Expression expression, Func<Element, Expression> replace) => expression switch
    {
        Element e => replace(e),
        Binary b => b with { Left = Map(b.Left, replace), Right = Map(b.Right, replace) },
        MultiplyAdd m => new MultiplyAdd(Map(m.A, replace), Map(m.B, replace), Map(m.C, replace)),
        Complete c => new Complete(Map(c.Sum, replace)),
        Negated n => new Negated(Map(n.Operand, replace)),
        Activation a => a with { Argument = Map(a.Argument, replace) },
        WherePositive w => new WherePositive(Map(w.Condition, replace), Map(w.Value, replace)),
        _ => expression,
    };
}
