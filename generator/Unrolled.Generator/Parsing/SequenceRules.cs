using Microsoft.CodeAnalysis;
using Unrolled.Generator.Diagnostics;

namespace Unrolled.Generator.Parsing;

/// <summary>Which steps can read and write. Silent while <c>Steps</c> itself is wrong.</summary>
internal static class SequenceRules
{
    /// <summary>Each rule of this file.</summary>
    public static readonly ModelRule[] All =
    {
        ReadStepsFit,
        FirstOutputFits,
        TopologyIsKept,
        ManyStepsAreSeveral,
    };

    public static IEnumerable<Violation> ReadStepsFit(ModelDeclaration model)
    {
        SequenceShape shape = SequenceShape.Of(model.Arguments);
        if (model.Arguments.IsGiven(ArgumentNames.ReadSteps) && shape.Steps > 0 && (shape.ReadSteps < 1 || shape.ReadSteps > shape.Steps))
        {
            yield return new Violation(
                Descriptors.ReadStepsOutOfRange, model.Arguments.Place(ArgumentNames.ReadSteps), shape.ReadSteps, shape.Steps);
        }
    }

    public static IEnumerable<Violation> FirstOutputFits(ModelDeclaration model)
    {
        SequenceShape shape = SequenceShape.Of(model.Arguments);
        if (model.Arguments.IsGiven(ArgumentNames.FirstOutput) && shape.Steps > 0 && (shape.FirstOutput < 0 || shape.FirstOutput >= shape.Steps))
        {
            yield return new Violation(
                Descriptors.FirstOutputOutOfRange, model.Arguments.Place(ArgumentNames.FirstOutput), shape.FirstOutput, shape.Steps - 1);
        }
    }

    /// <summary>A number that is in range and yet not the one that the topology stands for.</summary>
    public static IEnumerable<Violation> TopologyIsKept(ModelDeclaration model)
    {
        SequenceShape shape = SequenceShape.Of(model.Arguments);
        TopologyKind topology = (TopologyKind)model.Arguments.Number(ArgumentNames.Topology);
        SequenceConstraint needed = SequenceShape.Fixed(topology, shape.Steps);
        (string Name, int Found, int? Needed, bool InRange)[] numbers =
        {
            (ArgumentNames.Steps, shape.Steps, needed.Steps, shape.Steps > 0),
            (ArgumentNames.ReadSteps, shape.ReadSteps, needed.ReadSteps, shape.ReadSteps >= 1 && shape.ReadSteps <= shape.Steps),
            (ArgumentNames.FirstOutput, shape.FirstOutput, needed.FirstOutput, shape.FirstOutput >= 0 && shape.FirstOutput < shape.Steps),
        };
        return from number in numbers
               where number.InRange && number.Needed is int value && value != number.Found
               select new Violation(
                   Descriptors.AgainstTopology, model.Arguments.Place(number.Name), number.Name, number.Found, topology.ToString(), number.Needed!);
    }

    /// <summary>A topology that is named for reading or writing many steps, of a single one.</summary>
    public static IEnumerable<Violation> ManyStepsAreSeveral(ModelDeclaration model)
    {
        TopologyKind topology = (TopologyKind)model.Arguments.Number(ArgumentNames.Topology);
        if (SequenceShape.Of(model.Arguments).Steps == 1
            && topology is (TopologyKind.ManyToOne or TopologyKind.OneToMany or TopologyKind.ManyToManyDelayed))
        {
            yield return new Violation(Descriptors.OneStepTopology, model.Arguments.Place(ArgumentNames.Topology), topology);
        }
    }
}
