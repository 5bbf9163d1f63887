using Unrolled.Generator.Diagnostics;
using Unrolled.Generator.Limits;
using Unrolled.Generator.Spec;
using Unrolled.Parameters;

namespace Unrolled.Generator.Parsing;

/// <summary>How large a model may be. Silent while a size itself is wrong.</summary>
internal static class SizeRules
{
    /// <summary>Each rule of this file.</summary>
    public static readonly ModelRule[] All =
    {
        BlocksAreAddressable,
        PlanFitsTheModel,
        TextIsBounded,
    };

    /// <summary>Numbers of the largest span a model may need: 1 GiB in single precision, and far enough from where an int offset overflows.</summary>
    public const int LargestBlock = 1 << 28;

    /// <summary>Numbers a unit and a step, from above, that a training pass can keep: pre-activations and gates, the state, its activation.</summary>
    private const int MostKeptPerUnit = 16;

    public static IEnumerable<Violation> BlocksAreAddressable(ModelDeclaration model)
    {
        if (!model.HasSizes)
        {
            yield break;
        }

        SequenceShape shape = SequenceShape.Of(model.Arguments);
        string widest = WidestOf(model.Arguments);
        string longest = model.Arguments.IsGiven(ArgumentNames.Steps) ? ArgumentNames.Steps : widest;
        ModelSpec spec = model.Spec;
        LayerSize[] layers = LayersOf(spec).ToArray();
        decimal output = spec.Output * (OutputWidth(spec) + 1);
        decimal table = (decimal)spec.Vocabulary * spec.Embedding;

        (string Block, decimal Numbers, string Argument)[] blocks =
        {
            ("parameters", layers.Sum(l => l.Sums * l.Units * (l.Inputs + l.Units + 2)) + output + table, widest),
            ("tape", shape.Steps * (layers.Sum(l => (MostKeptPerUnit * l.Units) + l.Read) + (2 * (decimal)spec.Output)), longest),
        };
        foreach ((string block, decimal numbers, string argument) in blocks)
        {
            if (numbers > LargestBlock)
            {
                yield return new Violation(
                    Descriptors.TooLarge, model.Arguments.Place(argument), model.Type.Name, numbers, block, LargestBlock, argument);
            }
        }
    }

    public static IEnumerable<Violation> PlanFitsTheModel(ModelDeclaration model)
    {
        PlanKind plan = (PlanKind)model.Arguments.Number(ArgumentNames.Plan);
        if (plan is not (PlanKind.StraightLine or PlanKind.StepMethod) || !model.HasSizes)
        {
            yield break;
        }

        int steps = plan == PlanKind.StraightLine ? SequenceShape.Of(model.Arguments).Steps : 1;
        decimal multiplyAdds = StepMultiplyAdds(model) * steps;
        decimal locals = LayersOf(model.Spec).Sum(l => CodeBudget.LocalsPerGate * l.Sums * l.Units) * steps;
        if (multiplyAdds > CodeBudget.ForcedMultiplyAdds)
        {
            yield return TooLarge(multiplyAdds, "multiply-adds", CodeBudget.ForcedMultiplyAdds);
        }
        else if (locals > CodeBudget.ForcedLocals)
        {
            yield return TooLarge(locals, "variables", CodeBudget.ForcedLocals);
        }

        Violation TooLarge(decimal needed, string what, int most) =>
            new(Descriptors.PlanTooLarge, model.Arguments.Place(ArgumentNames.Plan), model.Type.Name, plan, needed, what, most);
    }

    public static IEnumerable<Violation> TextIsBounded(ModelDeclaration model)
    {
        if (!model.HasSizes || FeatureRules.LayersAreFew(model).Any())
        {
            yield break;
        }

        decimal kilobytes = TextKilobytes(model.Spec);
        if (kilobytes > CodeBudget.TextKilobytes)
        {
            string layers = model.Arguments.IsGiven(ArgumentNames.HiddenSizes) ? ArgumentNames.HiddenSizes : ArgumentNames.Layers;
            yield return new Violation(
                Descriptors.TextTooLarge, model.Arguments.Place(layers), model.Type.Name, decimal.Round(kilobytes), CodeBudget.TextKilobytes);
        }
    }

    /// <summary>Kilobytes of the text, within a third: fitted to 500 random models in loops, the plan of all but tiny ones.</summary>
    /// <remarks>A layer's text goes by its gates and its runs of equal lane groups; a part of it stands there once for each kind of step.</remarks>
    private static decimal TextKilobytes(ModelSpec spec)
    {
        int kinds = 1 + new[] { spec.ReadSteps, spec.FirstOutput }.Distinct().Count(change => change > 0 && change < spec.Steps);
        decimal sums = LayersOf(spec).Sum(l => LaneRuns((int)l.Units) * (l.Sums + 1));
        return 42 + (sums * (3.8m + (1.7m * kinds)));
    }

    /// <summary>Runs of equal lane groups: 1 of 64 units, 5 of 31, which are 16 + 8 + 4 + 2 + 1.</summary>
    private static int LaneRuns(int units)
    {
        int runs = 0;
        for (int unit = 0; unit < units; runs++)
        {
            (int start, int size) = LaneGroups.Of(unit, units);
            unit = size == LaneGroups.Widest ? units / size * size : start + size;
        }

        return runs;
    }

    /// <summary>Multiply-adds of the products of one step, with the output layer; the methods of the backward pass have about as many each.</summary>
    private static decimal StepMultiplyAdds(ModelDeclaration model)
    {
        ModelSpec spec = model.Spec;
        return LayersOf(spec).Sum(l => l.Sums * l.Units * (l.Read + l.Units)) + (spec.Output * OutputWidth(spec));
    }

    /// <summary>The layers of both directions, and the dense ones before and behind them.</summary>
    private static IEnumerable<LayerSize> LayersOf(ModelSpec spec)
    {
        decimal read = spec.ReadsTokens ? spec.Embedding : spec.Input;
        decimal inputs = spec.ReadsTokens && spec.Embedding == 0 ? spec.Vocabulary : read;
        foreach ((LayerSpec layer, int directions) in spec.InputLayers.Select(layer => (layer, 1))
            .Concat(spec.Layers.Select(layer => (layer, spec.Directions)))
            .Concat(spec.HeadLayers.Select(layer => (layer, 1))))
        {
            for (int direction = 0; direction < directions; direction++)
            {
                yield return new LayerSize(inputs, read, layer.Units, layer.Cell.Sums);
            }

            read = inputs = (decimal)directions * layer.Units;
        }
    }

    private static decimal OutputWidth(ModelSpec spec) =>
        spec.HeadLayers.Count > 0 ? spec.HeadLayers[spec.HeadLayers.Count - 1].Units : (decimal)spec.Directions * spec.LastLayer.Outputs;

    /// <summary>Whether every size is given and can be one; <see cref="ModelDeclaration.HasSizes"/> asks once.</summary>
    public static bool SizesHold(ModelDeclaration model) =>
        !ArgumentRules.SizesAreGiven(model)
            .Concat(ArgumentRules.SizesArePositive(model))
            .Concat(ArgumentRules.OutputIsNotNegative(model))
            .Concat(SequenceRules.ReadStepsFit(model))
            .Concat(SequenceRules.FirstOutputFits(model))
            .Any();

    private static string WidestOf(ModelArguments arguments) =>
        new[] { ArgumentNames.Hidden, ArgumentNames.Input, ArgumentNames.Output, ArgumentNames.Vocabulary, ArgumentNames.HiddenSizes, ArgumentNames.InputSizes, ArgumentNames.HeadSizes }
            .OrderByDescending(name => arguments.Numbers(name)?.DefaultIfEmpty().Max() ?? arguments.Number(name)).First();

    /// <param name="Inputs">Columns of its input weights.</param>
    /// <param name="Read">Of these, the ones that are multiplied: a token is looked up.</param>
    private readonly record struct LayerSize(decimal Inputs, decimal Read, decimal Units, decimal Sums);
}
