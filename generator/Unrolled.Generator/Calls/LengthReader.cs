using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Unrolled.Generator.Contracts;

namespace Unrolled.Generator.Calls;

/// <summary>Reads the length of spans and arrays from the expressions that make them. What it does not understand has no known length.</summary>
/// <remarks>It reads syntax, because <c>stackalloc</c> and, in the Roslyn it is built on, collection expressions are no operations.</remarks>
internal sealed class LengthReader
{
    /// <summary>A property may stand for itself.</summary>
    private const int Deepest = 16;

    // C# 12 has names in Roslyn from 4.7 on.
    private const SyntaxKind CollectionExpression = (SyntaxKind)9076;
    private const SyntaxKind ExpressionElement = (SyntaxKind)9077;

    private readonly SemanticModel _model;
    private readonly CancellationToken _cancellationToken;
    private readonly SliceReader _slices;

    public LengthReader(SemanticModel model, CancellationToken cancellationToken)
    {
        _model = model;
        _cancellationToken = cancellationToken;
        _slices = new SliceReader(this);
    }

    public KnownLength? Of(ExpressionSyntax expression) => Of(expression, 0);

    /// <param name="depth">How many expressions it was reached through.</param>
    public KnownLength? Of(ExpressionSyntax? expression, int depth)
    {
        if (expression is null || depth > Deepest)
        {
            return null;
        }

        return expression switch
        {
            ParenthesizedExpressionSyntax inner => Of(inner.Expression, depth + 1),
            CastExpressionSyntax cast => Of(cast.Expression, depth + 1),
            PostfixUnaryExpressionSyntax postfix when postfix.IsKind(SyntaxKind.SuppressNullableWarningExpression) => Of(postfix.Operand, depth + 1),
            ConditionalExpressionSyntax choice => OfChoice(Of(choice.WhenTrue, depth + 1), Of(choice.WhenFalse, depth + 1)),
            ArrayCreationExpressionSyntax array => OfNew(array.Type, array.Initializer),
            StackAllocArrayCreationExpressionSyntax { Type: ArrayTypeSyntax type } stack => OfNew(type, stack.Initializer),
            ImplicitArrayCreationExpressionSyntax array => new KnownLength(array.Initializer.Expressions.Count),
            ImplicitStackAllocArrayCreationExpressionSyntax stack => new KnownLength(stack.Initializer.Expressions.Count),
            InitializerExpressionSyntax list => new KnownLength(list.Expressions.Count),
            DefaultExpressionSyntax => IsSpanOrArray(expression) ? new KnownLength(0) : null,
            LiteralExpressionSyntax literal => IsNothing(literal) && IsSpanOrArray(literal) ? new KnownLength(0) : null,
            BaseObjectCreationExpressionSyntax made => OfSpanOver(made, depth),
            InvocationExpressionSyntax call => OfCall(call, depth),
            ElementAccessExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } access =>
                OfInlineArray(expression) ?? (IsSpanOrArray(access) ? _slices.OfRange(access.Expression, arguments[0].Expression, depth) : null),
            IdentifierNameSyntax or MemberAccessExpressionSyntax => OfInlineArray(expression) ?? OfName(expression, depth),
            _ when expression.IsKind(CollectionExpression) => OfCollection(expression),
            _ => OfInlineArray(expression),
        };
    }

    /// <summary>A length that is given as a constant.</summary>
    public int? Constant(ExpressionSyntax? expression) => expression is null ? null : _model.GetConstantValue(expression, _cancellationToken).Value switch
    {
        int number => number,
        uint number and <= int.MaxValue => (int)number,
        long number and >= int.MinValue and <= int.MaxValue => (int)number,
        _ => null,
    };

    /// <summary>What a call is a call of.</summary>
    public IMethodSymbol? Method(ExpressionSyntax call) => _model.GetSymbolInfo(call, _cancellationToken).Symbol as IMethodSymbol;

    private static KnownLength? OfChoice(KnownLength? first, KnownLength? second) => first is not null && first.Value == second?.Value ? first.Fixed : null;

    private KnownLength? OfNew(ArrayTypeSyntax type, InitializerExpressionSyntax? initializer)
    {
        if (initializer is not null)
        {
            return new KnownLength(initializer.Expressions.Count);
        }

        return type.RankSpecifiers[0].Sizes is { Count: 1 } sizes && Constant(sizes[0]) is int length and >= 0 ? new KnownLength(length, sizes[0]) : null;
    }

    /// <remarks>A spread element may hold any number.</remarks>
    private static KnownLength? OfCollection(ExpressionSyntax collection)
    {
        int count = 0;
        foreach (SyntaxNode element in collection.ChildNodes())
        {
            if (!element.IsKind(ExpressionElement))
            {
                return null;
            }

            count++;
        }

        return new KnownLength(count);
    }

    /// <summary><c>new Span(array)</c>, <c>new Span(array, start, length)</c>; from .NET 7 on also of one number by reference.</summary>
    private KnownLength? OfSpanOver(BaseObjectCreationExpressionSyntax made, int depth)
    {
        if (Method(made) is not IMethodSymbol constructor || !SpanTypes.IsSpan(constructor.ContainingType))
        {
            return null;
        }

        CallArguments arguments = new(constructor, made.ArgumentList);
        return constructor.Parameters.Length == 0 ? new KnownLength(0)
            : arguments["length"] is ExpressionSyntax length ? OfSize(length)
            : Of(arguments["array"], depth + 1);
    }

    private KnownLength? OfCall(InvocationExpressionSyntax call, int depth)
    {
        if (Method(call) is not IMethodSymbol method)
        {
            return null;
        }

        CallArguments arguments = new(method, call.ArgumentList);
        ExpressionSyntax? receiver = (call.Expression as MemberAccessExpressionSyntax)?.Expression;
        return (method.ContainingType?.Name, method.Name) switch
        {
            ("Span" or "ReadOnlySpan", "Slice") => _slices.OfPart(receiver, arguments, depth),
            ("Span" or "ReadOnlySpan", "ToArray") => Of(receiver, depth + 1)?.Fixed,
            ("MemoryExtensions", "AsSpan") => _slices.OfPart(method.ReducedFrom is null ? arguments["array"] : receiver, arguments, depth),
            ("MemoryMarshal", "CreateSpan" or "CreateReadOnlySpan") or ("GC", "AllocateArray" or "AllocateUninitializedArray") => OfSize(arguments["length"]),
            ("Array", "Empty") => new KnownLength(0),
            _ => OfResult(method, method.ContainingType?.ContainingType),
        };
    }

    private KnownLength? OfName(ExpressionSyntax name, int depth) => _model.GetSymbolInfo(name, _cancellationToken).Symbol switch
    {
        ILocalSymbol local when SpanTypes.HasLength(local.Type) => OfValue(local, depth),
        IFieldSymbol field when SpanTypes.HasLength(field.Type) => OfValue(field, depth),
        IPropertySymbol { Name: "Empty" } empty when SpanTypes.IsSpan(empty.ContainingType) => new KnownLength(0),
        IPropertySymbol property when SpanTypes.HasLength(property.Type) => OfResult(property, property.ContainingType) ?? OfValue(property, depth),
        _ => null,
    };

    private KnownLength? OfValue(ISymbol variable, int depth) => Of(Variables.ValueOf(variable, _model, _cancellationToken), depth + 1);

    /// <summary>The parameters of a model, the state of a stream: their lengths are constants of the model.</summary>
    private static KnownLength? OfResult(ISymbol member, INamedTypeSymbol? model)
    {
        string name = member is IMethodSymbol ? $"{member.ContainingType.Name}.{member.Name}" : member.Name;
        return model is not null && LengthRules.OfResult(name) is string constant && GeneratedCode.Has(member) && GeneratedCode.Constant(model, constant) is int length
            ? new KnownLength(length)
            : null;
    }

    private KnownLength? OfSize(ExpressionSyntax? size) => Constant(size) is int length and >= 0 ? new KnownLength(length, size) : null;

    private KnownLength? OfInlineArray(ExpressionSyntax expression) =>
        SpanTypes.InlineArrayLength(_model.GetTypeInfo(expression, _cancellationToken).Type) is int length ? new KnownLength(length) : null;

    private static bool IsNothing(LiteralExpressionSyntax literal) => literal.IsKind(SyntaxKind.DefaultLiteralExpression) || literal.IsKind(SyntaxKind.NullLiteralExpression);

    private bool IsSpanOrArray(ExpressionSyntax expression)
    {
        TypeInfo type = _model.GetTypeInfo(expression, _cancellationToken);
        return SpanTypes.HasLength(type.Type) || SpanTypes.HasLength(type.ConvertedType);
    }
}
