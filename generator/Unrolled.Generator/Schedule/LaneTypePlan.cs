using Unrolled.Generator.Network;

namespace Unrolled.Generator.Schedule;

/// <summary>Which vector types a network's code is generic over.</summary>
internal static class LaneTypePlan
{
    /// <summary>The sizes of the lane groups of all spaces, and of the rests of their rows, that are worth a vector; the widest first.</summary>
    public static IReadOnlyList<int> Of(RecurrentNetwork network)
    {
        int widest = network.Parameters.Max(p => Math.Max(p.Space.Count * p.Gates, p.Columns));
        return new[] { 16, 8, 4, 2 }.Where(lanes => lanes <= widest).ToArray();
    }
}
