using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Unrolled.Generator.Parsing;

namespace Unrolled.Generator.Diagnostics;

/// <summary>Says which rule of <see cref="ModelRules"/> an annotated class breaks, and where.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ModelAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.All;

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

        // A second model attribute is itself a broken rule; the others are judged by the first.
        AttributeData? attribute = ModelDeclaration.AttributesOf(type).FirstOrDefault();
        if (attribute is null || ModelDeclaration.Of(type, attribute, context.CancellationToken) is not ModelDeclaration model)
        {
            return;
        }

        foreach (Violation violation in ModelRules.Check(model))
        {
            object[] found = violation.Found.Select(value => (object)Convert.ToString(value, CultureInfo.InvariantCulture)!).ToArray();
            context.ReportDiagnostic(Diagnostic.Create(violation.Rule, violation.Place, found));
        }
    }
}
