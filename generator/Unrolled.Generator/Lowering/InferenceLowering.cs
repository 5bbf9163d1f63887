using Unrolled.Generator.Graph;
using Unrolled.Generator.Kernels;
using Unrolled.Generator.Limits;
using Unrolled.Generator.Memory;
using Unrolled.Generator.Schedule;
using Unrolled.Generator.Spec;
using static Unrolled.Generator.Kernels.MethodParameterKind;

namespace Unrolled.Generator.Lowering;

/// <summary>The forward pass that keeps nothing: one step, and a whole sequence.</summary>
internal sealed class InferenceLowering
{
    private readonly LoweringContext _context;
    private readonly SequencePlan _sequences;
    private readonly ScratchPlan _work;

    public InferenceLowering(LoweringContext context)
    {
        _context = context;
        _sequences = SequencePlan.Of(context.Network, Spans.Work, 0, "rows_");
        _work = new ScratchPlan(Spans.Work, _sequences.End);
    }

    public int WorkLength => _work.Length;

    public IEnumerable<KernelMethod> Lower()
    {
        if (_context.Plan.Plan != PlanKind.Loops)
        {
            yield return _context.IsStraight
                ? StraightForward.Inference(_context, _sequences)
                : SequenceLowering.Forward(_context, _sequences);
            IEnumerable<Body> steps = _context.IsStraight ? Array.Empty<Body>() : _context.InferenceBodies;
            foreach (Body body in steps.Append(_context.Network.Streaming).OfType<Body>().Distinct())
            {
                yield return Step(body);
            }

            if (_context.Network.Streaming is { } step)
            {
                yield return SequenceLowering.Process(_context, step, _sequences);
            }

            yield break;
        }

        Place next = _work.Take(SlotRole.NextState, Spans.Next, _context.StateLength);
        yield return SequenceLowering.ForwardBetweenStates(_context, _sequences, next);
        if (_context.Network.Streaming is { } streaming)
        {
            yield return StepBetweenStates(streaming, next);
            yield return SequenceLowering.ProcessBetweenStates(_context, streaming, _sequences, next);
        }

        foreach (Body body in _context.InferenceBodies.Append(_context.Network.Streaming).OfType<Body>().Distinct())
        {
            yield return NextState(body);
        }
    }

    /// <summary>One step of straight code: it reads a state before it writes it, so the new one takes the old one's place.</summary>
    private KernelMethod Step(Body body)
    {
        var method = new MethodWriter(_context, _work);
        SequenceLowering.AddStepParameters(method, body, (Spans.State, Span), (Spans.Work, Span));
        StepWiring wiring = StepWiring.Inference(_context, body, Spans.State, Spans.State);
        method.Wire(body.Output is { } y ? wiring.With(y, new Place(Spans.Logits, 0), Spans.Logits) : wiring);
        return method.Write(StepNames.Inference(body), body.Values, KernelSummaries.Step(body));
    }

    /// <summary>One step of loops, from one state to another place: loops write h while products still read the old one.</summary>
    private KernelMethod NextState(Body body)
    {
        var method = new MethodWriter(_context, _work);
        SequenceLowering.AddStepParameters(method, body, (Spans.State, ReadOnlySpan), (Spans.Next, Span), (Spans.Work, Span));
        if (_context.AlternatesGroups)
        {
            method.StepParameter(SequenceLowering.T);
        }

        method.Wire(StepWiring.Inference(_context, body, Spans.State, Spans.Next));
        if (body.Output is { } y)
        {
            AddOutput(method, body, y);
        }

        return method.Write(StepNames.NextState(body), body.Values, KernelSummaries.Step(body));
    }

    /// <summary>An output may stand where x does: where the loop that reads x would write it, it is copied afterwards.</summary>
    private void AddOutput(MethodWriter method, Body body, Value output)
    {
        if (body.Input?.Space.Count == output.Space.Count && body.Carried.Any(c => c.After == output))
        {
            method.AfterBody(new Copy(new Region($"{output.Name}Row"), new Region(Spans.Logits)));
            return;
        }

        method.Sink(Spans.Logits, output, new Place(Spans.Logits, 0));
    }

    /// <summary>One step of a stream: the state becomes the next one.</summary>
    private KernelMethod StepBetweenStates(Body body, Place next)
    {
        var method = new MethodWriter(_context, _work);
        SequenceLowering.AddStepParameters(method, body, (Spans.State, Span), (Spans.Work, Span));
        Statement[] byWayOfNext = TakeOver(body)
            .Prepend(NextState(Spans.Next))
            .Prepend(new Slice(Spans.Next, next.Span, next.Start, _context.StateLength, Writable: true))
            .ToArray();
        if (body.Carried.Count == 0)
        {
            method.BeforeBody(NextState(Spans.State));
        }
        else if (TypesOfSingleVectors(body) is { } types)
        {
            method.BeforeBody(new Comment("Where a vector holds all units, the step reads the state before it writes it."));
            method.BeforeBody(new IfWhole(types, new[] { NextState(Spans.State) }, byWayOfNext));
        }
        else
        {
            foreach (Statement statement in byWayOfNext)
            {
                method.BeforeBody(statement);
            }
        }

        CallMethod NextState(string to)
        {
            Argument reads = body.Token != null ? new TokenVariable(Spans.Token) : new Region(Spans.X);
            return new CallMethod(
                StepNames.NextState(body),
                SequenceLowering.Whole(Spans.Parameters, Spans.State, to).Append(reads)
                    .Concat(SequenceLowering.Whole(Spans.Logits, Spans.Work)).Concat(SequenceLowering.NumberOf(_context, 0)));
        }

        return method.Write(KernelEntry.Step, Array.Empty<Value>(), KernelSummaries.Step(body)) with { IsInlined = true };
    }

    /// <summary>
    /// The vector types that must have all their lanes so that each layer is one vector; null where one never is, or where a later loop reads the
    /// state that an earlier one writes.
    /// </summary>
    private IReadOnlyList<int>? TypesOfSingleVectors(Body body)
    {
        UnitRun[][] layers = body.Carried.Select(carry => UnitRun.Of(carry.State.Space.Count).ToArray()).ToArray();
        StagePlan plan = StagePlan.Of(
            body.Values, value => value.Op == Op.Leaf, body.Carried.Select(carry => carry.After).Where(after => after.Op != Op.Leaf).Concat(new[] { body.Output! }).ToArray());
        return _context.HasLanes && layers.All(runs => runs.Length == 1 && runs[0] is { Count: 1, Lanes: > 0 })
            && !body.Carried.Any(carry => plan.IsReadBehind(carry.Before, carry.After, byProductsBeside: false))
            ? layers.Select(runs => runs[0].Lanes).Distinct().OrderByDescending(lanes => lanes).ToArray()
            : null;
    }

    /// <summary>
    /// The next state becomes the state: number by number and vector by vector as it was written, because a load that spans several
    /// recent stores has to wait for them. A large one is copied as a whole.
    /// </summary>
    private IEnumerable<Statement> TakeOver(Body body)
    {
        if (_context.StateLength > CodeBudget.CopiedSingly)
        {
            return new[] { new Copy(new Region(Spans.Next), new Region(Spans.State)) };
        }

        var code = new CodeWriter();
        foreach (Carry carry in body.Carried)
        {
            int start = _context.StateStart(carry.State).Constant;
            foreach (UnitRun run in UnitRun.Of(carry.State.Space.Count))
            {
                int lanes = _context.HasLanes ? run.Lanes : 0;
                if (lanes > 0)
                {
                    code.LaneLoop("j", start + run.Start, run.Size * run.Count, lanes, Move);
                }
                else
                {
                    code.ShortLoop("j", start + run.Start, start + run.Start + (run.Size * run.Count), 1, Move);
                }
            }
        }

        return code.Statements;

        void Move(Index j) => code.Add(new Store(Element.At(Spans.State, j), Element.At(Spans.Next, j)));
    }
}
