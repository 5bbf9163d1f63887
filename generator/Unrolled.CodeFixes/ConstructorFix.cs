using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Unrolled.CodeFixes;

/// <summary>Lets a constructor of a model begin with a generated one, which makes the parameter block.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ConstructorFix))]
public sealed class ConstructorFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("UNR0031");

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        SemanticModel model = (await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false))!;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            // A constructor cannot call two: what it says to the base class is not thrown away.
            if (root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<ConstructorDeclarationSyntax>() is not ConstructorDeclarationSyntax constructor
                || constructor.Initializer?.ArgumentList.Arguments.Count > 0
                || model.GetDeclaredSymbol(constructor, context.CancellationToken) is not IMethodSymbol method)
            {
                continue;
            }

            string number = IsDouble(method.ContainingType) ? "double" : "float";
            if (ParametersOf(method, number) is string parameters)
            {
                Offer(context, diagnostic, root, constructor, $"Chain to the constructor that copies '{parameters}'", parameters);
                continue;
            }

            Offer(context, diagnostic, root, constructor, "Chain to the generated constructor, with random parameters", "CreateRandom(seed: 1).Parameters");
            Offer(context, diagnostic, root, constructor, "Chain to the generated constructor, with parameters of zero", $"new {number}[ParameterLength]");
        }
    }

    private static void Offer(CodeFixContext context, Diagnostic diagnostic, SyntaxNode root, ConstructorDeclarationSyntax constructor, string title, string argument) =>
        context.RegisterCodeFix(CodeAction.Create(title, _ => Task.FromResult(Chain(context.Document, root, constructor, argument)), title), diagnostic);

    private static Document Chain(Document document, SyntaxNode root, ConstructorDeclarationSyntax constructor, string argument)
    {
        ConstructorInitializerSyntax initializer = SyntaxFactory.ConstructorInitializer(
            SyntaxKind.ThisConstructorInitializer,
            SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(SyntaxFactory.ParseExpression(argument)))));
        SyntaxToken parenthesis = constructor.ParameterList.CloseParenToken;
        ConstructorDeclarationSyntax chained = constructor.Initializer is ConstructorInitializerSyntax old
            ? constructor.WithInitializer(initializer.WithTriviaFrom(old))
            : constructor
                .WithParameterList(constructor.ParameterList.WithCloseParenToken(parenthesis.WithTrailingTrivia()))
                .WithInitializer(initializer.WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(parenthesis.TrailingTrivia));
        return document.WithSyntaxRoot(root.ReplaceNode(constructor, chained.WithAdditionalAnnotations(Formatter.Annotation)));
    }

    /// <summary>A parameter of the constructor's own that holds parameters already: an array or a span of the model's numbers.</summary>
    private static string? ParametersOf(IMethodSymbol constructor, string number) => constructor.Parameters
        .FirstOrDefault(parameter => parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat).TrimEnd('?') is string type
            && (type == $"{number}[]" || type == $"Span<{number}>" || type == $"ReadOnlySpan<{number}>"))?.Name;

    /// <summary>Whether the attribute asks for double precision: the second value of its enum.</summary>
    private static bool IsDouble(INamedTypeSymbol model) => model.GetAttributes()
        .SelectMany(attribute => attribute.NamedArguments)
        .Any(argument => argument.Key == "Precision" && argument.Value.Value is 1);
}
