namespace Unrolled.Generator.Lowering;

/// <summary>Finds, or replaces, the elements that statements read and write.</summary>
internal static class ElementUse
{
    /// <summary>All elements, those in nested blocks too.</summary>
    public static IReadOnlyList<Element> In(IEnumerable<Statement> statements)
    {
        var found = new List<Element>();
        Map(statements, e =>
        {
            found.Add(e);
            return e;
        });
        return found;
    }

    /// <summary>The statements with each element replaced.</summary>
    public static IReadOnlyList<Statement> Map(IEnumerable<Statement> statements, Func<Element, Element> replace) =>
        statements.Select(s => Map(s, replace)).ToArray();

    private static Statement Map(Statement statement, Func<Element, Element> replace)
    {
        switch (statement)
        {
            case Declare d:
                return d with { Value = Map(d.Value, replace) };
            case AddTo a:
                return a with { Value = Map(a.Value, replace) };
            case Store s:
                return s with { Index = replace(new Element(s.Span, s.Index)).Index, Value = Map(s.Value, replace) };
            case Loop l:
                return l with { Body = Map(l.Body, replace) };
            case Scope b:
                return new Scope(Map(b.Body, replace));
            default:
                return statement;
        }
    }

    private static Expression Map(Expression expression, Func<Element, Element> replace) => expression switch
    {
        Element e => replace(e),
        Binary b => b with { Left = Map(b.Left, replace), Right = Map(b.Right, replace) },
        Negated n => new Negated(Map(n.Operand, replace)),
        Activation a => a with { Argument = Map(a.Argument, replace) },
        WherePositive w => new WherePositive(Map(w.Condition, replace), Map(w.Value, replace)),
        _ => expression,
    };
}
