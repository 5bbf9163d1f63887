using Unrolled.Generator.Diagnostics;
using Unrolled.Generator.Lowering;
using Unrolled.Generator.Spec;

namespace Unrolled.Generator.Parsing;

/// <summary>How large a model may be. Silent while a size itself is wrong.</summary>
internal static class SizeRules
{
    /// <summary>Numbers of the largest span a model may need: 1 GiB in single precision, and far enough from where an int offset overflows.</summary>
    public const int LargestBlock = 1 << 28;

    /// <summary>Gates of the cell that has most; a bound need not know the cells.</summary>
    private const int MostGates = 4;

    /// <summary>Numbers a unit and a step, from above, that a training pass can keep: pre-activations and gates, the state, its activation.</summary>
    private const int MostKeptPerUnit = 16;

    public static IEnumerable<Violation> BlocksAreAddressable(ModelDeclaration model)
    {
        if (!HasSizes(model))
        {
            yield break;
        }

        SequenceShape shape = SequenceShape.Of(model.Arguments);
        decimal input = model.Arguments.Number(ArgumentNames.Input);
        decimal hidden = model.Arguments.Number(ArgumentNames.Hidden);
        decimal output = model.Arguments.Number(ArgumentNames.Output);
        string widest = WidestOf(model.Arguments);
        string longest = model.Arguments.IsGiven(ArgumentNames.Steps) ? ArgumentNames.Steps : widest;

        (string Block, decimal Numbers, string Argument)[] blocks =
        {
            ("parameters", (MostGates * hidden * (input + hidden + 2)) + (output * (hidden + 1)), widest),
            ("tape", shape.Steps * ((MostKeptPerUnit * hidden) + input + (2 * output)), longest),
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
        if (plan is PlanKind.StraightLine or PlanKind.StepMethod
            && HasSizes(model) && !BlocksAreAddressable(model).Any()
            && !CodeBudget.Allows(plan, ModelParser.SpecOf(model)))
        {
            yield return new Violation(Descriptors.PlanTooLarge, model.Arguments.Place(ArgumentNames.Plan), model.Type.Name, plan.ToString());
        }
    }

    private static bool HasSizes(ModelDeclaration model) =>
        !ArgumentRules.SizesAreGiven(model)
            .Concat(ArgumentRules.SizesArePositive(model))
            .Concat(ArgumentRules.OutputIsNotNegative(model))
            .Concat(SequenceRules.ReadStepsFit(model))
            .Concat(SequenceRules.FirstOutputFits(model))
            .Any();

    private static string WidestOf(ModelArguments arguments) =>
        new[] { ArgumentNames.Hidden, ArgumentNames.Input, ArgumentNames.Output }.OrderByDescending(name => arguments.Number(name)).First();
}
