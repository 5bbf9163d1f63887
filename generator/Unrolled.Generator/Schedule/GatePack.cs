using Unrolled.Generator.Graph;

namespace Unrolled.Generator.Schedule;

/// <summary>
/// The gates of a group of too few units for a whole vector: they stand side by side in memory, so their sums and activations are one vector
/// over gates and units. Gates with different activations get all of them, and each unit picks its own.
/// </summary>
/// <param name="Gates">For each packed gate, the value that it activates.</param>
/// <param name="Sums">The products that the gates sum up.</param>
internal sealed record GatePack(IReadOnlyList<Value> Gates, IReadOnlyList<Value> Sums)
{
    /// <summary>Groups of so many units, or more, fill a vector gate by gate.</summary>
    public const int FewestUnits = 4;

    /// <summary>The gates of a stage that can be packed for groups of <paramref name="size"/> units; null where they fill no vector.</summary>
    public static GatePack? Of(StagePlan plan, IReadOnlyList<Value> roots, int size)
    {
        var gates = new List<Value>();
        while (roots.FirstOrDefault(r => r.Op is Op.Sigmoid or Op.Tanh && plan.IsRoot(r) && GateOf(plan, r.Operands[0]) == gates.Count) is { } gate)
        {
            gates.Add(gate);
        }

        if (gates.Count * size is not (4 or 8 or 16))
        {
            return null;
        }

        Value[] parts = gates.SelectMany(plan.InlineOf).Distinct().ToArray();
        bool areAlike = parts.Where(v => v.Gates > 1).All(v =>
            Enumerable.Range(0, gates.Count).Select(g => v.BiasGate(g) < 0).Distinct().Count() == 1);
        return areAlike && gates.All(g => IsSameSum(g.Operands[0], gates[0].Operands[0])) ? new GatePack(gates, parts.Where(StagePlan.IsProduct).ToArray()) : null;
    }

    /// <summary>The one gate of sums that a value reads; -1 where it is more than that.</summary>
    private static int GateOf(StagePlan plan, Value value)
    {
        if (plan.IsRoot(value))
        {
            return -1;
        }

        return value.Op switch
        {
            Op.Gate when !plan.InlineOf(value.Operands[0]).Any(plan.IsRoot) && IsSum(value.Operands[0]) => value.FirstGate,
            Op.Add when GateOf(plan, value.Operands[0]) is var gate && gate == GateOf(plan, value.Operands[1]) => gate,
            _ => -1,
        };
    }

    /// <summary>Whether two gates are made of the same sums.</summary>
    private static bool IsSameSum(Value gate, Value other) => gate.Op == other.Op && (gate.Op == Op.Gate
        ? gate.Operands[0] == other.Operands[0]
        : IsSameSum(gate.Operands[0], other.Operands[0]) && IsSameSum(gate.Operands[1], other.Operands[1]));

    private static bool IsSum(Value value) => value.Op switch
    {
        Op.Product or Op.Vector or Op.Column => true,
        Op.Add => value.Operands.All(IsSum),
        _ => false,
    };
}
