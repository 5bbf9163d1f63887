using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Unrolled.Generator.Diagnostics;
using Unrolled.Generator.Memory;
using Unrolled.Generator.Parsing;
using Unrolled.Generator.Spec;
using Unrolled.Generator.Weights;

namespace Unrolled.Generator;

/// <summary>Reports in what the weights file of a model does not fit it. The model keeps its code, without the weights.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WeightsAnalyzer : DiagnosticAnalyzer
{
    private static readonly ImmutableDictionary<WeightsFaultKind, DiagnosticDescriptor> Rules = new Dictionary<WeightsFaultKind, DiagnosticDescriptor>
    {
        [WeightsFaultKind.Missing] = WeightsDescriptors.WeightsMissing,
        [WeightsFaultKind.Extra] = WeightsDescriptors.WeightsExtra,
        [WeightsFaultKind.Shape] = WeightsDescriptors.WeightsShape,
        [WeightsFaultKind.Count] = WeightsDescriptors.WeightsCount,
        [WeightsFaultKind.NotFinite] = WeightsDescriptors.WeightsNotFinite,
        [WeightsFaultKind.Meaning] = WeightsDescriptors.WeightsMeaning,
        [WeightsFaultKind.TooMany] = WeightsDescriptors.WeightsTooMany,
    }.ToImmutableDictionary();

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(WeightsDescriptors.WeightsNotFound, WeightsDescriptors.WeightsUnreadable).AddRange(Rules.Values);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Check, SymbolKind.NamedType);
    }

    private static void Check(SymbolAnalysisContext context)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        if (ModelDeclaration.AttributesOf(type).FirstOrDefault() is not AttributeData attribute
            || ModelDeclaration.Of(type, attribute, context.CancellationToken) is not ModelDeclaration model
            || !model.Arguments.IsGiven(ArgumentNames.Weights)
            || model.Arguments.IsNull(ArgumentNames.Weights)
            || ModelRules.Check(model).Any(violation => violation.IsError))
        {
            return;
        }

        Location place = model.Arguments.Place(ArgumentNames.Weights);
        foreach ((DiagnosticDescriptor rule, object[] found) in Faults(model.Spec, context))
        {
            context.ReportDiagnostic(new Violation(rule, place, found).ToDiagnostic());
        }
    }

    private static IEnumerable<(DiagnosticDescriptor Rule, object[] Found)> Faults(ModelSpec spec, SymbolAnalysisContext context)
    {
        AdditionalText[] files = context.Options.AdditionalFiles.Where(file => WeightsFile.Matches(file.Path, spec.Weights)).ToArray();
        if (files.Length != 1)
        {
            return new[] { (WeightsDescriptors.WeightsNotFound, new object[] { spec.Weights, files.Length == 0 ? "none" : "several" }) };
        }

        string name = WeightsFile.NameOf(files[0].Path);
        WeightsContent content = WeightsParser.Parse(files[0], context.CancellationToken).Content;
        if (!content.IsReadable)
        {
            return new[] { (WeightsDescriptors.WeightsUnreadable, new object[] { name, spec.Type.Name, content.Fault }) };
        }

        ParameterPlan plan = ModelCompiler.ParametersOf(spec);
        return WeightsFit.Check(spec, plan, name, content).Select(fault => (Rules[fault.Kind], fault.Found));
    }
}
