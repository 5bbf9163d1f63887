using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Unrolled.Generator.Calls;

/// <summary>The arguments of a call by the names of their parameters.</summary>
internal readonly struct CallArguments
{
    private readonly IMethodSymbol _method;
    private readonly ArgumentListSyntax? _list;

    public CallArguments(IMethodSymbol method, ArgumentListSyntax? list)
    {
        _method = method;
        _list = list;
    }

    /// <summary>The argument of a parameter; null where it is not given.</summary>
    public ExpressionSyntax? this[string parameter]
    {
        get
        {
            for (int i = 0; i < (_list?.Arguments.Count ?? 0); i++)
            {
                ArgumentSyntax argument = _list!.Arguments[i];
                string? name = argument.NameColon?.Name.Identifier.ValueText ?? (i < _method.Parameters.Length ? _method.Parameters[i].Name : null);
                if (name == parameter)
                {
                    return argument.Expression;
                }
            }

            return null;
        }
    }
}
