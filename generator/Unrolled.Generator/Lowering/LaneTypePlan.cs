using Unrolled.Generator.Network;

namespace Unrolled.Generator.Lowering;

/// <summary>Which vector types a network's code is generic over.</summary>
internal static class LaneTypePlan
{
    /// <summary>The sizes of the lane groups of all spaces, and of the rests of their rows, that are worth a vector; the widest first.</summary>
    public static IReadOnlyList<int> Of(RecurrentNetwork network)
    {
        int widest = network.Parameters.Max(p => Math.Max(p.Space.Count * p.Gates, p.Columns));
        return new[] { 16, 8, 4, 2 }.Where(lanes => lanes <= widest).ToArray();
    }

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
