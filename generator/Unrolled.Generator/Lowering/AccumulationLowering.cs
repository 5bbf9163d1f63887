using Unrolled.Generator.Differentiation;
using Unrolled.Generator.Network;
using Unrolled.Generator.Spec;
using Unrolled.Parameters;
using static Unrolled.Generator.Lowering.MethodParameterKind;

namespace Unrolled.Generator.Lowering;

/// <summary>
/// The gradients of the parameters, <c>dM += sum over t of d_t v_t'</c>: t from the last step down, then one addition. The products of
/// all steps are summed together because the gradients d of all steps are on the tape by then.
/// </summary>
internal sealed class AccumulationLowering
{
    public const string Method = "AccumulateGradients";
    private readonly LoweringContext _context;
    private readonly TapePlan _tape;
    private readonly CodeWriter _code = new();

    public AccumulationLowering(LoweringContext context, TapePlan tape)
    {
        _context = context;
        _tape = tape;
    }

    private bool IsStraight => _context.Plan.Plan == PlanKind.StraightLine;

    public KernelMethod Lower()
    {
        foreach (TimedSum sum in Sums().Where(s => s.Part.Token == null))
        {
            Accumulation part = sum.Part;
            string gates = part.Gates == part.Parameter.Gates ? "" : $"[{string.Join(" ", part.Parameter.Layer.Gates.Skip(part.FirstGate).Take(part.Gates))}]";
            _code.Add(new Comment(""));
            _code.Add(new Comment(
                $"d {part.Parameter.Name}{gates} += sum over t of {part.Gradient.Name}" + (part.Operand == null ? "" : $" transpose({part.Operand.Name})")));
            ForEachUnit(part.Parameter, unit => ForEachColumn(part.Parameter.Columns, k => AddSums(sum, unit, k)));
        }

        // The gradients of equal tokens are summed in their rows, so nothing may read these afterwards.
        foreach (TimedSum sum in Sums().Where(s => s.Part.Token != null))
        {
            _code.Add(TokenAccumulation.Of(_context, _tape, sum.Part));
        }

        return new KernelMethod(Method, new[] { KernelSummaries.Accumulate }, new[]
        {
            SequenceLowering.InputOf(_context),
            new MethodParameter(Spans.Tape, Span),
            new MethodParameter(Spans.LogitGradient, ReadOnlySpan),
            new MethodParameter(Spans.ParameterGradient, Span),
        }, NarrowAll().Concat(_code.Statements).ToArray());
    }

    private IEnumerable<Statement> NarrowAll()
    {
        yield return Narrow.To(Spans.Input, _context.Network.Spec.ReadSteps * _context.Input, writable: false);
        yield return Narrow.To(Spans.Tape, _tape.Length, writable: true);
        yield return Narrow.To(Spans.LogitGradient, (_context.Steps - _context.FirstOutput) * _context.Output, writable: false);
        yield return Narrow.To(Spans.ParameterGradient, _context.Addresses.Plan.Length, writable: true);
    }

    /// <summary>Each sum once, with the steps it runs over.</summary>
    private IEnumerable<TimedSum> Sums() => _context.Network.TrainingPhases
        .SelectMany(phase => _context.Reverses[phase.Body].Accumulations.Select(part => (phase, part)))
        .GroupBy(p => (p.part.Parameter, p.part.FirstGate))
        .Select(g => new TimedSum(g.First().phase.Body, g.First().part, g.Min(p => p.phase.First), g.Max(p => p.phase.End)));

    /// <summary>The gates of one unit and column together, so that v is loaded once for all of them.</summary>
    private void AddSums(TimedSum sum, UnitRef unit, Index column)
    {
        Accumulation part = sum.Part;
        TensorAddress address = _context.Addresses.Of(part.Parameter);
        Expression Term(int gate, Index t)
        {
            Expression d = GradientAt(sum, t).At(part.Gradient, part.GradientGate + gate, unit);
            return part.Operand == null ? d : d * OperandAt(sum, t).At(column);
        }

        void Add(int gate, Expression total) => _code.Add(
            new Store(Spans.ParameterGradient, unit.In(address, part.FirstGate + gate, column), total, Adds: true));
        if (IsStraight)
        {
            for (int gate = 0; gate < part.Gates; gate++)
            {
                int g = gate;
                Add(gate, Enumerable.Range(0, sum.End - sum.First).Select(i => Term(g, sum.End - 1 - i)).Aggregate((total, term) => total + term));
            }

            return;
        }

        string NameOf(int gate) => "sum" + part.Parameter.Layer.Gates[part.Parameter.FirstGate + part.FirstGate + gate];
        for (int gate = 0; gate < part.Gates; gate++)
        {
            _code.Add(new Declare(NameOf(gate), Term(gate, sum.End - 1)));
        }

        _code.LoopDown("t", sum.End - 2, sum.First, t =>
        {
            for (int gate = 0; gate < part.Gates; gate++)
            {
                _code.Add(new AddTo(NameOf(gate), Term(gate, t)));
            }
        });
        for (int gate = 0; gate < part.Gates; gate++)
        {
            Add(gate, new Variable(NameOf(gate)));
        }
    }

    private Place GradientAt(TimedSum sum, Index t) => sum.Part.Gradient == _context.Reverses[sum.Body].OutputGradient
        ? new Place(Spans.LogitGradient, (t + -_context.FirstOutput) * _context.Output)
        : _tape.Of(sum.Part.Gradient, t);

    private Place OperandAt(TimedSum sum, Index t) => sum.Part.Operand == sum.Body.Input
        ? new TapeRows(_context, _tape, Spans.LogitGradient).InputOf(new Phase(sum.Body, 0, 1), t)
        : _tape.KeptBy(_context, sum.Body, t).First(k => k.Value == sum.Part.Operand).Place;

    private void ForEachUnit(Parameter parameter, Action<UnitRef> body)
    {
        int units = parameter.Space.Count;
        IReadOnlyList<UnitRun> runs = _context.Addresses.IsRowMajor(parameter) ? new[] { new UnitRun(0, units, 1) } : UnitRun.Of(units);
        foreach (UnitRun run in runs)
        {
            _code.Scoped(() =>
                Repeat("group", run.Count, group => Repeat("j", run.Size, lane => body(new UnitRef(run.Start, run.Size, group, lane)))));
        }
    }

    private void ForEachColumn(int columns, Action<Index> body) => Repeat("k", columns, body);

    /// <summary>A loop, or its iterations one after the other where the plan is a straight line.</summary>
    private void Repeat(string variable, int count, Action<Index> body)
    {
        if (!IsStraight)
        {
            _code.Loop(variable, 0, count, 1, body);
            return;
        }

        for (int i = 0; i < count; i++)
        {
            body(i);
        }
    }

    /// <summary>A sum over the steps <paramref name="First"/> to <paramref name="End"/> - 1.</summary>
    private sealed record TimedSum(Body Body, Accumulation Part, int First, int End);
}
