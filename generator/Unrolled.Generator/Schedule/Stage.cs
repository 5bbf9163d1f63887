using Unrolled.Generator.Graph;

namespace Unrolled.Generator.Schedule;

/// <summary>Values of one loop over the same units: none of their products reads a value of the loop.</summary>
internal sealed record Stage(int Level, Space Space, IReadOnlyList<Value> Roots);

/// <summary>Cuts the values that are wanted into stages.</summary>
/// <remarks>A root has a variable of its own: a named value, a stack of gates, or a value to be stored. All others are written into their users.</remarks>
internal sealed class StagePlan
{
    private readonly Dictionary<Value, int> _levels = new();
    private readonly Func<Value, bool> _isGiven;
    private readonly HashSet<Value> _sinks;

    private StagePlan(Func<Value, bool> isGiven, IEnumerable<Value> sinks)
    {
        _isGiven = isGiven;
        _sinks = new HashSet<Value>(sinks);
    }

    public IReadOnlyList<Stage> Stages { get; private set; } = Array.Empty<Stage>();

    /// <summary>For each root, the stages that read it.</summary>
    public Dictionary<Value, List<Stage>> Readers { get; } = new();

    /// <param name="values">The body in its order.</param>
    /// <param name="isGiven">Whether a value is in memory already.</param>
    /// <param name="sinks">The values to be computed.</param>
    public static StagePlan Of(IReadOnlyList<Value> values, Func<Value, bool> isGiven, IReadOnlyCollection<Value> sinks)
    {
        var plan = new StagePlan(isGiven, sinks);
        foreach (Value sink in sinks)
        {
            plan.LevelOf(sink);
        }

        plan.Stages = values.Where(plan._levels.ContainsKey)
            .GroupBy(v => (Level: plan._levels[v], v.Space))
            .Select(g => new Stage(g.Key.Level, g.Key.Space, g.ToArray()))
            .OrderBy(s => s.Level)
            .ToArray();
        foreach (Stage stage in plan.Stages)
        {
            foreach (Value read in stage.Roots.SelectMany(plan.ReadsOf))
            {
                if (!plan.Readers.TryGetValue(read, out List<Stage>? readers))
                {
                    plan.Readers[read] = readers = new List<Stage>();
                }

                readers.Add(stage);
            }
        }

        return plan;
    }

    public bool IsRoot(Value value) => !_isGiven(value) && (_sinks.Contains(value) || (value.Name != null && (value.Gates == 1 || value.Op == Op.Stack)));

    /// <summary>The values written into the expression of a root: itself and the unnamed ones below it, operands first.</summary>
    public IEnumerable<Value> InlineOf(Value root)
    {
        if (!IsProduct(root))
        {
            foreach (Value operand in root.Operands.Where(o => !_isGiven(o) && !IsRoot(o)))
            {
                foreach (Value inner in InlineOf(operand))
                {
                    yield return inner;
                }
            }
        }

        yield return root;
    }

    /// <summary>The values in memory and the other roots that a root reads.</summary>
    public IEnumerable<Value> ReadsOf(Value root) => InlineOf(root).SelectMany(v => v.Operands).Where(o => _isGiven(o) || IsRoot(o)).Distinct();

    /// <summary>Whether a value in memory is read behind the loop that computes <paramref name="root"/>: the two cannot have one place.</summary>
    /// <param name="byProductsBeside">Whether products in that same loop count: they read all units when the first ones are written.</param>
    public bool IsReadBehind(Value given, Value root, bool byProductsBeside)
    {
        int at = Enumerable.Range(0, Stages.Count).Where(i => Stages[i].Roots.Contains(root)).DefaultIfEmpty(Stages.Count).First();
        return Enumerable.Range(at, Stages.Count - at).Any(i => Stages[i].Roots.SelectMany(InlineOf)
            .Any(part => part.Operands.Contains(given) && (i > at || (byProductsBeside && IsProduct(part)))));
    }

    /// <summary>Whether a value in memory is read by other values of the stage that computes <paramref name="root"/>.</summary>
    public bool IsReadBeside(Value given, Value root) =>
        Stages.Any(stage => stage.Roots.Contains(root) && stage.Roots.Any(other => other != root && ReadsOf(other).Contains(given)));

    /// <summary>Whether a value reads all units of its operand.</summary>
    public static bool IsProduct(Value value) => value.Op is Op.Product or Op.TransposedProduct or Op.Total;

    /// <summary>Whether a value cannot be computed in the loop that computes its operand: it reads other units than its own.</summary>
    private static bool ReadsOtherUnits(Value value) => IsProduct(value) || value.Op == Op.Spread;

    private int LevelOf(Value root)
    {
        if (_levels.TryGetValue(root, out int known))
        {
            return known;
        }

        int level = 0;
        foreach (Value part in InlineOf(root))
        {
            foreach (Value operand in part.Operands.Where(IsRoot))
            {
                level = Math.Max(level, LevelOf(operand) + (ReadsOtherUnits(part) ? 1 : 0));
            }
        }

        return _levels[root] = level;
    }
}
