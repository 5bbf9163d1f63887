using Unrolled.Generator.Graph;
using Unrolled.Generator.Kernels;
using Unrolled.Generator.Memory;
using Unrolled.Generator.Schedule;

namespace Unrolled.Generator.Lowering;

/// <summary>Lowers the values of one step that are wanted, stage by stage, to loops over units or to a straight line.</summary>
internal abstract class BodyLowering
{
    private readonly HashSet<string> _written;

    /// <param name="written">The equations that stand in the method already.</param>
    protected BodyLowering(CodeWriter code, LoweringContext context, HashSet<string>? written = null)
    {
        _written = written ?? new HashSet<string>();
        Code = code;
        Sums = new SumLowering(code, context);
    }

    protected CodeWriter Code { get; }

    protected SumLowering Sums { get; }

    /// <summary>The places of values that are in memory already.</summary>
    public Dictionary<Value, Place> Given { get; } = new();

    /// <summary>The variable that holds the step's token.</summary>
    public string Token { get; set; } = Spans.Token;

    protected StagePlan Plan { get; private set; } = null!;

    protected ILookup<Value, Place?> Sinks { get; private set; } = null!;

    /// <summary>Writes the code that computes the sinks and stores them.</summary>
    public void Lower(IReadOnlyList<Value> values, IReadOnlyCollection<Sink> sinks)
    {
        Sinks = sinks.Where(s => !IsGiven(s.Value)).ToLookup(s => s.Value, s => s.Place);
        Plan = StagePlan.Of(values, IsGiven, Sinks.Select(s => s.Key).ToArray());
        SaveGiven(sinks);
        foreach (Stage stage in Plan.Stages)
        {
            LowerStage(stage);
        }

        StoreAll(sinks);
    }

    protected abstract bool IsGiven(Value value);

    /// <summary>Copies the sinks that are in memory and would be written over.</summary>
    protected virtual void SaveGiven(IReadOnlyCollection<Sink> sinks)
    {
    }

    protected abstract void LowerStage(Stage stage);

    /// <summary>Stores the sinks that no stage has stored.</summary>
    protected abstract void StoreAll(IReadOnlyCollection<Sink> sinks);

    /// <summary>Writes the equations of some roots, those of their sums first; a sum without a name stands in its root's.</summary>
    protected void AddEquations(IReadOnlyCollection<Value> roots)
    {
        Value[] sums = roots.SelectMany(Plan.InlineOf)
            .Where(v => (StagePlan.IsProduct(v) || v.Token != null) && (v.Name != null || roots.Contains(v)))
            .Distinct()
            .ToArray();
        IEnumerable<string> others = roots.Where(r => !sums.Contains(r)).Select(r => Equation.Of(r, Plan.IsRoot, IsGiven));
        foreach (string equation in sums.Select(Equation.OfSum).Concat(others))
        {
            if (_written.Add(equation))
            {
                Code.Add(new Comment(equation));
            }
        }
    }

    /// <summary>The expression of one gate and unit of a value, unnamed operands written in.</summary>
    protected Expression ExpressionOf(Value v, int gate, UnitRef unit) => v.Op switch
    {
        Op.Gate => Operand(v.Operands[0], v.FirstGate, unit),
        Op.Stack => Operand(v.Operands[gate], 0, unit),
        Op.Add => Operand(v.Operands[0], gate, unit) + Operand(v.Operands[1], gate, unit),
        Op.Subtract => Operand(v.Operands[0], gate, unit) - Operand(v.Operands[1], gate, unit),
        Op.Multiply => Operand(v.Operands[0], gate, unit) * Operand(v.Operands[1], gate, unit),
        Op.Divide => Operand(v.Operands[0], gate, unit) / Operand(v.Operands[1], gate, unit),
        Op.Max => new Binary(BinaryOperator.Max, Operand(v.Operands[0], gate, unit), Operand(v.Operands[1], gate, unit)),
        Op.Min => new Binary(BinaryOperator.Min, Operand(v.Operands[0], gate, unit), Operand(v.Operands[1], gate, unit)),
        Op.Number => new Constant(v.Number),
        Op.Spread => Operand(v.Operands[0], 0, UnitRef.Only),
        Op.Identity => Operand(v.Operands[0], gate, unit),
        Op.Negate => new Negated(Operand(v.Operands[0], gate, unit)),
        Op.OneMinus => new Constant(1) - Operand(v.Operands[0], gate, unit),
        Op.Tanh or Op.Sigmoid or Op.Exp or Op.Log => new Activation(FunctionOf(v.Op), Operand(v.Operands[0], gate, unit)),
        Op.Sqrt => new Unary(UnaryOperator.Sqrt, Operand(v.Operands[0], gate, unit)),
        Op.Abs => new Unary(UnaryOperator.Abs, Operand(v.Operands[0], gate, unit)),
        Op.Relu => Operand(v.Operands[0], gate, unit) is var a ? new WherePositive(a, a, new Constant(0)) : null!,
        Op.Select => new WherePositive(
            Operand(v.Operands[0], gate, unit), Operand(v.Operands[1], gate, unit), Operand(v.Operands[2], gate, unit)),
        Op.Column => Sums.ColumnOf(v, gate, unit, Index.Of(Token)),
        Op.Lookup => Sums.RowOf(v, unit, Index.Of(Token)),
        Op.Vector => Sums.BiasOf(v, gate, unit)!,
        _ => SumOf(v, gate, unit),
    };

    /// <summary>The library's function for an activation.</summary>
    protected static Function FunctionOf(Op op) => op switch
    {
        Op.Tanh => Function.Tanh,
        Op.Sigmoid => Function.Sigmoid,
        Op.Exp => Function.Exp,
        Op.Log => Function.Log,
        _ => throw new ArgumentOutOfRangeException(nameof(op), op, "No function of the library."),
    };

    /// <summary>A variable where the value has one, else its expression.</summary>
    protected abstract Expression Operand(Value v, int gate, UnitRef unit);

    /// <summary>A product or a transposed product.</summary>
    protected abstract Expression SumOf(Value v, int gate, UnitRef unit);
}
