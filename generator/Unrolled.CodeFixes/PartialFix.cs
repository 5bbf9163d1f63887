using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Unrolled.CodeFixes;

/// <summary>Makes the class of a model, or a type that contains one, partial.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PartialFix))]
public sealed class PartialFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("UNR0001", "UNR0002");

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<TypeDeclarationSyntax>() is TypeDeclarationSyntax type)
            {
                context.RegisterCodeFix(
                    CodeAction.Create($"Make '{type.Identifier.ValueText}' partial", _ => Task.FromResult(MakePartial(context.Document, root, type)), nameof(PartialFix)),
                    diagnostic);
            }
        }
    }

    /// <remarks>C# wants the modifier last. A type without modifiers has its leading comments at its keyword.</remarks>
    private static Document MakePartial(Document document, SyntaxNode root, TypeDeclarationSyntax type)
    {
        SyntaxToken partial = SyntaxFactory.Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        TypeDeclarationSyntax changed = type.Modifiers.Count > 0
            ? type.WithModifiers(type.Modifiers.Add(partial))
            : ((TypeDeclarationSyntax)type.ReplaceToken(type.Keyword, type.Keyword.WithLeadingTrivia()))
                .WithModifiers(SyntaxFactory.TokenList(partial.WithLeadingTrivia(type.Keyword.LeadingTrivia)));
        return document.WithSyntaxRoot(root.ReplaceNode(type, changed));
    }
}
