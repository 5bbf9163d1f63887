using Unrolled.Generator.Kernels;

namespace Unrolled.Generator.Passes;

/// <summary>Which spans some statements read or write, so that no row is named in vain.</summary>
internal static class SpanUse
{
    public static HashSet<string> In(IReadOnlyCollection<Statement> statements)
    {
        IEnumerable<string> copied = statements.OfType<Copy>().SelectMany(c => new[] { c.Source, c.Destination });
        return new HashSet<string>(ElementUse.In(statements).Select(e => e.Span).Concat(copied));
    }
}
