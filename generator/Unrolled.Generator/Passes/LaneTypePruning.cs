using Unrolled.Generator.Kernels;

namespace Unrolled.Generator.Passes;

/// <summary>Leaves methods generic over the vector types that some loop uses.</summary>
internal static class LaneTypePruning
{
    /// <summary>The same methods, generic over those types alone that a loop of theirs uses.</summary>
    public static IEnumerable<KernelMethod> WithUsed(IReadOnlyCollection<KernelMethod> methods)
    {
        var used = new HashSet<int>(methods.SelectMany(m => LanesIn(m.Body)));
        return methods.Select(m => m with { LaneTypes = m.LaneTypes?.Where(used.Contains).ToArray() });
    }

    private static IEnumerable<int> LanesIn(IEnumerable<Statement> block) => block.SelectMany(s => s switch
    {
        Loop loop => LanesIn(loop.Body).Append(loop.Lanes),
        Scope scope => LanesIn(scope.Body),
        IfGiven given => LanesIn(given.Body.Concat(given.Otherwise ?? Array.Empty<Statement>())),
        IfEmpty empty => LanesIn(empty.Body),
        IfLonger longer => LanesIn(longer.Body),
        IfOdd odd => LanesIn(odd.Body),
        ForEachToken each => LanesIn(each.Body),
        _ => Enumerable.Empty<int>(),
    });
}
