using Unrolled.Generator.Graph;
using Unrolled.Generator.Kernels;
using Unrolled.Generator.Memory;
using Unrolled.Generator.Network;
using Unrolled.Generator.Spec;
using Unrolled.Parameters;
using static Unrolled.Generator.Kernels.MethodParameterKind;

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

    private bool HasLanes => _context.HasLanes;

    private bool IsStraight => _context.Plan.Plan == PlanKind.StraightLine;

    /// <summary>
    /// All sums in one method where they are a straight line; else one method calls a method a sum, and a run of lane groups: the JIT
    /// stops inlining in a method that grows too large.
    /// </summary>
    /// <remarks>The gradients of equal tokens are summed in their own rows, so these come last.</remarks>
    public IEnumerable<KernelMethod> Lower()
    {
        TimedSum[] sums = Sums().SelectMany(RunByRun).OrderBy(s => s.Part.Token != null).ToArray();
        if (IsStraight)
        {
            foreach (TimedSum sum in sums)
            {
                _code.Add(new Comment(""));
                AddSum(sum);
            }

            yield return MethodOf(Method, NarrowAll().Concat(_code.Statements).ToArray());
            yield break;
        }

        // A dense layer before two directions has a sum in each.
        HashSet<string> shared = new(sums.GroupBy(s => NameOf(s.Part)).Where(same => same.Select(s => s.Body.Part).Distinct().Count() > 1).Select(same => same.Key));
        string NameOfSum(TimedSum sum) => NameOf(sum, shared.Contains(NameOf(sum.Part)));

        Argument[] arguments = SequenceLowering.Whole(Spans.Input, Spans.Tape, Spans.LogitGradient, Spans.ParameterGradient).Concat(_context.LengthArgument).ToArray();
        yield return MethodOf(Method, sums.Select(s => Guarded(s, new CallMethod(NameOfSum(s), arguments))).ToArray());
        foreach (TimedSum sum in sums)
        {
            IReadOnlyList<Statement> body = _code.Block(() => AddSum(sum));
            HashSet<string> used = SpanUse.Indexed(body);
            yield return MethodOf(
                NameOfSum(sum), NarrowAll().Where(n => used.Contains(n.Name)).Concat(body).ToArray(), sum.Part.Token == null);
        }
    }

    /// <summary>A run may end before the first step of a sum.</summary>
    private Statement Guarded(TimedSum sum, CallMethod call) =>
        _context.HasLength && !_context.WritesLast && sum.First > 0 ? new IfLonger(sum.First, new[] { call }) : call;

    /// <summary>A sum over vectors has a method for each run of equal lane groups.</summary>
    private IEnumerable<TimedSum> RunByRun(TimedSum sum)
    {
        bool isOne = !HasLanes || sum.Part.Token != null || _context.Addresses.IsRowMajor(sum.Part.Parameter);
        IReadOnlyList<UnitRun> runs = UnitRun.Of(sum.Part.Parameter.Space.Count);
        return isOne || runs.Count == 1 ? new[] { sum } : runs.Select(run => sum with { Run = run });
    }

    private KernelMethod MethodOf(string name, IReadOnlyList<Statement> body, bool readsTape = false) => new(name, KernelSummaries.Accumulate, new[]
    {
        SequenceLowering.InputOf(_context),
        new MethodParameter(Spans.Tape, readsTape ? ReadOnlySpan : Span),
        new MethodParameter(Spans.LogitGradient, ReadOnlySpan),
        new MethodParameter(Spans.ParameterGradient, Span),
    }.Concat(_context.LengthParameter).ToArray(), body, _context.LaneTypes);

    /// <summary><c>weight_hh_l0</c> becomes AccumulateGradientsWeightHhL0; a part of its gates adds their letters, a token's pass, or one of several, its name, a run its units.</summary>
    private static string NameOf(TimedSum sum, bool isOfSeveral) => NameOf(sum.Part)
        + (sum.Part.Token == null && !isOfSeveral ? "" : sum.Body.Part)
        + (sum.Run is { } run ? $"Units{run.Start}To{run.Start + (run.Size * run.Count) - 1}" : "");

    private static string NameOf(Accumulation part) => Method
        + string.Concat(part.Parameter.Name.Split('_').Select(Capital))
        + (part.Gates == part.Parameter.Gates ? "" : string.Concat(GatesOf(part).Select(Capital)));

    private static IEnumerable<string> GatesOf(Accumulation part) => part.Parameter.Layer.Gates.Skip(part.Parameter.FirstGate + part.FirstGate).Take(part.Gates);

    private static string Capital(string word) => word.Substring(0, 1).ToUpperInvariant() + word.Substring(1);

    private IEnumerable<Slice> NarrowAll()
    {
        yield return Narrow.Input(_context);
        yield return Narrow.To(Spans.Tape, _tape.Length, writable: true);
        yield return Narrow.Logits(_context, Spans.LogitGradient, writable: false);
        yield return Narrow.To(Spans.ParameterGradient, _context.Addresses.Plan.Length, writable: true);
    }

    /// <summary>Each sum once, with the steps it runs over.</summary>
    private IEnumerable<TimedSum> Sums() => _context.Network.TrainingPhases
        .SelectMany(phase => _context.Reverses[phase.Body].Accumulations.Select(part => (phase, part)))
        .GroupBy(p => (p.part.Parameter, p.part.FirstGate, p.phase.Body.Part))
        .Select(g => new TimedSum(g.First().phase.Body, g.First().part, g.Min(p => p.phase.First), g.Max(p => p.phase.End)));

    private void AddSum(TimedSum sum)
    {
        Accumulation part = sum.Part;
        if (part.Token != null)
        {
            _code.Add(TokenAccumulation.Of(_context, _tape, part));
            return;
        }

        string gateNames = part.Gates == part.Parameter.Gates ? "" : $"[{string.Join(" ", GatesOf(part))}]";
        _code.Add(new Comment(
            $"d {part.Parameter.Name}{gateNames} {(_context.AddsGradients ? "+=" : "=")} sum over t of {part.Gradient.Name}" + (part.Operand == null ? "" : $" transpose({part.Operand.Name})")));
        bool isRowMajor = _context.Addresses.IsRowMajor(part.Parameter);
        Term TermOf(string name, int gate, UnitRef unit, Index column) => new(
            name,
            _context.Addresses.At(part.Parameter, part.FirstGate + gate, unit, column),
            t =>
            {
                Expression d = GradientAt(sum, t).At(part.Gradient, part.GradientGate + gate, unit);
                return part.Operand == null ? d : d * OperandAt(sum, t).At(column);
            });
        if (isRowMajor && HasLanes && part.Operand != null)
        {
            // Neighbours in memory are the columns: vectors of them, all rows together.
            ForEachLane(UnitRun.Of(part.Parameter.Columns), columns => AddTerms(sum, Enumerable.Range(0, part.Parameter.Space.Count)
                .Select(row => TermOf($"sum{row}", 0, new UnitRef(0, part.Parameter.Space.Count, 0, row), columns.Number))));
            return;
        }

        string[] names = GatesOf(part).Select(gate => "sum" + gate).ToArray();
        ForEachUnit(part.Parameter, sum.Run, unit => ForEachColumn(part.Parameter.Columns, (first, count) => AddTerms(
            sum, Enumerable.Range(0, count).SelectMany(c => names.Select((name, gate) => TermOf(count == 1 ? name : $"{name}{c}", gate, unit, first + c))))));
    }

    /// <summary>Some sums together: shared operands are loaded once.</summary>
    private void AddTerms(TimedSum sum, IEnumerable<Term> terms)
    {
        Term[] all = terms.ToArray();
        if (IsStraight)
        {
            foreach (Term term in all)
            {
                Expression total = Enumerable.Range(0, sum.End - sum.First).Select(i => term.At(sum.End - 1 - i)).Aggregate((s, t) => s + t);
                _code.Add(new Store(Element.At(Spans.ParameterGradient, term.Index), new Complete(total), _context.AddsGradients));
            }

            return;
        }

        foreach (Term term in all)
        {
            _code.Add(new Declare(term.Name, term.At(_context.HasLength ? Index.Of(Spans.Length) + -1 : sum.End - 1)));
        }

        void AddAt(Index t)
        {
            foreach (Term term in all)
            {
                _code.Add(new AddTo(term.Name, term.At(t)));
            }
        }

        if (!_context.HasLength)
        {
            _code.LoopDown("t", sum.End - 2, sum.First, AddAt);
        }
        else if (!(_context.WritesLast && sum.First > 0))
        {
            _code.StepLoop("t", Bound.Length(-2), sum.First, isDown: true, AddAt);
        }

        foreach (Term term in all)
        {
            _code.Add(new Store(Element.At(Spans.ParameterGradient, term.Index), new Variable(term.Name), _context.AddsGradients));
        }
    }

    private Place GradientAt(TimedSum sum, Index t) => sum.Part.Gradient == _context.Reverses[sum.Body].OutputGradient
        ? new Place(Spans.LogitGradient, _context.OutputRow(t) * _context.Output)
        : _tape.Of(sum.Part.Gradient, t);

    private Place OperandAt(TimedSum sum, Index t) => sum.Part.Operand == sum.Body.Input
        ? new TapeRows(_context, _tape, Spans.LogitGradient).InputOf(new Phase(sum.Body, 0, 1), t)
        : _tape.KeptBy(sum.Body, sum.Part.Operand!, t);

    private void ForEachUnit(Parameter parameter, UnitRun? only, Action<UnitRef> body)
    {
        int units = parameter.Space.Count;
        if (_context.Addresses.IsRowMajor(parameter))
        {
            _code.Scoped(() => Repeat("j", units, lane => body(new UnitRef(0, units, 0, lane))));
            return;
        }

        ForEachLane(only is { } one ? new[] { one } : UnitRun.Of(units), body);
    }

    private void ForEachLane(IReadOnlyList<UnitRun> runs, Action<UnitRef> body)
    {
        foreach (UnitRun run in runs)
        {
            _code.Scoped(() => Repeat("group", run.Count, group => RepeatLanes(run, lane => body(new UnitRef(run.Start, run.Size, group, lane)))));
        }
    }

    private void RepeatLanes(UnitRun run, Action<Index> body)
    {
        if (HasLanes)
        {
            _code.LaneLoop("j", 0, run.Size, run.Lanes, body);
        }
        else
        {
            Repeat("j", run.Size, body);
        }
    }

    /// <summary>Columns in tiles, over vectors: the sums of a tile stay in registers over all steps.</summary>
    private void ForEachColumn(int columns, Action<Index, int> body)
    {
        int tile = _context.ColumnTile;
        if (IsStraight || tile == 1)
        {
            Repeat("k", columns, k => body(k, 1));
            return;
        }

        int whole = columns / tile * tile;
        if (whole > 0)
        {
            _code.Note($"{tile} columns at a time: their sums stay in registers over all steps.");
        }

        _code.Loop("k", 0, whole, tile, k => body(k, tile));
        _code.Scoped(() => _code.Loop("k", whole, columns, 1, k => body(k, 1)));
    }

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

    /// <summary>A sum over the steps <paramref name="First"/> to <paramref name="End"/> - 1, of all units or of one run.</summary>
    private sealed record TimedSum(Body Body, Accumulation Part, int First, int End, UnitRun? Run = null);

    /// <summary>One number's sum: its variable, where it is added, and its term at step t.</summary>
    private sealed record Term(string Name, Index Index, Func<Index, Expression> At);
}
