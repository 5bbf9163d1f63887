using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Unrolled.Generator.Cells;
using Unrolled.Generator.Diagnostics;

namespace Unrolled.Generator.Parsing;

/// <summary>Reads the step of a user's cell: a method over values of units, its variables, and what it returns.</summary>
internal sealed class CellReader
{
    private const string Step = nameof(Step), Units = nameof(Units);
    private readonly INamedTypeSymbol _type;
    private readonly List<Violation> _violations = [];
    private readonly CancellationToken _cancellationToken;

    private CellReader(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        _type = type;
        _cancellationToken = cancellationToken;
    }

    public static CellReading Read(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        CellReader reader = new(type, cancellationToken);
        CellProgram? program = reader.Program();
        return new CellReading(reader._violations.Count == 0 ? program : null, reader._violations);
    }

    /// <summary>Whether a type is the library's vector of units.</summary>
    public static bool IsUnits(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: Units, ContainingNamespace: { Name: "Unrolled", ContainingNamespace.IsGlobalNamespace: true } };

    private CellProgram? Program()
    {
        IMethodSymbol[] steps = _type.GetMembers(Step).OfType<IMethodSymbol>().ToArray();
        if (steps.Length != 1)
        {
            return Refuse(CellDescriptors.CellStep, PlaceOf(steps.Length == 0 ? _type : steps[1]), steps.Length == 0 ? "is missing" : "stands there twice");
        }

        IMethodSymbol step = steps[0];
        if (step.Parameters.Select(p => p.Type).Append(step.ReturnType).Any(type => type.TypeKind == TypeKind.Error)
            || step.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellationToken) is not MethodDeclarationSyntax syntax)
        {
            return null;
        }

        ITypeSymbol[] results = step.ReturnType is INamedTypeSymbol { IsTupleType: true } tuple
            ? tuple.TupleElements.Select(element => element.Type).ToArray()
            : [step.ReturnType];
        IParameterSymbol[] units = step.Parameters.TakeWhile(p => IsUnits(p.Type) && p.RefKind == RefKind.None).ToArray();
        CellSetting?[] settings = step.Parameters.Skip(units.Length).Select(CellNumbers.SettingOf).ToArray();
        string? fault = !step.IsStatic ? "is not static"
            : step.Parameters.Length < 1 ? "takes no input: the parameters are x and then each state"
            : units.Length < 1 || settings.Contains(null) ? "takes something else than Units and, after them, numbers such as 'double alpha = 0.5'"
            : settings.Any(setting => setting!.Name == CellProgram.Input) ? "takes a number x, which is the name of the input"
            : results.Any(type => !IsUnits(type)) ? "returns something else than Units"
            : null;
        if (fault is not null)
        {
            return Refuse(CellDescriptors.CellStep, syntax.Identifier.GetLocation(), fault);
        }

        string[] states = units.Skip(1).Select(p => p.Name).ToArray();
        return Math.Max(1, states.Length) == results.Length
            ? Equations(syntax, units[0].Name, states, settings!)
            : Refuse(CellDescriptors.CellStates, syntax.ReturnType.GetLocation(), states.Length == 0 ? "none" : string.Join(", ", states), states.Length, results.Length);
    }

    private CellProgram? Equations(MethodDeclarationSyntax step, string x, string[] states, CellSetting[] settings)
    {
        CellTermReader terms = new(_type, x, states, settings, _violations, _cancellationToken);
        List<CellStatement> statements = [];
        ExpressionSyntax? returned = step.ExpressionBody?.Expression;
        foreach (StatementSyntax statement in step.Body?.Statements ?? default)
        {
            if (returned is not null)
            {
                return null;
            }

            switch (statement)
            {
                case LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0, IsConst: false } local:
                    foreach (VariableDeclaratorSyntax variable in local.Declaration.Variables)
                    {
                        if (variable.Initializer is null)
                        {
                            return Refuse(CellDescriptors.CellLanguage, variable.GetLocation(), $"'{variable.Identifier.ValueText}' has no value here: write it where the variable stands");
                        }

                        statements.Add(new CellStatement(terms.Declare(variable), terms.Statement(variable.Identifier.ValueText, variable.Initializer.Value)));
                    }

                    break;
                case ReturnStatementSyntax { Expression: { } expression }:
                    returned = expression;
                    break;
                default:
                    return Refuse(CellDescriptors.CellLanguage, statement.GetLocation(), "a step is variables with their values, and what it returns");
            }
        }

        ExpressionSyntax[] values = returned is TupleExpressionSyntax tuple ? tuple.Arguments.Select(a => a.Expression).ToArray() : returned is null ? [] : [returned];
        if (values.Length != Math.Max(1, states.Length))
        {
            // The compiler objects to what is no value of the return type, unless it is a tuple that another method makes.
            return returned is InvocationExpressionSyntax && states.Length > 1
                ? Refuse(CellDescriptors.CellLanguage, returned.GetLocation(), $"the new states are written one by one: ({string.Join(", ", states)})")
                : null;
        }

        string[] outputs = states.Length > 0 ? states : [nameof(CellProgram.Outputs)];
        CellTerm[] results = outputs.Zip(values, terms.Statement).ToArray();
        terms.CheckUses(step);
        CellProgram program = new(states.Select(terms.NameOf).ToArray(), statements, results) { Settings = settings };
        terms.CheckSizes(program);
        return program;
    }

    private CellProgram? Refuse(DiagnosticDescriptor rule, Location place, params object[] found)
    {
        _violations.Add(new Violation(rule, place, [_type.Name, .. found]));
        return null;
    }

    private static Location PlaceOf(ISymbol symbol) => symbol.Locations[0];
}
