using Microsoft.CodeAnalysis;
using Unrolled.Generator.Spec;

namespace Unrolled.Generator.Parsing;

/// <summary>Symbols -> <see cref="ModelSpec"/>.</summary>
internal static class ModelParser
{
    /// <summary>The spec of an annotated class; null when a rule is broken whose descriptor is an error. The target is filled in by the generator, which knows the compilation's.</summary>
    public static ModelSpec? Parse(GeneratorAttributeSyntaxContext found, CancellationToken cancellationToken)
    {
        if (found.TargetSymbol is not INamedTypeSymbol type
            || ModelDeclaration.Of(type, found.Attributes[0], cancellationToken) is not ModelDeclaration model)
        {
            return null;
        }

        cancellationToken.ThrowIfCancellationRequested();
        return ModelRules.Check(model).Any(violation => violation.IsError) ? null : model.Spec;
    }

    /// <summary>The arguments as they stand: <see cref="ModelDeclaration.Spec"/>.</summary>
    public static ModelSpec SpecOf(ModelDeclaration model)
    {
        ModelArguments arguments = model.Arguments;
        SequenceShape shape = SequenceShape.Of(arguments);
        return new ModelSpec(
            TypeParser.Parse(model.Type),
            arguments.Number(ArgumentNames.Input),
            LayerShape.Of(arguments, model.Cells),
            shape.Steps,
            shape.ReadSteps,
            shape.FirstOutput,
            arguments.Number(ArgumentNames.Output),
            (HeadKind)arguments.Number(ArgumentNames.Head),
            arguments.Flag(ArgumentNames.Bias, otherwise: true),
            (NumberKind)arguments.Number(ArgumentNames.Precision),
            (PlanKind)arguments.Number(ArgumentNames.Plan),
            TargetSpec.Oldest)
        {
            InputLayers = LayerShape.Dense(arguments, ArgumentNames.InputSizes, ArgumentNames.InputActivation),
            HeadLayers = LayerShape.Dense(arguments, ArgumentNames.HeadSizes, ArgumentNames.HeadActivation),
            Vocabulary = arguments.Number(ArgumentNames.Vocabulary),
            Embedding = arguments.Number(ArgumentNames.Embedding),
            Direction = (DirectionKind)arguments.Number(ArgumentNames.Direction),
            Feedback = (FeedbackKind)arguments.Number(ArgumentNames.Feedback),
            VariableLength = arguments.Flag(ArgumentNames.VariableLength, otherwise: false),
            LearnedInitialState = arguments.Flag(ArgumentNames.LearnedInitialState, otherwise: false),
            Dropout = arguments.Flag(ArgumentNames.Dropout, otherwise: false),
            Crowd = arguments.Flag(ArgumentNames.Crowd, otherwise: false),
            Batched = arguments.Flag(ArgumentNames.Batched, otherwise: false),
            Trace = arguments.Flag(ArgumentNames.Trace, otherwise: false),
            Weights = arguments.Text(ArgumentNames.Weights),
            Arithmetic = (ArithmeticKind)arguments.Number(ArgumentNames.Arithmetic),
        };
    }
}
