using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Unrolled.Generator.Calls;

/// <summary>Whether a variable may get another value than the one it starts with. Names are compared, so the answer may be yes where it is no.</summary>
internal static class Writes
{
    /// <param name="scope">All code that can see the variable.</param>
    /// <param name="name">Its name.</param>
    /// <param name="model">Of the scope's file; null: extension methods that take the variable by reference are not looked for.</param>
    public static bool Any(SyntaxNode scope, string name, SemanticModel? model)
    {
        foreach (SyntaxNode node in scope.DescendantNodes())
        {
            if (node is IdentifierNameSyntax identifier && identifier.Identifier.ValueText == name && IsWritten(identifier, model))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsWritten(IdentifierNameSyntax identifier, SemanticModel? model)
    {
        SyntaxNode node = identifier;
        if (node.Parent is MemberAccessExpressionSyntax qualified && qualified.Name == node)
        {
            node = qualified;
        }

        while (node.Parent is ParenthesizedExpressionSyntax or TupleExpressionSyntax or ArgumentSyntax { RefOrOutKeyword.RawKind: 0, Parent: TupleExpressionSyntax })
        {
            node = node.Parent;
        }

        return node.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == node,
            ArgumentSyntax argument => argument.RefOrOutKeyword.IsKind(SyntaxKind.RefKeyword) || argument.RefOrOutKeyword.IsKind(SyntaxKind.OutKeyword),
            RefExpressionSyntax => true,
            PrefixUnaryExpressionSyntax prefix => prefix.IsKind(SyntaxKind.AddressOfExpression),
            MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access when access.Expression == node =>
                model?.GetSymbolInfo(call).Symbol is IMethodSymbol { ReducedFrom: { } extension } && extension.Parameters[0].RefKind == RefKind.Ref,
            _ => false,
        };
    }
}
