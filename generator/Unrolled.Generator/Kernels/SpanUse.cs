namespace Unrolled.Generator.Kernels;

/// <summary>Which spans some statements read or write.</summary>
internal static class SpanUse
{
    public static HashSet<string> In(IReadOnlyCollection<Statement> statements) => new(KernelVisitor.Walk(statements).SelectMany(Of));

    private static IEnumerable<string> Of(Statement statement) => statement switch
    {
        Copy copy => new[] { copy.Source.Span, copy.Destination.Span },
        _ => KernelVisitor.Elements(statement).Select(e => e.Span),
    };
}
