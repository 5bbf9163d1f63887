using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Unrolled.Generator.Cells;
using Unrolled.Generator.Diagnostics;

namespace Unrolled.Generator.Parsing;

/// <summary>Reads the expressions of a cell's step. The user's own functions are written in where they are called.</summary>
internal sealed class CellTermReader
{
    private const string NeverLearn = "its weights would never learn";
    private static readonly CellNumber Broken = new(0);
    private readonly INamedTypeSymbol _type;
    private readonly List<Violation> _violations;
    private readonly CancellationToken _cancellationToken;
    private readonly string _x;
    private readonly CellScope _step;
    private readonly CellWeightRules _weights;
    private readonly HashSet<string> _read = [];
    private readonly CellSizeRules _sizes;
    private readonly IReadOnlyList<CellSetting> _settings;

    public CellTermReader(INamedTypeSymbol type, string x, IEnumerable<string> states, IReadOnlyList<CellSetting> settings, List<Violation> violations, CancellationToken cancellationToken)
    {
        _type = type;
        _x = x;
        _violations = violations;
        _cancellationToken = cancellationToken;
        _weights = new CellWeightRules(type.Name, violations);
        _sizes = new CellSizeRules(type);
        _settings = settings;
        _step = CellScope.Of(states.Select(name => (name, Term: (CellTerm)new CellVariable(NameOf(name)))).Concat(settings.Select(s => (s.Name, (CellTerm)s))).ToDictionary(p => p.Item1, p => p.Item2));
    }

    /// <summary>The name of a variable or a state in the program, where x is the input.</summary>
    public string NameOf(string name) => name == CellProgram.Input && _x != name ? "xValue" : name;

    /// <summary>The name of a variable that the step declares; it is known from the next statement on.</summary>
    public string Declare(VariableDeclaratorSyntax variable)
    {
        string name = variable.Identifier.ValueText;
        _step.Pending = (name, new CellVariable(NameOf(name)), variable);
        return NameOf(name);
    }

    /// <summary>The value of a variable, or of a new state: <paramref name="name"/> is that of its gate.</summary>
    public CellTerm Statement(string name, ExpressionSyntax value)
    {
        _weights.Start(NameOf(name));
        CellTerm term = Sized(value, _step);
        _step.Settle();
        return term;
    }

    /// <summary>Every variable is read, and so are x and the settings.</summary>
    public void CheckUses(MethodDeclarationSyntax step)
    {
        if (_violations.Count > 0)
        {
            return;
        }

        foreach (VariableDeclaratorSyntax variable in _step.Declared.Where(v => !_read.Contains(v.Identifier.ValueText)))
        {
            Refuse(CellDescriptors.CellUnused, variable.Identifier.GetLocation(), variable.Identifier.ValueText, NeverLearn);
        }

        foreach (ParameterSyntax parameter in step.ParameterList.Parameters.Where(p => !_read.Contains(p.Identifier.ValueText)))
        {
            string name = parameter.Identifier.ValueText;
            if (name == _x || _settings.Any(setting => setting.Name == name))
            {
                Refuse(CellDescriptors.CellUnused, parameter.GetLocation(), name, name == _x ? NeverLearn : "to set it would change nothing");
            }
        }
    }

    /// <summary>A term that has a number for each unit: not the input.</summary>
    private CellTerm Sized(ExpressionSyntax expression, CellScope scope)
    {
        CellTerm term = Term(expression, scope);
        if (term is not CellVariable { Name: CellProgram.Input })
        {
            return term;
        }

        return Refuse(CellDescriptors.CellSize, expression.GetLocation(), _x, "Input numbers, as the model says, not Hidden: write Input(x), or a matrix of its own, Matrix(\"name\", x)".Replace("x)", _x + ")"));
    }

    /// <summary>Values that meet have the same size.</summary>
    public void CheckSizes(CellProgram program)
    {
        if (_violations.Count == 0)
        {
            _violations.AddRange(_sizes.Check(program));
        }
    }

    private CellTerm Term(ExpressionSyntax expression, CellScope scope)
    {
        CellTerm term = Read(expression, scope);
        _sizes.Note(term, expression);
        return term;
    }

    private CellTerm Read(ExpressionSyntax expression, CellScope scope)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        switch (expression)
        {
            case ParenthesizedExpressionSyntax inner:
                return Term(inner.Expression, scope);
            case CastExpressionSyntax { Type: PredefinedTypeSyntax { Keyword.ValueText: "double" } or IdentifierNameSyntax { Identifier.ValueText: "Units" } } cast:
                return CellConstants.Widened(Term(cast.Expression, scope));
            case LiteralExpressionSyntax literal when CellNumbers.Of(literal.Token.Value) is { } known:
                return Finite(known, literal);
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryPlusExpression } plus:
                return Sized(plus.Operand, scope);
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression } minus:
                return CellConstants.Negated(Sized(minus.Operand, scope));
            case BinaryExpressionSyntax binary when CellNumbers.OperatorOf(binary) is { } word:
                return Binary(binary, word, Sized(binary.Left, scope), Sized(binary.Right, scope));
            case IdentifierNameSyntax name:
                return Named(name, name.Identifier.ValueText, scope);
            case MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax owner } member when owner.Identifier.ValueText == _type.Name:
                return Named(member, member.Name.Identifier.ValueText, scope);
            case InvocationExpressionSyntax call:
                return Call(call, scope);
            default:
                return Foreign(expression, "it is none of the operations of a cell");
        }
    }

    private CellTerm Named(ExpressionSyntax place, string name, CellScope scope)
    {
        if (scope.TryGet(name) is { } known)
        {
            if (scope == _step)
            {
                _read.Add(name);
            }

            return known;
        }

        if (name == _x && scope == _step)
        {
            _read.Add(name);
            return new CellVariable(CellProgram.Input);
        }

        return _type.GetMembers(name).OfType<IFieldSymbol>().Select(field => CellNumbers.Of(field.ConstantValue)).FirstOrDefault() is { } constant
            ? Finite(constant, place)
            : Foreign(place, $"'{name}' is no state, no variable before it and no constant of {_type.Name}");
    }

    private CellTerm Call(InvocationExpressionSyntax call, CellScope scope)
    {
        if (CellFunction.NameOf(call, _type) is not { } name)
        {
            return Foreign(call, "a function is one of CellMath, or a static one of the cell");
        }

        if (!CellWords.Weights.Contains(name) && call.ArgumentList.Arguments.FirstOrDefault(argument => argument.NameColon is not null) is { } named)
        {
            return Foreign(named, "the arguments of a function stand in their order, without names");
        }

        if (_type.GetMembers(name).OfType<IMethodSymbol>().FirstOrDefault(method => method.Parameters.Length == call.ArgumentList.Arguments.Count) is { } own)
        {
            return Inlined(call, own, scope);
        }

        if (CellWords.Weights.Contains(name))
        {
            return Weights(call, name, scope);
        }

        return CellWords.Operations.TryGetValue(name, out int operands) && !CellWords.IsOperator(name)
            ? call.ArgumentList.Arguments.Count == operands || name == "LeakyRelu"
                ? Operation(name, call.ArgumentList.Arguments.Select(argument => Sized(argument.Expression, scope)).ToArray())
                : Broken
            : Foreign(call, $"'{name}' is no function of CellMath");
    }

    private static CellCall Operation(string word, CellTerm[] parts) =>
        word == "LeakyRelu" && parts.Length == 1 ? new CellCall(word, parts[0], new CellNumber(0.01)) : new CellCall(word, parts);

    private CellTerm Weights(InvocationExpressionSyntax call, string word, CellScope scope)
    {
        CellArguments arguments = CellArguments.Of(call, word);
        int broken = _violations.Count;
        CellTerm start = arguments.Number is { } given ? Term(given, scope) : new CellNumber(0);
        if (_violations.Count > broken)
        {
            return Broken;
        }

        if (!CellConstants.IsConstant(start))
        {
            return Foreign(arguments.Number!, word == CellWords.Project ? "the size of a projection is a constant" : "what a parameter starts with is a constant");
        }

        if (word == CellWords.Project && CellConstants.ValueOf(start) is not (>= 1 and <= CellSizes.Most))
        {
            return arguments.Number is null ? Broken : Foreign(arguments.Number, "the size of a projection is at least 1 and at most 1,048,576");
        }

        if (arguments.Value is null && word != CellWords.Vector)
        {
            return Broken;
        }

        CellTerm? value = arguments.Value is null ? null : word is CellWords.Recurrent or CellWords.Project ? Sized(arguments.Value, scope) : Term(arguments.Value, scope);
        if (word == CellWords.Input && value is not CellVariable { Name: CellProgram.Input })
        {
            return Refuse(
                CellDescriptors.CellSize, arguments.Value!.GetLocation(), arguments.Value.ToString(), $"Hidden numbers, and Input multiplies the input {_x}: write Recurrent({arguments.Value})");
        }

        if (arguments.Label is { } label && label is not LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression })
        {
            return Foreign(label, "the name of a tensor is a text in quotes");
        }

        string text = (arguments.Label as LiteralExpressionSyntax)?.Token.ValueText ?? "";
        _weights.Check(call, word, arguments.Label, text);
        return word switch
        {
            CellWords.Input => new CellCall(word, start),
            CellWords.Vector => new CellCall(word, text, [start]),
            CellWords.Project => new CellCall(word, text, [value!, start]),
            _ => new CellCall(word, text, [value!]),
        };
    }

    private CellTerm Inlined(InvocationExpressionSyntax call, IMethodSymbol own, CellScope scope)
    {
        if (scope.Calls(own))
        {
            return Refuse(CellDescriptors.CellRecursion, call.GetLocation(), own.Name);
        }

        if (own.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellationToken) is not MethodDeclarationSyntax { ExpressionBody.Expression: { } body })
        {
            return Foreign(call, $"'{own.Name}' is not one expression: write '=> ...'");
        }

        int broken = _violations.Count;
        CellTerm[] arguments = call.ArgumentList.Arguments.Select(argument => Term(argument.Expression, scope)).ToArray();
        CellTerm result = Term(body, scope.Into(own, arguments));
        if (_violations.Count > broken)
        {
            return Broken;
        }

        foreach (CellCall argument in arguments.OfType<CellCall>())
        {
            bool hasWeights = argument.Walk().OfType<CellCall>().Any(part => CellWords.Weights.Contains(part.Word));
            if (hasWeights && result.Walk().Count(part => ReferenceEquals(part, argument)) != 1)
            {
                return Foreign(call, $"'{own.Name}' does not use an argument with weights exactly once: give it a variable first");
            }
        }

        return result;
    }

    private CellTerm Binary(SyntaxNode place, string word, CellTerm left, CellTerm right) =>
        ReferenceEquals(left, Broken) || ReferenceEquals(right, Broken) ? Broken
        : CellConstants.IsCutOff(word, left, right)
        ? Foreign(place, $"C# cuts {place} off: write one of the numbers with a point, as {left}.0")
        : Finite(CellConstants.Binary(word, left, right), place);

    private CellTerm Finite(CellTerm term, SyntaxNode place) =>
        CellConstants.IsConstant(term) && !CellNumbers.IsFinite(CellConstants.ValueOf(term)) ? Foreign(place, $"{place} is no finite number") : term;

    private CellTerm Foreign(SyntaxNode node, string why) => Refuse(CellDescriptors.CellLanguage, node.GetLocation(), why);

    private CellTerm Refuse(DiagnosticDescriptor rule, Location place, params object[] found)
    {
        _violations.Add(new Violation(rule, place, [_type.Name, .. found]));
        return Broken;
    }
}
