namespace Unrolled.Generator.Lowering;

/// <summary>Which spans some statements read or write, so that no row is named in vain.</summary>
internal static class SpanUse
{
    public static HashSet<string> In(IEnumerable<Statement> statements)
    {
        var spans = new HashSet<string>();
        Visit(statements, spans);
        return spans;
    }

    private static void Visit(IEnumerable<Statement> statements, HashSet<string> spans)
    {
        foreach (Statement statement in statements)
        {
            switch (statement)
            {
                case Declare d:
                    Visit(d.Value, spans);
                    break;
                case AddTo a:
                    Visit(a.Value, spans);
                    break;
                case Store s:
                    spans.Add(s.Span);
                    Visit(s.Value, spans);
                    break;
                case Loop l:
                    Visit(l.Body, spans);
                    break;
                case Scope b:
                    Visit(b.Body, spans);
                    break;
                case Copy c:
                    spans.Add(c.Source);
                    spans.Add(c.Destination);
                    break;
            }
        }
    }

    private static void Visit(Expression expression, HashSet<string> spans)
    {
        switch (expression)
        {
            case Element e:
                spans.Add(e.Span);
                break;
            case Binary b:
                Visit(b.Left, spans);
                Visit(b.Right, spans);
                break;
            case Negated n:
                Visit(n.Operand, spans);
                break;
            case Activation a:
                Visit(a.Argument, spans);
                break;
            case WherePositive w:
                Visit(w.Condition, spans);
                Visit(w.Value, spans);
                break;
            case LaneTree:
                spans.Add(Spans.Lanes);
                break;
        }
    }
}
