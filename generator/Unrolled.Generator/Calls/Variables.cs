using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Unrolled.Generator.Parsing;

namespace Unrolled.Generator.Calls;

/// <summary>The one value that a variable ever has.</summary>
internal static class Variables
{
    /// <summary>What a local, a read-only field or a property of one expression stands for; null where it may be something else, or stands in another file.</summary>
    public static ExpressionSyntax? ValueOf(ISymbol symbol, SemanticModel model, CancellationToken cancellationToken)
    {
        SyntaxNode? declaration = symbol.DeclaringSyntaxReferences.FirstOrDefault(reference => reference.SyntaxTree == model.SyntaxTree)?.GetSyntax(cancellationToken);
        return (symbol, declaration) switch
        {
            (ILocalSymbol, VariableDeclaratorSyntax { Initializer.Value: { } value } local) =>
                Writes.Any(ScopeOf(local), symbol.Name, model) ? null : value,
            (IFieldSymbol { IsReadOnly: true }, VariableDeclaratorSyntax { Initializer.Value: { } value }) => IsSetElsewhere(symbol, cancellationToken) ? null : value,
            (IPropertySymbol { SetMethod: null, IsVirtual: false, IsOverride: false }, PropertyDeclarationSyntax property) => property.ExpressionBody?.Expression
                ?? (property.Initializer is null || IsSetElsewhere(symbol, cancellationToken) ? null : property.Initializer.Value),
            _ => null,
        };
    }

    /// <summary>The member around a local; of one between top-level statements, the file.</summary>
    private static SyntaxNode ScopeOf(SyntaxNode local)
    {
        MemberDeclarationSyntax? member = local.FirstAncestorOrSelf<MemberDeclarationSyntax>();
        return member is null or GlobalStatementSyntax ? local.SyntaxTree.GetRoot() : member;
    }

    /// <remarks>A constructor in any part of the class may set it. Generated parts know no members of the user's.</remarks>
    private static bool IsSetElsewhere(ISymbol member, CancellationToken cancellationToken) =>
        ModelDeclaration.WrittenParts(member.ContainingType, cancellationToken).Any(part => Writes.Any(part, member.Name, model: null));
}
