using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis;
using Unrolled.Generator.Diagnostics;
using Unrolled.Generator.Parsing;

namespace Unrolled.Generator;

/// <summary>Reports the rules of <see cref="ModelRules"/> that an annotated class breaks, those of a cell and of a family, and calls of members that its model cannot have.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ModelAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Descriptors.All
        .Remove(Descriptors.WrongLength).Remove(Descriptors.NotOptimized)
        .RemoveRange(new WeightsAnalyzer().SupportedDiagnostics);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Check, SymbolKind.NamedType);
        context.RegisterSyntaxNodeAction(CheckMember, SyntaxKind.SimpleMemberAccessExpression);
    }

    private static void Check(SymbolAnalysisContext context)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;

        foreach (Violation violation in DeclarationOf(type, context.CancellationToken) is ModelDeclaration model ? ModelRules.Check(model) : [])
        {
            context.ReportDiagnostic(violation.ToDiagnostic());
        }

        foreach (Violation violation in CellReading.Of(type, context.CancellationToken)?.Violations ?? [])
        {
            context.ReportDiagnostic(violation.ToDiagnostic());
        }

        foreach (Violation violation in FamilyReading.Of(type, context.CancellationToken)?.Violations ?? [])
        {
            context.ReportDiagnostic(violation.ToDiagnostic());
        }
    }

    // Only names that the compiler does not find: a member that the user wrote is the user's.
    private static void CheckMember(SyntaxNodeAnalysisContext context)
    {
        MemberAccessExpressionSyntax access = (MemberAccessExpressionSyntax)context.Node;
        if (StreamRules.IsStreaming(access.Name.Identifier.ValueText)
            && context.SemanticModel.GetSymbolInfo(access.Name, context.CancellationToken) is { Symbol: null, CandidateSymbols.IsEmpty: true }
            && context.SemanticModel.GetTypeInfo(access.Expression, context.CancellationToken).Type is INamedTypeSymbol type
            && DeclarationOf(type, context.CancellationToken) is ModelDeclaration model
            && StreamRules.Check(model, access.Name) is Violation violation)
        {
            context.ReportDiagnostic(violation.ToDiagnostic());
        }
    }

    // A second model attribute is itself a broken rule; the others are judged by the first.
    private static ModelDeclaration? DeclarationOf(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        ModelDeclaration.AttributesOf(type).FirstOrDefault() is AttributeData attribute ? ModelDeclaration.Of(type, attribute, cancellationToken) : null;
}
