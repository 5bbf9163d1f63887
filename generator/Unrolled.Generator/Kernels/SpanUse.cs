namespace Unrolled.Generator.Kernels;

/// <summary>Which spans some statements read or write.</summary>
internal static class SpanUse
{
    public static HashSet<string> In(IEnumerable<Statement> statements) =>
        new(KernelVisitor.Walk(statements).SelectMany(s => KernelVisitor.Elements(s).Select(e => e.Span).Concat(Of(s)).Concat(Trees(s))));

    /// <summary>The spans whose numbers are read or written one by one: a cut to their length saves bounds checks.</summary>
    public static HashSet<string> Indexed(IEnumerable<Statement> statements) =>
        new(KernelVisitor.Walk(statements).SelectMany(KernelVisitor.Elements).Select(e => e.Span));

    private static IEnumerable<string> Trees(Statement statement) => KernelVisitor.Expressions(statement).OfType<LaneTree>().Select(tree => tree.Span);

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
