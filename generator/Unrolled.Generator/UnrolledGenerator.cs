using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Unrolled.Generator.Cells;
using Unrolled.Generator.Emission;
using Unrolled.Generator.Parsing;
using Unrolled.Generator.Spec;
using Unrolled.Generator.Weights;

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

    /// <summary>The tracked step that compiles.</summary>
    internal const string TextStep = nameof(ModelCompiler);

    /// <summary>The tracked step that holds the file names.</summary>
    internal const string HintStep = nameof(HintNames);

    /// <summary>The tracked step with the equations of all cells.</summary>
    internal const string CellStep = nameof(CellSpec);

    /// <summary>The tracked step that holds the weights files that models name.</summary>
    internal const string WeightsStep = nameof(WeightsFile);

    /// <summary>The tracked step that writes the parameters of the models that name one.</summary>
    internal const string PretrainedStep = nameof(PretrainedEmission);

    /// <summary>The tracked step that holds the families.</summary>
    internal const string FamilyStep = nameof(FamilySpec);

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<TargetSpec> target = context.CompilationProvider
            .Select(static (compilation, _) => TargetParser.Parse(compilation))
            .WithTrackingName(TargetStep);

        WriteCells(context);
        IncrementalValuesProvider<ModelSpec>[] models = Cell.All.Select(cell => Models(context, cell)).ToArray();

        IncrementalValuesProvider<FamilySpec> families = Families(context);
        IncrementalValueProvider<HintNames> hints = OfAll(models, static model => HintNames.FullName(model.Type))
            .Combine(families.Select(static (family, _) => HintNames.FullName(family.Type)).Collect())
            .Select(static (names, _) => HintNames.Of(names.Left.AddRange(names.Right)))
            .WithTrackingName(HintStep);
        IncrementalValueProvider<ImmutableArray<WeightsFile>> weights = WeightsFiles(context, models);
        IncrementalValuesProvider<(string Hint, string Text)> choosers = families
            .Select(static (family, _) => (family.Type, Text: FamilyEmission.Write(family)))
            .Combine(hints)
            .Select(static (step, _) => (step.Right.For(step.Left.Type, ".Family"), step.Left.Text));
        context.RegisterSourceOutput(choosers, static (output, file) => output.AddSource(file.Hint, file.Text));

        // The names join behind the compilation: another model may change a file's name, never its text.
        foreach (IncrementalValuesProvider<ModelSpec> found in models)
        {
            IncrementalValuesProvider<(string Hint, string Text)> files = found
                .Combine(target)
                .Select(static (step, cancellationToken) =>
                    (step.Left.Type, Text: ModelCompiler.Compile(step.Left with { Target = step.Right }, cancellationToken)))
                .WithTrackingName(TextStep)
                .Combine(hints)
                .Select(static (step, _) => (step.Right.For(step.Left.Type), step.Left.Text));
            context.RegisterSourceOutput(files, static (output, file) => output.AddSource(file.Hint, file.Text));

            IncrementalValuesProvider<(string Hint, string? Text)> parameters = found
                .Where(static model => model.Weights.Length > 0)
                .Combine(weights)
                .Select(static (step, _) => (Model: step.Left, Files: new EquatableArray<WeightsFile>(WeightsFile.Named(step.Right, step.Left.Weights).ToArray())))
                .Where(static step => step.Files.Count == 1)
                .Combine(target)
                .Select(static (step, cancellationToken) =>
                    (step.Left.Model.Type, Text: ModelCompiler.Pretrain(step.Left.Model with { Target = step.Right }, step.Left.Files[0], cancellationToken)))
                .WithTrackingName(PretrainedStep)
                .Combine(hints)
                .Select(static (step, _) => (step.Right.For(step.Left.Type, ".Pretrained"), step.Left.Text));
            context.RegisterSourceOutput(parameters, static (output, file) =>
            {
                if (file.Text != null)
                {
                    output.AddSource(file.Hint, file.Text);
                }
            });
        }
    }

    private static IncrementalValuesProvider<FamilySpec> Families(IncrementalGeneratorInitializationContext context) =>
        context.SyntaxProvider
            .ForAttributeWithMetadataName(
                FamilyReading.AttributeName,
                static (node, _) => ModelDeclaration.IsCandidate(node),
                static (found, cancellationToken) => FamilyReading.Of((INamedTypeSymbol)found.TargetSymbol, cancellationToken)?.Spec)
            .Where(static family => family is not null)
            .Select(static (family, _) => family!)
            .WithTrackingName(FamilyStep);

    /// <summary>The additional files that some model names, each read when its text changes and at no other time.</summary>
    private static IncrementalValueProvider<ImmutableArray<WeightsFile>> WeightsFiles(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<ModelSpec>[] models)
    {
        IncrementalValueProvider<EquatableArray<string>> named = OfAll(models, static model => model.Weights)
            .Select(static (names, _) => new EquatableArray<string>(names.Where(name => name.Length > 0).Distinct().OrderBy(name => name, StringComparer.Ordinal).ToArray()));
        return context.AdditionalTextsProvider
            .Combine(named)
            .Where(static step => step.Right.Any(name => WeightsFile.Matches(step.Left.Path, name)))
            .Select(static (step, _) => step.Left)
            .Select(static (file, cancellationToken) => WeightsParser.Parse(file, cancellationToken))
            .WithTrackingName(WeightsStep)
            .Collect();
    }

    /// <summary>A text of every model, the models of all cells together.</summary>
    private static IncrementalValueProvider<ImmutableArray<string>> OfAll(IncrementalValuesProvider<ModelSpec>[] models, Func<ModelSpec, string> text) => models
        .Select(found => found.Select((model, _) => text(model)).Collect())
        .Aggregate(static (left, right) => left.Combine(right).Select(static (texts, _) => texts.Left.AddRange(texts.Right)));

    /// <summary>The equations of this assembly's cells, for the assemblies that reference it.</summary>
    private static void WriteCells(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<EquatableArray<CellSpec>> cells = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                "Unrolled.CellAttribute",
                static (node, _) => ModelDeclaration.IsCandidate(node),
                static (found, cancellationToken) => CellParser.Parse((INamedTypeSymbol)found.TargetSymbol, cancellationToken))
            .Where(static cell => cell is not null)
            .Select(static (cell, _) => cell!)
            .Collect()
            .Select(static (cells, _) => new EquatableArray<CellSpec>(cells.OrderBy(cell => cell.Name, StringComparer.Ordinal).ToArray()))
            .WithTrackingName(CellStep);
        context.RegisterSourceOutput(cells, static (output, cells) =>
        {
            if (cells.Count > 0)
            {
                output.AddSource(CellsEmission.File, CellsEmission.Write(cells));
            }
        });
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
