using Unrolled.Generator.Graph;

namespace Unrolled.Generator.Cells;

/// <summary>What the functions of the language are made of.</summary>
internal sealed class CellOperations
{
    private readonly StepGraph _graph;
    private readonly Func<Value, Value> _kept;
    private readonly Func<Value, Value> _named;

    /// <param name="kept">Names a sum over weights, which a derivative would compute again.</param>
    /// <param name="named">Names any value.</param>
    public CellOperations(StepGraph graph, Func<Value, Value> kept, Func<Value, Value> named)
    {
        _graph = graph;
        _kept = kept;
        _named = named;
    }

    /// <summary>Whether the result of an operation is kept: it costs much, and most derivatives read it.</summary>
    public static bool KeepsResult(Op op) => op is Op.Tanh or Op.Sigmoid or Op.Exp or Op.Log or Op.Sqrt or Op.Divide;

    /// <summary>A function of one to three values.</summary>
    public Value Of(string word, Value[] parts)
    {
        Value a = parts[0];
        return word switch
        {
            "Sigmoid" => _graph.Sigmoid(a),
            "Tanh" => _graph.Tanh(a),
            "Relu" => _graph.Relu(a),
            "Exp" => _graph.Exp(a),
            "Sqrt" => _graph.Sqrt(a),
            "Log" => _graph.Log(_kept(a)),
            "Abs" => _graph.Abs(_kept(a)),
            CellWords.Divide => _graph.Divide(_kept(a), _kept(parts[1])),
            "Max" => _graph.Max(_kept(a), _kept(parts[1])),
            "Min" => _graph.Min(_kept(a), _kept(parts[1])),
            "Select" => _graph.Select(_kept(a), parts[1], parts[2]),
            "Sum" => Sum(a),
            "Mean" => _graph.Multiply(Sum(a), Number(1.0 / a.Space.Count, a)),
            "Clip" => Clip(_kept(a), parts[1], parts[2]),
            "HardTanh" => Clip(_kept(a), Number(-1, a), Number(1, a)),
            "HardSigmoid" => Clip(_named(_graph.Add(_graph.Multiply(Number(0.2, a), a), Number(0.5, a))), Number(0, a), Number(1, a)),
            "LeakyRelu" => LeakyRelu(_kept(a), parts[1]),
            "Elu" => Elu(_kept(a)),
            "Softsign" => Softsign(_kept(a)),
            "Softplus" => Softplus(_kept(a)),
            _ => throw new ArgumentOutOfRangeException(nameof(word), word, "No operation of this name."),
        };
    }

    private Value Sum(Value a) => _graph.Spread(_graph.Total(_named(a)), a.Space);

    private Value Clip(Value a, Value low, Value high) => _graph.Min(_graph.Max(a, low), high);

    private Value LeakyRelu(Value a, Value slope) => _graph.Select(a, a, _graph.Multiply(slope, a));

    /// <remarks>The exponential of what is not chosen would overflow, and its gradient would be no number: it is that of 0.</remarks>
    private Value Elu(Value a) => _graph.Select(a, a, _graph.Subtract(_named(_graph.Exp(_graph.Min(a, Number(0, a)))), Number(1, a)));

    private Value Softsign(Value a) => _graph.Divide(a, _named(_graph.Add(Number(1, a), _graph.Abs(a))));

    /// <summary><c>max(a, 0) + log(1 + exp(-|a|))</c>: the exponential stays below 1.</summary>
    private Value Softplus(Value a)
    {
        Value rest = _named(_graph.Add(Number(1, a), _named(_graph.Exp(_graph.Negate(_graph.Abs(a))))));
        return _graph.Add(_graph.Max(a, Number(0, a)), _named(_graph.Log(rest)));
    }

    private Value Number(double number, Value like) => _graph.Number(number, like.Space);
}
