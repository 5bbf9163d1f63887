using Unrolled.Generator.Graph;

namespace Unrolled.Generator.Cells;

/// <summary>Writes a user's equations down as the values of one step, as a built-in cell does by hand.</summary>
/// <remarks>
/// A variable is a named value. Named too is what costs more to compute again than to keep: activations, and sums over weights that a
/// derivative reads. A value that is null is zero: what comes from an input that is not there.
/// </remarks>
internal sealed class CellBuilder
{
    private readonly CellProgram _program;
    private readonly LayerScope _layer;
    private readonly CellWeights _weights;
    private readonly Dictionary<string, Value?> _variables = new();
    private readonly Dictionary<Value, string> _names = new();
    private readonly HashSet<string> _used = new();
    private readonly CellOperations _operations;
    private readonly CellSizes _sizes;

    public CellBuilder(CellProgram program, LayerScope layer, Value? x)
    {
        _program = program;
        _sizes = program.Sizes;
        _layer = layer;
        _operations = new CellOperations(layer.Graph, Kept, Settled);
        _weights = new CellWeights(program, layer, x, Name, Settled);
    }

    private StepGraph Graph => _layer.Graph;

    /// <summary>Adds the layer and returns its new first state.</summary>
    public Value Build()
    {
        string[] states = _program.States.Select(CellNames.Gate).ToArray();
        Value[] before = states.Select((state, i) => _layer.Before(state, SpaceOf(_sizes.States[i]))).ToArray();
        _used.UnionWith(states);
        string[] all = states.Concat(_program.Statements.Select(s => CellNames.Gate(s.Name))).ToArray();
        for (int i = 0; i < states.Length; i++)
        {
            _variables[_program.States[i]] = Remember(before[i], states[i]);
        }

        foreach (CellStatement statement in _program.Statements)
        {
            Value value = Evaluate(statement.Value) ?? Zero(statement.Value);
            int state = StateOf(statement);
            _variables[statement.Name] = value.Name != null ? value
                : state >= 0 ? Remember(_layer.Named(states[state], value), states[state])
                : Name(CellNames.Variable(statement.Name, all), value);
        }

        Value[] results = _program.Results.Select(result => Evaluate(result) ?? Zero(result)).ToArray();
        var after = new List<Value>();
        for (int i = 0; i < results.Length; i++)
        {
            // A state that stays, or is another's too, gets a place of its own.
            Value own = before.Contains(results[i]) || after.Contains(results[i]) ? Graph.Identity(results[i]) : results[i];
            after.Add(_layer.Named(states[i], own));
            _layer.Carry(states[i], before[i], own);
        }

        return after[0];
    }

    /// <summary>The state that a variable is the new value of; -1 where it is none's, or that of several.</summary>
    private int StateOf(CellStatement statement)
    {
        int[] states = Enumerable.Range(0, _program.States.Count).Where(i => _program.Results[i] is CellVariable variable && variable.Name == statement.Name).ToArray();
        return states.Length == 1 ? states[0] : -1;
    }

    /// <summary>The value of a term.</summary>
    /// <param name="space">What a number is the same for.</param>
    private Value? Evaluate(CellTerm term, Space? space = null) => term switch
    {
        CellVariable variable => _variables[variable.Name],
        CellNumber number => number.Value == 0 ? null : Graph.Number(number.Value, space ?? _layer.Units),
        CellCall call when CellWords.Weights.Contains(call.Word) => _weights.Of(call, part => Evaluate(part)),
        CellCall { Word: CellWords.Add } sum when _weights.StackedGate(sum, part => Evaluate(part)) is { } gate => gate,
        CellCall call => Operation(call),
        _ => throw new ArgumentOutOfRangeException(nameof(term), term, "No value for this term."),
    };

    private Value Zero(CellTerm term) => Graph.Number(0, SpaceOf(_sizes.Of(term) ?? CellSizes.Units));

    private Space SpaceOf(int size) => size == CellSizes.Units ? _layer.Units : _layer.Projected(size);

    private Value? Operation(CellCall call)
    {
        Space space = SpaceOf(_sizes.Of(call) ?? CellSizes.Units);
        Value?[] parts = call.Parts.Select(part => Evaluate(part, space) is { } value ? Activated(value) : null).ToArray();
        return call.Word switch
        {
            CellWords.Add => parts[0] == null ? parts[1] : parts[1] == null ? parts[0] : Graph.Add(parts[0]!, parts[1]!),
            CellWords.Subtract when call.Parts[0] is CellNumber { Value: 1 } && parts[1] != null => Graph.OneMinus(parts[1]!),
            CellWords.Subtract => parts[1] == null ? parts[0] : parts[0] == null ? Graph.Negate(parts[1]!) : Graph.Subtract(parts[0]!, parts[1]!),
            CellWords.Negate => parts[0] == null ? null : Graph.Negate(parts[0]!),
            CellWords.Multiply => parts[0] == null || parts[1] == null ? null : Graph.Multiply(Kept(parts[0]!), Kept(parts[1]!)),
            _ => _operations.Of(call.Word, parts.Select(part => part ?? Graph.Number(0, space)).ToArray()),
        };
    }

    /// <summary>The result of a function is kept: <c>tanhC</c>.</summary>
    private Value Activated(Value value) => value.Name == null && CellOperations.KeepsResult(value.Op)
        ? Name(value.Op.ToString().ToLowerInvariant() + (_names.TryGetValue(value.Operands[0], out string? name) ? Capital(name) : ""), value)
        : value;

    /// <summary>A sum over weights that a derivative reads is kept.</summary>
    private Value Kept(Value value) => value.Name == null && HasSum(value) ? Name("part", value) : Activated(value);

    /// <summary>A value that all units of a product read has a name.</summary>
    private Value Settled(Value value) => Activated(value) is { Name: null } unnamed
        ? Name(unnamed.Op == Op.Multiply && unnamed.Operands.All(_names.ContainsKey) ? _names[unnamed.Operands[0]] + Capital(_names[unnamed.Operands[1]]) : "part", unnamed)
        : value;

    private static bool HasSum(Value value) => value.Op is Op.Gate or Op.Product or Op.Column || (value.Name == null && value.Operands.Any(HasSum));

    private static string Capital(string name) => name.Substring(0, 1).ToUpperInvariant() + name.Substring(1);

    /// <summary>Gives a value the first free name: name, name2, name3.</summary>
    private Value Name(string name, Value value)
    {
        string free = name;
        for (int i = 2; !_used.Add(free); i++)
        {
            free = FormattableString.Invariant($"{name}{i}");
        }

        return Remember(_layer.Named(free, value), free);
    }

    private Value Remember(Value value, string name)
    {
        _names[value] = name;
        return value;
    }
}
