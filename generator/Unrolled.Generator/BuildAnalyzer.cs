using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Unrolled.Generator.Diagnostics;
using Unrolled.Generator.Parsing;

namespace Unrolled.Generator;

/// <summary>Tells of models that are compiled without optimization: they compute the same numbers, many times slower.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BuildAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.NotOptimized);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.Options.OptimizationLevel == OptimizationLevel.Debug)
            {
                start.RegisterSymbolAction(Check, SymbolKind.NamedType);
            }
        });
    }

    private static void Check(SymbolAnalysisContext context)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        if (!ModelDeclaration.AttributesOf(type).IsEmpty
            && ModelDeclaration.WrittenParts(type, context.CancellationToken).FirstOrDefault() is TypeDeclarationSyntax part)
        {
            context.ReportDiagnostic(new Violation(Descriptors.NotOptimized, part.Identifier.GetLocation(), type.Name).ToDiagnostic());
        }
    }
}
