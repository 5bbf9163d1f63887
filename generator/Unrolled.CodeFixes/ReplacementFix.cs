using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;
using Unrolled.Generator.Diagnostics;

namespace Unrolled.CodeFixes;

/// <summary>Writes what a diagnostic says should stand in the place of an expression or a name: a constant for a wrong length, the name that is meant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReplacementFix))]
public sealed class ReplacementFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("UNR0037", "UNR0038", "UNR0040");

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(RemedyKeys.Title, out string? title)
                && diagnostic.Properties.TryGetValue(RemedyKeys.Text, out string? text)
                && diagnostic.AdditionalLocations.Count == 1)
            {
                Location place = diagnostic.AdditionalLocations[0];
                context.RegisterCodeFix(CodeAction.Create(title!, cancellation => Replace(context.Document, place, text!, cancellation), title), diagnostic);
            }
        }

        return Task.CompletedTask;
    }

    private static async Task<Document> Replace(Document document, Location place, string text, CancellationToken cancellationToken)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        SyntaxNode wrong = root.FindNode(place.SourceSpan, getInnermostNodeForTie: true);
        return document.WithSyntaxRoot(root.ReplaceNode(wrong, Shortened(SyntaxFactory.ParseExpression(text)).WithTriviaFrom(wrong)));
    }

    /// <summary>The same expression with each name to be written as short as can be where it stands.</summary>
    private static ExpressionSyntax Shortened(ExpressionSyntax expression) => expression.ReplaceNodes(
        expression.DescendantNodesAndSelf(node => node is not MemberAccessExpressionSyntax).OfType<MemberAccessExpressionSyntax>(),
        (name, _) => name.WithAdditionalAnnotations(Simplifier.Annotation));
}
