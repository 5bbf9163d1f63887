using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Unrolled.Generator.Contracts;
using Unrolled.Generator.Diagnostics;

namespace Unrolled.Generator.Calls;

/// <summary>The arguments of one call of a generated member whose length is known and wrong.</summary>
internal sealed class ArgumentLengths
{
    private readonly IMethodSymbol _method;
    private readonly ImmutableArray<IArgumentOperation> _arguments;
    private readonly LengthReader _reader;

    private ArgumentLengths(IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments, LengthReader reader)
    {
        _method = method;
        _arguments = arguments;
        _reader = reader;
    }

    /// <param name="method">A member of a model, that the generator wrote.</param>
    /// <param name="arguments">Those of the call.</param>
    /// <param name="model">Of the file that the call stands in.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static IEnumerable<Violation> Check(
        IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments, SemanticModel model, CancellationToken cancellationToken) =>
        new ArgumentLengths(method, arguments, new LengthReader(model, cancellationToken)).Wrong();

    /// <summary>Whether a member of this name and these parameters can be a generated one that takes spans. It allocates nothing: every call of a program is asked.</summary>
    public static bool AreChecked(IMethodSymbol method)
    {
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (SpanTypes.IsSpan(parameter.Type) && LengthRules.Of(method.Name, parameter.Name) is not null)
            {
                return true;
            }
        }

        return false;
    }

    private IEnumerable<Violation> Wrong()
    {
        foreach (IArgumentOperation argument in _arguments)
        {
            if (RuleOf(argument) is LengthRule rule && LengthOf(argument) is KnownLength found && NeededBy(rule, found.Value) is NeededLength needed)
            {
                string length = found.Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
                yield return new Violation(Descriptors.WrongLength, ExpressionOf(argument)!.GetLocation(), argument.Parameter!.Name, needed.Text(NounOf(argument)), length)
                {
                    Remedy = found.Size is ExpressionSyntax size ? needed.Remedy(size, found.Start) : null,
                };
            }
        }
    }

    private static LengthRule? RuleOf(IArgumentOperation argument) =>
        argument is { ArgumentKind: ArgumentKind.Explicit, Parameter: { ContainingSymbol: IMethodSymbol method } parameter } && SpanTypes.IsSpan(parameter.Type)
            ? LengthRules.Of(method.Name, parameter.Name)
            : null;

    private KnownLength? LengthOf(IArgumentOperation argument) => ExpressionOf(argument) is ExpressionSyntax expression ? _reader.Of(expression) : null;

    /// <summary>The argument as it is written: operations know nothing of parentheses.</summary>
    private static ExpressionSyntax? ExpressionOf(IArgumentOperation argument) => argument.Syntax.FirstAncestorOrSelf<ArgumentSyntax>()?.Expression;

    /// <summary>What the rule needs, where <paramref name="found"/> is not it.</summary>
    private NeededLength? NeededBy(LengthRule rule, int found)
    {
        if (GeneratedCode.Constant(_method.ContainingType, rule.Constant) is not int size)
        {
            return null;
        }

        int? steps = rule.Kind == LengthKind.RowPerStep ? Steps() : null;
        bool isRight = rule.Kind switch
        {
            LengthKind.Exactly => found == size,
            LengthKind.AtLeast => found >= size,
            LengthKind.ExactlyOrEmpty => found == size || found == 0,
            LengthKind.MultipleOf => found % size == 0,
            LengthKind.RowPerStep => steps is int rows ? found == (long)rows * size : found % size == 0,
            _ => true,
        };
        return isRight ? null : new NeededLength(rule, _method.ContainingType, size, steps);
    }

    /// <summary>The steps that the inputs beside it have; null where their length is not known, or wrong itself.</summary>
    private int? Steps()
    {
        foreach (IArgumentOperation argument in _arguments)
        {
            if (RuleOf(argument) is { Kind: LengthKind.MultipleOf or LengthKind.Tokens } rule)
            {
                return LengthOf(argument) is KnownLength inputs && GeneratedCode.Constant(_method.ContainingType, rule.Constant) is int size && inputs.Value % size == 0
                    ? inputs.Value / size
                    : null;
            }
        }

        return null;
    }

    private static string NounOf(IArgumentOperation argument) =>
        ((INamedTypeSymbol)argument.Parameter!.Type).TypeArguments[0].SpecialType == SpecialType.System_Int32 ? "token" : "number";
}
