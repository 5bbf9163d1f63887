using Unrolled.Generator.Graph;
using Unrolled.Generator.Kernels;
using Unrolled.Generator.Memory;
using Unrolled.Generator.Schedule;

namespace Unrolled.Generator.Lowering;

/// <summary>One step with its units unrolled: every number is a variable.</summary>
internal sealed class StraightBodyLowering : BodyLowering
{
    private readonly Dictionary<(Value Value, int Index), Expression> _locals = new();
    private readonly string _suffix;

    /// <param name="suffix">The end of this step's variables, such as <c>_t2</c>.</param>
    /// <param name="written">The equations that earlier steps have shown.</param>
    public StraightBodyLowering(CodeWriter code, LoweringContext context, string suffix = "", HashSet<string>? written = null)
        : base(code, context, written) => _suffix = suffix;

    /// <summary>The numbers of a value, unit by unit, to be handed to the next step.</summary>
    public Expression[] ReadAll(Value value) => UnitsOf(value.Space.Count).Select(u => Read(value, 0, u)).ToArray();

    /// <summary>Gives a leaf the variables of another step.</summary>
    public void Give(Value leaf, Expression[] numbers)
    {
        for (int j = 0; j < numbers.Length; j++)
        {
            _locals[(leaf, j)] = numbers[j];
        }
    }

    protected override bool IsGiven(Value value) => Given.ContainsKey(value) || _locals.ContainsKey((value, 0));

    protected override void LowerStage(Stage stage)
    {
        foreach (Value root in stage.Roots)
        {
            // A stack has no code of its own: it is shown above the sum that reads it, else where it is stored.
            if (!IsStack(root))
            {
                AddEquations(Plan.InlineOf(root).Where(StagePlan.IsProduct).SelectMany(v => v.Operands).Where(IsStack).ToArray());
                AddEquations(new[] { root });
            }

            Code.Row(() =>
            {
                foreach (UnitRef unit in UnitsOf(root.Space.Count))
                {
                    for (int gate = 0; gate < root.Gates; gate++)
                    {
                        AddLocal(root, gate, unit);
                    }
                }
            });
        }
    }

    /// <summary>Stores come last: until then the step may still read their places.</summary>
    protected override void StoreAll(IReadOnlyCollection<Sink> sinks) => Code.Row(() =>
    {
        foreach (Sink sink in sinks)
        {
            if (sink.Place is { } place)
            {
                AddEquations(new[] { sink.Value }.Where(IsStack).ToArray());
                Store(sink.Value, place);
            }
        }
    });

    protected override Expression Operand(Value v, int gate, UnitRef unit)
    {
        if (!IsGiven(v))
        {
            return Plan.IsRoot(v) ? Read(v, gate, unit) : ExpressionOf(v, gate, unit);
        }

        int index = unit.In(v.Gates, gate).Constant;
        if (!_locals.ContainsKey((v, index)))
        {
            Declare(v, index, NameOf(v, gate, unit.Number.Constant), Given[v].At(index));
        }

        return _locals[(v, index)];
    }

    protected override Expression SumOf(Value v, int gate, UnitRef unit)
    {
        Value operand = v.Operands[0];
        return v.Op switch
        {
            Op.Product => Sums.ProductUnrolled(v, gate, unit, k => ReadAt(operand, k)),
            Op.Total => SumLowering.TotalUnrolled(operand.Space.Count, k => ReadAt(operand, k)),
            _ => Sums.TransposedUnrolled(v, unit.Number.Constant, index => ReadAt(operand, index)),
        };
    }

    private static IEnumerable<UnitRef> UnitsOf(int units) =>
        UnitRun.Of(units).SelectMany(run => Enumerable.Range(0, run.Count * run.Size)
            .Select(i => new UnitRef(run.Start, run.Size, i / run.Size, i % run.Size)));

    private bool IsStack(Value value) => value.Op == Op.Stack && !Given.ContainsKey(value);

    private void AddLocal(Value root, int gate, UnitRef unit)
    {
        int index = unit.In(root.Gates, gate).Constant;
        Expression value = ExpressionOf(root, gate, unit);
        if (value is Variable or Constant)
        {
            _locals[(root, index)] = value;
            return;
        }

        Declare(root, index, NameOf(root, gate, unit.Number.Constant), value);
    }

    private void Declare(Value value, int index, string name, Expression expression)
    {
        Code.Add(new Declare(name, expression));
        _locals[(value, index)] = new Variable(name);
    }

    private string NameOf(Value root, int gate, int unit)
    {
        string name = root.Name == null ? "sum" : root.NameOf(gate);
        string separator = char.IsDigit(name[name.Length - 1]) ? "_" : "";
        return $"{name}{separator}{unit}{_suffix}";
    }

    private void Store(Value value, Place place)
    {
        foreach (UnitRef unit in UnitsOf(value.Space.Count))
        {
            for (int gate = 0; gate < value.Gates; gate++)
            {
                Code.Add(new Store(place.At(value, gate, unit), Read(value, gate, unit)));
            }
        }
    }

    private Expression Read(Value v, int gate, UnitRef unit) => ReadAt(v, unit.In(v.Gates, gate));

    private Expression ReadAt(Value v, Index index) =>
        _locals.TryGetValue((v, index.Constant), out Expression? local) ? local : Given[v].At(index);
}
