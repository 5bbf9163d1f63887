using Unrolled.Generator.Graph;


namespace Unrolled.Generator.Tests.Oracles;

/// <summary>Computes the values of a body one after another, in double and in the plainest order: the oracle between the stages.</summary>
/// <remarks>A value is an array of gates * units; a parameter one of gates * units rows times columns.</remarks>
internal sealed class Interpreter
{
    private readonly IReadOnlyDictionary<string, double[]> _parameters;
    private readonly Dictionary<Value, double[]> _values = new();

    public Interpreter(IReadOnlyDictionary<string, double[]> parameters) => _parameters = parameters;

    /// <summary>The numbers of a value: a leaf is set before, the others by <see cref="Run"/>.</summary>
    public double[] this[Value node]
    {
        get => _values[node];
        set => _values[node] = value;
    }

    /// <summary>Computes all values of a body from its leaves.</summary>
    public void Run(IEnumerable<Value> body)
    {
        foreach (Value value in body.Where(v => v.Op != Op.Leaf))
        {
            _values[value] = Compute(value);
        }
    }

    /// <summary>Adds what one step contributes to the gradient of a tensor.</summary>
    public void Accumulate(Accumulation sum, double[] gradient)
    {
        if (sum.Token is { } token)
        {
            AddAtToken(sum, (int)_values[token][0], gradient);
            return;
        }

        int units = sum.Parameter.Space.Count;
        for (int row = 0; row < sum.Gates * units; row++)
        {
            double d = _values[sum.Gradient][(sum.GradientGate * units) + row];
            for (int k = 0; k < sum.Parameter.Columns; k++)
            {
                gradient[(((sum.FirstGate * units) + row) * sum.Parameter.Columns) + k] += sum.Operand == null ? d : d * _values[sum.Operand][k];
            }
        }
    }

    /// <summary>The token's row of a table, or its column of a matrix.</summary>
    private void AddAtToken(Accumulation sum, int token, double[] gradient)
    {
        double[] d = _values[sum.Gradient];
        for (int i = 0; i < d.Length; i++)
        {
            gradient[sum.Parameter.Layer.IsTable ? (token * d.Length) + i : (i * sum.Parameter.Columns) + token] += d[i];
        }
    }

    private double[] Compute(Value v) => v.Op switch
    {
        Op.Product => Product(v),
        Op.Column => Column(v),
        Op.Lookup => Row(v),
        Op.Vector => Enumerable.Range(0, v.Gates * v.Space.Count).Select(row => BiasAt(v, row)).ToArray(),
        Op.TransposedProduct => TransposedProduct(v),
        Op.Gate => _values[v.Operands[0]].Skip(v.FirstGate * v.Space.Count).Take(v.Space.Count).ToArray(),
        Op.Stack => v.Operands.SelectMany(o => _values[o]).ToArray(),
        Op.Total => new[] { _values[v.Operands[0]].Sum() },
        Op.Spread => Enumerable.Repeat(_values[v.Operands[0]][0], v.Space.Count).ToArray(),
        Op.Number => Enumerable.Repeat(v.Number, v.Gates * v.Space.Count).ToArray(),
        _ => Elementwise(v),
    };

    private double[] Elementwise(Value v)
    {
        double[] a = _values[v.Operands[0]];
        double[] b = v.Operands.Count > 1 ? _values[v.Operands[1]] : a;
        double[] c = v.Operands.Count > 2 ? _values[v.Operands[2]] : a;
        return a.Select((x, j) => Apply(v.Op, x, b[j], c[j])).ToArray();
    }

    private static double Apply(Op op, double a, double b, double c) => op switch
    {
        Op.Add => a + b,
        Op.Subtract => a - b,
        Op.Multiply => a * b,
        Op.Divide => a / b,
        Op.Identity => a,
        Op.Negate => -a,
        Op.OneMinus => 1 - a,
        Op.Tanh => Math.Tanh(a),
        Op.Sigmoid => 1 / (1 + Math.Exp(-a)),
        Op.Relu => Math.Max(0, a),
        Op.Exp => Math.Exp(a),
        Op.Log => Math.Log(a),
        Op.Sqrt => Math.Sqrt(a),
        Op.Abs => Math.Abs(a),
        Op.Max => Math.Max(a, b),
        Op.Min => Math.Min(a, b),
        Op.Select => a > 0 ? b : c,
        _ => throw new ArgumentOutOfRangeException(nameof(op), op, "Not an elementwise operation."),
    };

    private double[] Product(Value v)
    {
        double[] x = _values[v.Operands[0]];
        double[] m = _parameters[v.Matrix!.Name];
        int firstRow = v.FirstGate * v.Space.Count;
        return Enumerable.Range(0, v.Gates * v.Space.Count)
            .Select(row => BiasAt(v, row) + x.Select((xk, k) => m[((firstRow + row) * x.Length) + k] * xk).Sum())
            .ToArray();
    }

    private double[] Column(Value v)
    {
        double[] m = _parameters[v.Matrix!.Name];
        int token = (int)_values[v.Token!][0];
        return Enumerable.Range(0, v.Gates * v.Space.Count).Select(row => BiasAt(v, row) + m[(row * v.Matrix.Columns) + token]).ToArray();
    }

    private double[] Row(Value v)
    {
        int token = (int)_values[v.Token!][0];
        return _parameters[v.Matrix!.Name].Skip(token * v.Space.Count).Take(v.Space.Count).ToArray();
    }

    private double BiasAt(Value v, int row)
    {
        int units = v.Space.Count;
        int gate = v.BiasGate(row / units);
        return gate < 0 ? 0 : _parameters[v.Bias!.Name][(gate * units) + (row % units)];
    }

    private double[] TransposedProduct(Value v)
    {
        double[] d = _values[v.Operands[0]];
        double[] m = _parameters[v.Matrix!.Name];
        int columns = v.Space.Count;
        int firstRow = v.FirstGate * v.Matrix.Space.Count;
        return Enumerable.Range(0, columns)
            .Select(k => d.Select((dr, row) => m[((firstRow + row) * columns) + k] * dr).Sum())
            .ToArray();
    }
}
