using System.Globalization;
using Unrolled.Generator.Graph;
using Unrolled.Generator.Limits;
using Unrolled.Generator.Network;
using Unrolled.Generator.Spec;
using Unrolled.Parameters;

namespace Unrolled.Generator.Schedule;

/// <summary>Counts multiply-adds and chooses the layout of the code. All such decisions stand here.</summary>
internal static class CostModel
{
    public static KernelCounts Count(RecurrentNetwork network, IReadOnlyDictionary<Body, ReverseBody> reverses) => new(
        StepOf(network),
        network.TrainingPhases.Sum(p => (long)p.Count * MultiplyAddsOf(p.Body.Values)),
        network.TrainingPhases.Sum(p => (long)p.Count * (MultiplyAddsOf(reverses[p.Body].Values) + reverses[p.Body].Accumulations.Sum(TermsOf))));

    /// <summary>The plan that the user forces, else the straightest one that fits the budget.</summary>
    public static PlanDecision Choose(RecurrentNetwork network, IReadOnlyDictionary<Body, ReverseBody> reverses)
    {
        ModelSpec spec = network.Spec;
        if (spec.Plan != PlanKind.Auto)
        {
            return new PlanDecision(spec.Plan, "the attribute asks for it");
        }

        int widest = spec.AllLayers.Max(layer => layer.Units);
        if (spec.Target.HasLanes && widest >= GatePack.FewestUnits)
        {
            return new PlanDecision(PlanKind.Loops, $"a layer of {N(widest)} units fills vectors, which run faster than straight code over numbers");
        }

        int step = StepOf(network);
        long largest = LargestMethod(PlanKind.StraightLine, network, reverses);
        int locals = network.TrainingPhases.Sum(p => p.Count * Math.Max(LocalsOf(p.Body.Values), LocalsOf(reverses[p.Body].Values)));
        bool vectors = InfersInVectors(spec);
        string inference = vectors ? "; inference runs units and gates side by side in vectors" : "";
        if (!spec.VariableLength && largest <= CodeBudget.MultiplyAdds && locals <= CodeBudget.Locals)
        {
            return new PlanDecision(
                PlanKind.StraightLine, $"the {N(largest)} multiply-adds of its largest method fit the budget of {N(CodeBudget.MultiplyAdds)}{inference}", vectors);
        }

        return step <= CodeBudget.MultiplyAdds && StepLocals(network, reverses) <= CodeBudget.Locals
            ? new PlanDecision(PlanKind.StepMethod, $"the {N(step)} multiply-adds of a step fit the budget of {N(CodeBudget.MultiplyAdds)} a method, {(spec.VariableLength ? "and the number of steps is known at run time only" : "those of all steps do not")}{inference}", vectors)
            : new PlanDecision(PlanKind.Loops, $"a step has {N(step)} multiply-adds, above the budget of {N(CodeBudget.MultiplyAdds)} a method");
    }

    /// <summary>Whether the few units fill a vector, or the gates of a layer's only one.</summary>
    private static bool InfersInVectors(ModelSpec spec) => spec.Target.HasLanes && spec.AllLayers.Any(layer => layer.Units > 1 || layer.Cell.Gates.Count >= GatePack.FewestUnits);

    /// <summary>
    /// Whether steps take turns in the order of the lane groups. The weights do not fit into the nearest cache, a group does: a step then
    /// starts with the group that the one before has read last. With more layers others were read in between.
    /// </summary>
    public static bool AlternatesGroups(RecurrentNetwork network)
    {
        ModelSpec spec = network.Spec;
        if (network.Parameters.FirstOrDefault(p => p.Name.StartsWith("weight_hh", StringComparison.Ordinal)) is not { } recurrent)
        {
            return false;
        }

        int inputs = !spec.ReadsTokens ? spec.Input : spec.Embedding > 0 ? spec.Embedding : 1;
        long unit = (long)recurrent.Gates * (inputs + recurrent.Columns + 1) * (spec.Number == NumberKind.Single ? sizeof(float) : sizeof(double));
        return spec.Target.HasLanes && spec.AllLayers.Count() == 1
            && recurrent.Space.Count * unit > CodeBudget.NearestCacheBytes && LaneGroups.Widest * unit < CodeBudget.NearestCacheBytes;
    }

    /// <summary>Multiply-adds of the largest method of a plan.</summary>
    public static long LargestMethod(PlanKind plan, RecurrentNetwork network, IReadOnlyDictionary<Body, ReverseBody> reverses) => plan switch
    {
        PlanKind.StraightLine => new[]
        {
            network.TrainingPhases.Sum(p => (long)p.Count * MultiplyAddsOf(p.Body.Values)),
            network.TrainingPhases.Sum(p => (long)p.Count * MultiplyAddsOf(reverses[p.Body].Values)),
            network.TrainingPhases.Sum(p => (long)p.Count * reverses[p.Body].Accumulations.Sum(TermsOf)),
        }.Max(),
        PlanKind.StepMethod => network.TrainingPhases.Select(p => p.Body).Max(b => (long)Math.Max(MultiplyAddsOf(b.Values), MultiplyAddsOf(reverses[b].Values))),
        _ => 0,
    };

    private static int StepLocals(RecurrentNetwork network, IReadOnlyDictionary<Body, ReverseBody> reverses) =>
        network.TrainingPhases.Max(p => Math.Max(LocalsOf(p.Body.Values), LocalsOf(reverses[p.Body].Values)));

    private static int MultiplyAddsOf(IEnumerable<Value> values) => values.Sum(v => v.Op switch
    {
        Op.Product => v.Gates * v.Space.Count * v.Matrix!.Columns,
        Op.TransposedProduct => v.Operands[0].Gates * v.Operands[0].Space.Count * v.Space.Count,
        _ => 0,
    });

    /// <summary>Multiply-adds of one step in all passes.</summary>
    private static int StepOf(RecurrentNetwork network) => network.Streaming is { } step
        ? MultiplyAddsOf(step.Values)
        : network.Passes.Sum(pass => pass.Phases.Max(p => MultiplyAddsOf(p.Body.Values)));

    private static int TermsOf(Accumulation sum) => sum.Token != null ? 0 : sum.Gates * sum.Parameter.Space.Count * sum.Parameter.Columns;

    private static int LocalsOf(IEnumerable<Value> values) => values.Where(v => v.Name != null && v.Gates == 1).Sum(v => v.Space.Count);

    private static string N(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
