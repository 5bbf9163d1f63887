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

    /// <summary>Adds the layer and returns its first result.</summary>
    public Value Build()
    {
        string[] outputs = _program.Outputs.Select(CellNames.Gate).ToArray();
        string[] all = outputs.Concat(_program.Statements.Select(s => CellNames.Gate(s.Name))).ToArray();
        string[] names = outputs.Select(output => CellNames.Variable(output, all)).ToArray();

        // The gradient of the state y before the step is dyPrev, which is the name of a state dy before the step: that one is dyValuePrev.
        Value[] before = _program.States.Select((_, i) => _layer.Before(outputs.Any(other => "d" + other == outputs[i]) ? names[i] : outputs[i], SpaceOf(_sizes.Results[i]))).ToArray();
        _used.UnionWith(names);
        for (int i = 0; i < before.Length; i++)
        {
            _variables[_program.States[i]] = Remember(before[i], outputs[i]);
        }

        foreach (CellStatement statement in _program.Statements)
        {
            Value value = Evaluate(statement.Value) ?? Zero(statement.Value);
            int output = OutputOf(statement);
            _variables[statement.Name] = value.Name != null ? value
                : output >= 0 ? Remember(_layer.Named(names[output], value), names[output])
                : Name(CellNames.Variable(statement.Name, all), value);
        }

        Value[] results = _program.Results.Select(result => Evaluate(result) ?? Zero(result)).ToArray();
        var after = new List<Value>();
        for (int i = 0; i < results.Length; i++)
        {
            // A state that stays, or is another's too, gets a place of its own; so does the gradient of a sum that nothing is carried beside.
            bool isPlain = before.Contains(results[i]) || after.Contains(results[i]) || (before.Length == 0 && PassesGradientOn(results[i].Op));
            Value own = isPlain ? Graph.Identity(results[i]) : results[i];
            after.Add(_layer.Named(names[i], own));
            if (i < before.Length)
            {
                _layer.Carry(outputs[i], before[i], own);
            }
        }

        return after[0];
    }

    /// <summary>The result that a variable is; -1 where it is none, or several.</summary>
    private int OutputOf(CellStatement statement)
    {
        int[] results = Enumerable.Range(0, _program.Results.Count).Where(i => _program.Results[i] is CellVariable variable && variable.Name == statement.Name).ToArray();
        return results.Length == 1 ? results[0] : -1;
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

    /// <summary>The result of a function is kept: <c>tanhC</c>. That of a relu is read by its derivative, so it is kept where it stands over a sum.</summary>
    private Value Activated(Value value) => value.Name == null && (CellOperations.KeepsResult(value.Op) || (value.Op == Op.Relu && HasSum(value)))
        ? Name(value.Op.ToString().ToLowerInvariant() + (_names.TryGetValue(value.Operands[0], out string? name) ? Capital(name) : ""), value)
        : value;

    /// <summary>A sum over weights that a derivative reads is kept.</summary>
    private Value Kept(Value value) => value.Name == null && HasSum(value) ? Name("part", value) : Activated(value);

    /// <summary>A value that all units of a product read has a name.</summary>
    private Value Settled(Value value) => Activated(value) is { Name: null } unnamed
        ? Name(unnamed.Op == Op.Multiply && unnamed.Operands.All(_names.ContainsKey) ? _names[unnamed.Operands[0]] + Capital(_names[unnamed.Operands[1]]) : "part", unnamed)
        : value;

    /// <summary>Whether an operand's gradient may be the result's own.</summary>
    private static bool PassesGradientOn(Op op) => op is Op.Product or Op.Column or Op.Vector or Op.Gate or Op.Add or Op.Subtract or Op.OneMinus or Op.Number or Op.Spread;

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
