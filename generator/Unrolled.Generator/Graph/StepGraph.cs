namespace Unrolled.Generator.Graph;

/// <summary>The words in which a step body, and its reverse, is written down; it keeps the values in the order they were made.</summary>
internal sealed class StepGraph
{
    private readonly List<Value> _values = new();
    private readonly List<Carry> _carried = new();
    private readonly Dictionary<Value, Value> _totals = new();
    private readonly Dictionary<(Value Total, Space Space), Value> _spreads = new();
    private readonly bool _bias;

    public StepGraph(bool bias = true) => _bias = bias;

    public IReadOnlyList<Value> Values => _values;

    public IReadOnlyList<Carry> Carried => _carried;

    public Value Leaf(string name, Space space, int gates = 1) => Push(new Value(Op.Leaf, space, gates) { Name = name });

    /// <summary><c>M v + b</c> for <paramref name="gates"/> gates of the matrix from <paramref name="firstGate"/>; no bias in a model without biases.</summary>
    public Value Product(Parameter matrix, Value vector, SumOrder order, Parameter? bias = null, int firstGate = 0, int? gates = null)
    {
        if (vector.Name == null)
        {
            throw new InvalidOperationException($"A product reads all units of its operand, so the operand of {matrix.Name} needs a name.");
        }

        return Push(new Value(Op.Product, matrix.Space, gates ?? matrix.Gates, vector)
        {
            Matrix = matrix,
            FirstGate = firstGate,
            Order = order,
            GateNames = GateNames(matrix, firstGate, gates ?? matrix.Gates),
            Bias = _bias ? bias : null,
        });
    }

    /// <summary>The same number for all units; rounded to the model's precision.</summary>
    public Value Number(double number, Space space, int gates = 1) => Push(new Value(Op.Number, space, gates) { Number = number, IsConstant = true });

    /// <summary>The sum over the units of a named value, in <see cref="Space.One"/>. It has a name, and is the same value each time.</summary>
    public Value Total(Value a)
    {
        if (a.Name == null || a.Gates != 1)
        {
            throw new InvalidOperationException($"A sum reads all units of its operand, so {a} [{a.Gates}, {a.Space}] needs a name and one gate.");
        }

        if (!_totals.TryGetValue(a, out Value? total))
        {
            _totals[a] = total = Push(new Value(Op.Total, Space.One, 1, a) { Name = a.Name + "_total", IsConstant = a.IsConstant });
        }

        return total;
    }

    /// <summary>The number of a named value of one unit, for every unit of <paramref name="space"/>; the same value each time, so that its gradient is one sum.</summary>
    public Value Spread(Value total, Space space)
    {
        if (total.Name == null || total.Gates != 1 || total.Space.Count != 1)
        {
            throw new InvalidOperationException($"What all units read is computed once, so {total} [{total.Gates}, {total.Space}] needs a name and one number.");
        }

        if (!_spreads.TryGetValue((total, space), out Value? spread))
        {
            _spreads[(total, space)] = spread = Push(new Value(Op.Spread, space, 1, total) { IsConstant = total.IsConstant });
        }

        return spread;
    }

    /// <summary>A leaf without a gradient.</summary>
    public Value Constant(string name, Space space) => Push(new Value(Op.Leaf, space, 1) { Name = name, IsConstant = true });

    /// <summary><c>W[:, token] + b</c>.</summary>
    public Value Column(Parameter matrix, Value token, Parameter? bias) => Push(new Value(Op.Column, matrix.Space, matrix.Gates)
    {
        Matrix = matrix,
        Token = token,
        Bias = _bias ? bias : null,
        GateNames = GateNames(matrix, 0, matrix.Gates),
    });

    /// <summary>The token's row of an embedding table.</summary>
    public Value Lookup(Parameter table, Value token, Space columns) => Push(new Value(Op.Lookup, columns, 1) { Matrix = table, Token = token });

    /// <summary>The part of a layer's sum that comes from outside: <c>W x + b</c>, or <c>b</c> where nothing is read; null when neither is there.</summary>
    public Value? InputProduct(Parameter matrix, Value? x, Parameter bias) =>
        x != null ? Product(matrix, x, SumOrder.OneChain, bias)
        : _bias ? Vector(bias)
        : null;

    /// <summary>The numbers of a parameter vector [gates, units] as a value. It is there in a model without biases too.</summary>
    public Value Vector(Parameter vector) => Push(new Value(Op.Vector, vector.Space, vector.Gates)
    {
        Bias = vector,
        FirstGate = vector.FirstGate,
        GateNames = GateNames(vector, 0, vector.Gates),
    });

    public Value TransposedProduct(Parameter matrix, Value gradient, Space columns, int firstGate) =>
        Push(new Value(Op.TransposedProduct, columns, 1, gradient) { Matrix = matrix, FirstGate = firstGate });

    public Value Gate(Value stack, int index) => Push(new Value(Op.Gate, stack.Space, 1, stack) { FirstGate = index });

    public Value Stack(string name, IReadOnlyList<string> gateNames, Value[] gates) =>
        Push(new Value(Op.Stack, gates[0].Space, gates.Length, gates) { Name = name, GateNames = gateNames });

    public Value Add(Value a, Value b) => Elementwise(Op.Add, a, b);

    /// <summary><c>a + b</c> where a may be missing.</summary>
    public Value AddTo(Value? a, Value b) => a == null ? b : Add(a, b);

    public Value Subtract(Value a, Value b) => Elementwise(Op.Subtract, a, b);

    public Value Multiply(Value a, Value b) => Elementwise(Op.Multiply, a, b);

    /// <summary><c>a / b</c>.</summary>
    public Value Divide(Value a, Value b) => Elementwise(Op.Divide, a, b);

    /// <summary>The larger one; a where they are equal.</summary>
    public Value Max(Value a, Value b) => Elementwise(Op.Max, a, b);

    /// <summary>The smaller one; a where they are equal.</summary>
    public Value Min(Value a, Value b) => Elementwise(Op.Min, a, b);

    /// <summary><c>condition &gt; 0 ? a : b</c>. The condition has no gradient.</summary>
    public Value Select(Value condition, Value a, Value b) => Elementwise(Op.Select, condition, a, b);

    /// <summary><c>condition &gt; 0 ? value : 0</c>.</summary>
    public Value WherePositive(Value condition, Value value) => Select(condition, value, Number(0, value.Space, value.Gates));

    public Value Negate(Value a) => Unary(Op.Negate, a);

    public Value Identity(Value a) => Unary(Op.Identity, a);

    public Value OneMinus(Value a) => Unary(Op.OneMinus, a);

    public Value Tanh(Value a) => Unary(Op.Tanh, a);

    public Value Sigmoid(Value a) => Unary(Op.Sigmoid, a);

    public Value Relu(Value a) => Unary(Op.Relu, a);

    /// <summary>e to the a.</summary>
    public Value Exp(Value a) => Unary(Op.Exp, a);

    /// <summary>The natural logarithm. Its gradient reads a.</summary>
    public Value Log(Value a) => Unary(Op.Log, a);

    public Value Sqrt(Value a) => Unary(Op.Sqrt, a);

    /// <summary><c>|a|</c>. Its gradient reads a, and is 0 at 0.</summary>
    public Value Abs(Value a) => Unary(Op.Abs, a);

    /// <summary>Gives a value its name in maths and code.</summary>
    public static Value Named(string name, Value value)
    {
        value.Name = name;
        return value;
    }

    public void Carry(StateSpace state, Value before, Value after) => _carried.Add(new Carry(state, before, after));

    private static IReadOnlyList<string>? GateNames(Parameter matrix, int first, int count) =>
        count == 1 ? null : matrix.Layer.Gates.Skip(first).Take(count).ToArray();

    private Value Unary(Op op, Value a) => Push(new Value(op, a.Space, a.Gates, a) { IsConstant = a.IsConstant });

    private Value Elementwise(Op op, params Value[] operands)
    {
        Value a = operands[0];
        if (operands.FirstOrDefault(o => o.Space != a.Space || o.Gates != a.Gates) is { } b)
        {
            throw new InvalidOperationException($"{op} of {a} [{a.Gates}, {a.Space}] and {b} [{b.Gates}, {b.Space}].");
        }

        return Push(new Value(op, a.Space, a.Gates, operands) { GateNames = a.GateNames, IsConstant = operands.All(o => o.IsConstant) });
    }

    private Value Push(Value value)
    {
        _values.Add(value);
        return value;
    }
}
