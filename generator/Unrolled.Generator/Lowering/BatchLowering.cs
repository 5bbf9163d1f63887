using Unrolled.Generator.Kernels;
using Unrolled.Generator.Memory;
using Unrolled.Generator.Schedule;
using Unrolled.Generator.Spec;

namespace Unrolled.Generator.Lowering;

/// <summary>The training passes of 16 sequences side by side: those of one sequence over single numbers, with every number made a vector over sequences.</summary>
/// <remarks>
/// The arithmetic of a lane is that of a sequence alone, operation by operation, so its bits are, too. The gradients of the parameters stay apart, one for
/// each sequence: they are added up in the order of the sequences, as a loop over them would. Forward, a loop over units reads one number of each row
/// of a lane group, so it reads a copy of the weights in which each unit's stand together.
/// </remarks>
internal static class BatchLowering
{
    private const string Prefix = "Batch";

    /// <summary>More columns of one gate's sums load more than they share.</summary>
    private const int MostColumns = 4;

    public static BatchPasses Lower(LoweringContext context)
    {
        LoweringContext single = context with
        {
            Plan = context.Plan with { Plan = PlanKind.Loops },
            LaneTypes = Array.Empty<int>(),
            AlternatesGroups = false,
            ColumnTile = ColumnsAtATime(context),
            AddsGradients = false,
        };
        TapePlan tape = TapePlan.Of(context.Network, context.Reverses, context.Addresses, isSpaced: true);
        var scratch = new ScratchPlan(Spans.Tape, tape.Length);
        LoweringContext byUnit = single with { Addresses = context.Addresses.ByUnit() };
        KernelMethod[] one = new TrainingLowering(byUnit, tape, scratch).Lower().Concat(new BackwardLowering(single, tape, scratch).Lower()).ToArray();
        var lanes = new StreamLanes(scratch, context.Network.Spec.Target.HasLanes);
        KernelMethod[] many = one.Select(Renamed).SelectMany(method => lanes.Over(method with { Body = UnitTiles.OfMethod(method.Body) })).ToArray();
        return new BatchPasses(many, scratch.Length);
    }

    private static KernelMethod Renamed(KernelMethod method) => method with
    {
        Name = Prefix + method.Name,
        Summary = method.Summary == KernelSummaries.Accumulate ? KernelSummaries.GradientsApart : KernelSummaries.SideBySide(method),
        Body = Renamed(method.Body),
    };

    private static IReadOnlyList<Statement> Renamed(IReadOnlyList<Statement> block) => block
        .Select(statement => statement is CallMethod call ? call with { Method = Prefix + call.Method } : statement.WithBlocks(Renamed))
        .ToArray();

    /// <summary>The sums of a tile of columns, for all gates, and their operands fit 16 registers.</summary>
    private static int ColumnsAtATime(LoweringContext context) =>
        Math.Max(1, Math.Min(MostColumns, UnitTiles.Sums / context.Network.Spec.AllLayers.Max(layer => layer.Cell.Gates.Count)));
}

/// <summary>The methods, and the numbers of the tape of one sequence of 16.</summary>
internal sealed record BatchPasses(IReadOnlyList<KernelMethod> Methods, int TapeLength);
