using Microsoft.CodeAnalysis;
using Unrolled.Generator.Diagnostics;
using Unrolled.Generator.Spec;

namespace Unrolled.Generator.Parsing;

/// <summary>Arguments that are allowed and yet do not do what they are written for.</summary>
internal static class EffectRules
{
    /// <summary>Each rule of this file.</summary>
    public static readonly ModelRule[] All =
    {
        ArgumentsHaveAnEffect,
        SoftmaxHasSeveralOutputs,
    };

    /// <summary>What is about several steps, of a model with one.</summary>
    public static IEnumerable<Violation> ArgumentsHaveAnEffect(ModelDeclaration model)
    {
        if (SequenceShape.Of(model.Arguments).Steps != 1)
        {
            yield break;
        }

        if (model.Arguments.Flag(ArgumentNames.VariableLength))
        {
            yield return Idle(model, ArgumentNames.VariableLength, "there is one step, and a run has at least one");
        }

        if ((DirectionKind)model.Arguments.Number(ArgumentNames.Direction) == DirectionKind.Reverse)
        {
            yield return Idle(model, ArgumentNames.Direction, "one step is the same in either direction, and without Direction the model has Step and Process");
        }
    }

    /// <remarks>e^v / e^v = 1, whatever the logit v, and its gradient is 0: nothing is learned.</remarks>
    public static IEnumerable<Violation> SoftmaxHasSeveralOutputs(ModelDeclaration model)
    {
        if ((HeadKind)model.Arguments.Number(ArgumentNames.Head) == HeadKind.Softmax && model.Arguments.Number(ArgumentNames.Output) == 1)
        {
            yield return new Violation(Descriptors.SoftmaxOfOne, model.Arguments.Place(ArgumentNames.Head))
            {
                Remedy = new Remedy(model.Arguments.ValuePlace(ArgumentNames.Head), "global::Unrolled.Head.Sigmoid", "Use Head.Sigmoid"),
            };
        }
    }

    private static Violation Idle(ModelDeclaration model, string argument, string reason) =>
        new(Descriptors.WithoutEffect, model.Arguments.Place(argument), argument, reason);
}
