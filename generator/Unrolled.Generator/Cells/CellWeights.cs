using Unrolled.Generator.Graph;

namespace Unrolled.Generator.Cells;

/// <summary>The sums over weights of a user's cell. The gates' matrices are stacked, so that gates which read the same values are one product.</summary>
internal sealed class CellWeights
{
    private readonly LayerScope _layer;
    private readonly Value? _x;
    private readonly Func<string, Value, Value> _name;
    private readonly Func<Value, Value> _settled;
    private readonly IReadOnlyList<CellGate> _inputs;
    private readonly IReadOnlyList<CellGate> _recurrents;
    private readonly IReadOnlyDictionary<CellCall, CellCall> _pairs;
    private readonly Dictionary<CellCall, (Value Product, int Gate)> _products = new();
    private Value? _inputSum;
    private Value? _stack;

    /// <param name="name">Gives a value a name.</param>
    /// <param name="settled">Gives a value a name unless it has one.</param>
    public CellWeights(CellProgram program, LayerScope layer, Value? x, Func<string, Value, Value> name, Func<Value, Value> settled)
    {
        _layer = layer;
        _x = x;
        _name = name;
        _settled = settled;
        _inputs = program.InputGates;
        _recurrents = program.RecurrentGates;
        _pairs = CellStack.PairsOf(program);
    }

    private StepGraph Graph => _layer.Graph;

    /// <summary>A sum over weights, or a vector of them; null where the step reads nothing.</summary>
    public Value? Of(CellCall call, Func<CellTerm, Value?> evaluate) => call.Word switch
    {
        CellWords.Input => InputSum() is { } sum ? GateOf(sum, IndexOf(_inputs, call)) : null,
        CellWords.Recurrent => RecurrentGate(call, evaluate),
        CellWords.Vector => Graph.Vector(_layer.Vector("weight_" + call.Label, start: ((CellNumber)call.Parts[0]).Value)),
        _ => OwnProduct(call, evaluate),
    };

    /// <summary>
    /// <c>Input(x) + Recurrent(h)</c> of a cell whose gates are all such sums of one h: a gate of their stack, which has one gradient. Null for
    /// any other sum.
    /// </summary>
    public Value? StackedGate(CellCall sum, Func<CellTerm, Value?> evaluate)
    {
        if (!_pairs.TryGetValue(sum, out CellCall? recurrent))
        {
            return null;
        }

        if (_stack == null)
        {
            Value? wx = InputSum();
            _stack = _layer.Named("a", Graph.AddTo(wx, ProductFrom(0, evaluate)));
        }

        return GateOf(_stack, IndexOf(_recurrents, recurrent));
    }

    private Value GateOf(Value sum, int gate) => sum.Gates == 1 ? sum : Graph.Gate(sum, gate);

    private Value? InputSum() => _inputSum ??= _layer.InputSum(_x);

    private Value RecurrentGate(CellCall call, Func<CellTerm, Value?> evaluate)
    {
        if (!_products.ContainsKey(call))
        {
            ProductFrom(IndexOf(_recurrents, call), evaluate);
        }

        (Value product, int gate) = _products[call];
        return GateOf(product, gate);
    }

    /// <summary>The product of a gate and of those after it that read the same variable, with at most one bias of its own.</summary>
    private Value ProductFrom(int first, Func<CellTerm, Value?> evaluate)
    {
        CellTerm operand = _recurrents[first].Sum.Parts[0];
        CellCall[] gates = _recurrents.Skip(first).Select(gate => gate.Sum).TakeWhile(gate => gate == _recurrents[first].Sum || IsSame(gate.Parts[0], operand)).ToArray();
        int labelled = gates.TakeWhile(gate => gate.Label.Length == 0).Count();
        int next = gates.Skip(labelled + 1).TakeWhile(gate => gate.Label.Length == 0).Count();
        gates = gates.Take(labelled + 1 + next).ToArray();

        Value read = _settled(evaluate(operand) ?? Graph.Number(0, _layer.Units));
        Parameter matrix = _layer.RecurrentRows(_recurrents.Select(gate => CellNames.Gate(gate.Name)).ToArray(), read.Space.Count);
        Parameter? bias = labelled < gates.Length ? _layer.VectorOf(matrix, "bias_" + gates[labelled].Label, first + labelled) : null;
        Value product = Graph.Product(matrix, read, SumOrder.TwoChains, bias, first, gates.Length);
        product = first == 0 ? _layer.Named("rh", product) : _name("r" + CellNames.Gate(_recurrents[first].Name), product);
        for (int i = 0; i < gates.Length; i++)
        {
            _products[gates[i]] = (product, i);
        }

        return product;
    }

    private Value? OwnProduct(CellCall call, Func<CellTerm, Value?> evaluate)
    {
        string tensor = "weight_" + call.Label;
        if (call.Parts[0] is CellVariable { Name: CellProgram.Input })
        {
            return _layer.InputProduct(tensor, _x) is { } sum ? _name("m" + call.Label, sum) : null;
        }

        Value operand = _settled(evaluate(call.Parts[0]) ?? Graph.Number(0, _layer.Units));
        if (call.Word == CellWords.Project)
        {
            return _name("p" + call.Label, Graph.Product(_layer.Projection(tensor, (int)((CellNumber)call.Parts[1]).Value, operand.Space.Count), operand, SumOrder.TwoChains));
        }

        return _name("m" + call.Label, Graph.Product(_layer.OwnMatrix(tensor, operand.Space.Count), operand, SumOrder.TwoChains));
    }

    private static bool IsSame(CellTerm one, CellTerm other) => one is CellVariable a && other is CellVariable b && a.Name == b.Name;

    private static int IndexOf(IReadOnlyList<CellGate> gates, CellCall call) => gates.TakeWhile(gate => gate.Sum != call).Count();
}
