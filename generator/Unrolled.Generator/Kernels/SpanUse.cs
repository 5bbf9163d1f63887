namespace Unrolled.Generator.Kernels;

/// <summary>Which spans some statements read or write.</summary>
internal static class SpanUse
{
    public static HashSet<string> In(IEnumerable<Statement> statements)
    {
        IReadOnlyList<Statement> all = KernelVisitor.Walk(statements);
        HashSet<string> used = IndexedIn(all);
        used.UnionWith(all.SelectMany(Of));
        used.UnionWith(KernelVisitor.Expressions(all).OfType<LaneTree>().Select(tree => tree.Span));
        return used;
    }

    /// <summary>The spans whose numbers are read or written one by one: a cut to their length saves bounds checks.</summary>
    public static HashSet<string> Indexed(IEnumerable<Statement> statements) => IndexedIn(KernelVisitor.Walk(statements));

    private static HashSet<string> IndexedIn(IEnumerable<Statement> all) => new(KernelVisitor.Elements(all).Select(e => e.Span));

    private static IEnumerable<string> Of(Statement statement) => statement switch
    {
        Copy copy => new[] { copy.Source.Span, copy.Destination.Span },
        Clear clear => new[] { clear.Target.Span },
        FillOnes fill => new[] { fill.Target.Span },
        DeclareToken token => Of(token.Token),
        StoreToken token => Of(token.Token),
        CallMethod call => call.Arguments.SelectMany(Of),
        ForEachToken each => new[] { each.Tokens.Span, each.Rows },
        _ => Array.Empty<string>(),
    };

    private static IEnumerable<string> Of(Argument argument) => argument switch
    {
        Region region => new[] { region.Span },
        TokenAt token => new[] { token.Span },
        TapeToken token => new[] { token.Span },
        LargestOf largest => Of(largest.Logits),
        _ => Array.Empty<string>(),
    };
}
