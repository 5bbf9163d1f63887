using Microsoft.CodeAnalysis;
using Unrolled.Generator.Cells;
using Unrolled.Generator.Parsing;
using Unrolled.Generator.Spec;

namespace Unrolled.Generator;

/// <summary>Writes the code of each class that carries a model attribute.</summary>
/// <remarks>
/// It reports nothing: a model with a mistake gets no code, and <see cref="ModelAnalyzer"/> says why.
/// Every step's value is compared by content, so an edit that changes no model compiles no model.
/// </remarks>
[Generator(LanguageNames.CSharp)]
public sealed class UnrolledGenerator : IIncrementalGenerator
{
    /// <summary>The tracked step that holds the models.</summary>
    internal const string ModelStep = nameof(ModelSpec);

    /// <summary>The tracked step with the capabilities of the compilation.</summary>
    internal const string TargetStep = nameof(TargetSpec);

    /// <summary>The tracked step that holds the file names.</summary>
    internal const string HintStep = nameof(HintNames);

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<TargetSpec> target = context.CompilationProvider
            .Select(static (compilation, _) => TargetParser.Parse(compilation))
            .WithTrackingName(TargetStep);

        IncrementalValuesProvider<ModelSpec>[] models = Cell.All.Select(cell => Models(context, cell)).ToArray();

        IncrementalValueProvider<HintNames> hints = models
            .Select(static found => found.Select(static (model, _) => HintNames.FullName(model.Type)).Collect())
            .Aggregate(static (left, right) => left.Combine(right).Select(static (names, _) => names.Left.AddRange(names.Right)))
            .Select(static (names, _) => HintNames.Of(names))
            .WithTrackingName(HintStep);

        foreach (IncrementalValuesProvider<ModelSpec> found in models)
        {
            context.RegisterSourceOutput(found.Combine(target).Combine(hints), static (output, step) =>
            {
                ((ModelSpec model, TargetSpec target), HintNames hints) = step;
                output.AddSource(hints.For(model.Type), ModelCompiler.Compile(model with { Target = target }, output.CancellationToken));
            });
        }
    }

    private static IncrementalValuesProvider<ModelSpec> Models(IncrementalGeneratorInitializationContext context, Cell cell) =>
        context.SyntaxProvider
            .ForAttributeWithMetadataName(
                cell.AttributeName,
                static (node, _) => ModelDeclaration.IsCandidate(node),
                static (found, cancellationToken) => ModelParser.Parse(found, cancellationToken))
            .Where(static model => model is not null)
            .Select(static (model, _) => model!)
            .WithTrackingName(ModelStep);
}
