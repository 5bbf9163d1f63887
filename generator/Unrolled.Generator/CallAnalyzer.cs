using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Unrolled.Generator.Calls;
using Unrolled.Generator.Diagnostics;

namespace Unrolled.Generator;

/// <summary>Reports spans and arrays of a wrong length that are handed to generated members, where the length is known before the program runs.</summary>
/// <remarks>The model may stand in another assembly: it is known by its attribute, and its lengths by its constants.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CallAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.WrongLength);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName("Unrolled.ModelAttribute") is INamedTypeSymbol attribute)
            {
                start.RegisterOperationAction(call => Check(call, attribute), OperationKind.Invocation, OperationKind.ObjectCreation);
            }
        });
    }

    private static void Check(OperationAnalysisContext context, INamedTypeSymbol attribute)
    {
        (IMethodSymbol? method, ImmutableArray<IArgumentOperation> arguments) = context.Operation switch
        {
            IInvocationOperation call => (call.TargetMethod, call.Arguments),
            IObjectCreationOperation made => (made.Constructor, made.Arguments),
            _ => default,
        };
        if (method is null
            || !ArgumentLengths.AreChecked(method)
            || !IsModel(method.ContainingType, attribute)
            || !GeneratedCode.Has(method)
            || context.Operation.SemanticModel is not SemanticModel model)
        {
            return;
        }

        foreach (Violation violation in ArgumentLengths.Check(method, arguments, model, context.CancellationToken))
        {
            context.ReportDiagnostic(violation.ToDiagnostic());
        }
    }

    private static bool IsModel(INamedTypeSymbol type, INamedTypeSymbol attribute)
    {
        foreach (AttributeData candidate in type.GetAttributes())
        {
            if (SymbolEqualityComparer.Default.Equals(candidate.AttributeClass?.BaseType, attribute))
            {
                return true;
            }
        }

        return false;
    }
}
