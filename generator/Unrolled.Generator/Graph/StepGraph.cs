namespace Unrolled.Generator.Graph;

/// <summary>The words in which a step body, and its reverse, is written down; it keeps the values in the order they were made.</summary>
internal sealed class StepGraph
{
    private readonly List<Value> _values = new();
    private readonly List<Carry> _carried = new();
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

    /// <summary>A leaf without a gradient.</summary>
    public Value Constant(string name, Space space) => Push(new Value(Op.Leaf, space, 1) { Name = name, IsConstant = true });

    /// <summary><c>W[:, token] + b</c>.</summary>
    public Value Column(Parameter matrix, Value token, Parameter bias) => Push(new Value(Op.Column, matrix.Space, matrix.Gates)
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

    public Value Add(Value a, Value b) => Binary(Op.Add, a, b);

    /// <summary><c>a + b</c> where a may be missing.</summary>
    public Value AddTo(Value? a, Value b) => a == null ? b : Add(a, b);

    public Value Subtract(Value a, Value b) => Binary(Op.Subtract, a, b);

    public Value Multiply(Value a, Value b) => Binary(Op.Multiply, a, b);

    public Value WherePositive(Value condition, Value value) => Binary(Op.WherePositive, condition, value);

    public Value Negate(Value a) => Unary(Op.Negate, a);

    public Value Identity(Value a) => Unary(Op.Identity, a);

    public Value OneMinus(Value a) => Unary(Op.OneMinus, a);

    public Value Tanh(Value a) => Unary(Op.Tanh, a);

    public Value Sigmoid(Value a) => Unary(Op.Sigmoid, a);

    public Value Relu(Value a) => Unary(Op.Relu, a);

    /// <summary>Gives a value its name in maths and code.</summary>
    public static Value Named(string name, Value value)
    {
        value.Name = name;
        return value;
    }

    public void Carry(StateSpace state, Value before, Value after) => _carried.Add(new Carry(state, before, after));

    private static IReadOnlyList<string>? GateNames(Parameter matrix, int first, int count) =>
        count == 1 ? null : matrix.Layer.Gates.Skip(first).Take(count).ToArray();

    private Value Unary(Op op, Value a) => Push(new Value(op, a.Space, a.Gates, a));

    private Value Binary(Op op, Value a, Value b)
    {
        if (a.Space != b.Space || a.Gates != b.Gates)
        {
            throw new InvalidOperationException($"{op} of {a} [{a.Gates}, {a.Space}] and {b} [{b.Gates}, {b.Space}].");
        }

        return Push(new Value(op, a.Space, a.Gates, a, b) { GateNames = a.GateNames });
    }

    private Value Push(Value value)
    {
        _values.Add(value);
        return value;
    }
}
