using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Unrolled.Generator.Cells;

namespace Unrolled.Generator.Parsing;

/// <summary>The names that an expression of a cell may use: those of the step, or the parameters of a function that it calls.</summary>
internal sealed class CellScope
{
    private readonly Dictionary<string, CellTerm> _names;
    private readonly List<VariableDeclaratorSyntax> _declared = [];
    private readonly CellScope? _caller;
    private readonly IMethodSymbol? _function;

    private CellScope(Dictionary<string, CellTerm> names, CellScope? caller, IMethodSymbol? function)
    {
        _names = names;
        _caller = caller;
        _function = function;
    }

    /// <summary>The variable whose value is being read.</summary>
    public (string Name, CellTerm Term, VariableDeclaratorSyntax Place)? Pending { get; set; }

    /// <summary>The variables of the step.</summary>
    public IReadOnlyList<VariableDeclaratorSyntax> Declared => _declared;

    public static CellScope Of(Dictionary<string, CellTerm> names) => new(names, null, null);

    public CellTerm? TryGet(string name) => _names.TryGetValue(name, out CellTerm? term) ? term : null;

    /// <summary>The pending variable is known from here on.</summary>
    public void Settle()
    {
        if (Pending is { } pending)
        {
            _names[pending.Name] = pending.Term;
            _declared.Add(pending.Place);
            Pending = null;
        }
    }

    /// <summary>Whether <paramref name="function"/> is being written in.</summary>
    public bool Calls(IMethodSymbol function) =>
        SymbolEqualityComparer.Default.Equals(_function, function) || (_caller?.Calls(function) ?? false);

    /// <summary>The scope of a function that is called here.</summary>
    public CellScope Into(IMethodSymbol function, IReadOnlyList<CellTerm> arguments)
    {
        Dictionary<string, CellTerm> names = [];
        for (int i = 0; i < arguments.Count; i++)
        {
            names[function.Parameters[i].Name] = arguments[i];
        }

        return new CellScope(names, this, function);
    }
}
