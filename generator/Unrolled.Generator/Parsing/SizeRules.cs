using Unrolled.Generator.Diagnostics;
using Unrolled.Generator.Lowering;
using Unrolled.Generator.Spec;

namespace Unrolled.Generator.Parsing;

/// <summary>How large a model may be. Silent while a size itself is wrong.</summary>
internal static class SizeRules
{
    /// <summary>Numbers of the largest span a model may need: 1 GiB in single precision, and far enough from where an int offset overflows.</summary>
    public const int LargestBlock = 1 << 28;

    /// <summary>Multiply-adds of a method that a plan may be forced to: all that the JIT was measured to optimize, where <c>Auto</c> stays at half.</summary>
    public const int ForcedMultiplyAdds = 2 * CodeBudget.MultiplyAdds;

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
            ("parameters", (GatesOf(model.Cell) * hidden * (input + hidden + 2)) + (output * (hidden + 1)), widest),
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
        if (plan is not (PlanKind.StraightLine or PlanKind.StepMethod) || !HasSizes(model))
        {
            yield break;
        }

        decimal multiplyAdds = StepMultiplyAdds(model) * (plan == PlanKind.StraightLine ? SequenceShape.Of(model.Arguments).Steps : 1);
        if (multiplyAdds > ForcedMultiplyAdds)
        {
            yield return new Violation(
                Descriptors.PlanTooLarge, model.Arguments.Place(ArgumentNames.Plan), model.Type.Name, plan, multiplyAdds, ForcedMultiplyAdds);
        }
    }

    /// <summary>Multiply-adds of the products of one step, with the output layer; the methods of the backward pass have about as many each.</summary>
    private static decimal StepMultiplyAdds(ModelDeclaration model)
    {
        decimal hidden = model.Arguments.Number(ArgumentNames.Hidden);
        decimal read = model.Arguments.Number(ArgumentNames.Input) + hidden;
        return (GatesOf(model.Cell) * hidden * read) + (model.Arguments.Number(ArgumentNames.Output) * hidden);
    }

    private static int GatesOf(CellKind cell) => cell switch
    {
        CellKind.Lstm => 4,
        CellKind.Gru => 3,
        _ => 1,
    };

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
