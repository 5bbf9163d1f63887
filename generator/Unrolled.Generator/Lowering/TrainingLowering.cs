using Unrolled.Generator.Graph;
using Unrolled.Generator.Kernels;
using Unrolled.Generator.Memory;
using Unrolled.Generator.Network;
using static Unrolled.Generator.Kernels.MethodParameterKind;

namespace Unrolled.Generator.Lowering;

/// <summary>The forward pass that keeps the tape.</summary>
internal sealed class TrainingLowering
{
    private readonly LoweringContext _context;
    private readonly TapePlan _tape;
    private readonly ScratchPlan _scratch;

    public TrainingLowering(LoweringContext context, TapePlan tape, ScratchPlan scratch)
    {
        _context = context;
        _tape = tape;
        _scratch = scratch;
    }

    public IEnumerable<KernelMethod> Lower()
    {
        yield return Sequence();
        if (_context.IsStraight)
        {
            yield break;
        }

        foreach (Body body in _context.TrainingBodies)
        {
            yield return Step(body);
        }
    }

    private KernelMethod Sequence()
    {
        var code = new CodeWriter();
        var rows = new TapeRows(_context, _tape, Spans.Logits);
        AddMasks(code);
        rows.AddInputs(code);
        if (_context.IsStraight)
        {
            code.Add(StraightForward.Tape(_context, _tape, rows));
        }
        else
        {
            code.Add(CopyState(isInitial: true));
            SequenceLowering.AddSteps(code, _context, _context.Network.TrainingPasses, (phase, t) =>
            {
                rows.AddFedInput(code, phase, t);
                code.Add(new CallMethod(
                    StepNames.Tape(phase.Body),
                    SequenceLowering.Whole(Spans.Parameters).Concat(rows.Arguments(phase, t)).Append(new Region(Spans.Tape)).Append(new Number(t))));
            });
            code.Add(CopyState(isInitial: false));
        }

        return SequenceLowering.Method(_context, KernelEntry.ForwardTape, code.Statements, KernelSummaries.ForwardTape, Memory().ToArray());
    }

    private IEnumerable<MethodParameter> Memory()
    {
        yield return new MethodParameter(Spans.Tape, Span);
        if (_tape.Feedback != null)
        {
            yield return SequenceLowering.FedBackOf(_context);
        }

        if (_tape.Masks.Length > 0)
        {
            yield return new MethodParameter(Spans.Mask, ReadOnlySpan);
        }
    }

    /// <summary>Without a mask nothing is dropped: x * 1 is x.</summary>
    private void AddMasks(CodeWriter code)
    {
        if (_tape.Masks.Length > 0)
        {
            Region masks = _tape.Masks.Row(0).Of(_tape.Masks.Length);
            code.Add(new IfGiven(Spans.Mask, new[] { new Copy(new Region(Spans.Mask), masks) }, new[] { new FillOnes(masks) }));
        }
    }

    private IEnumerable<Statement> CopyState(bool isInitial)
    {
        foreach (Pass pass in _context.Network.TrainingPasses)
        {
            foreach (Carry carry in pass.Carried)
            {
                int length = carry.State.Space.Count;
                Region state = new Place(Spans.State, _context.StateStart(carry.State)).Of(length);
                Region tape = _tape.Edge(pass, carry, isInitial).Of(length);
                yield return isInitial ? new Copy(state, tape) : new Copy(tape, state);
            }
        }
    }

    private KernelMethod Step(Body body)
    {
        var method = new MethodWriter(_context, _scratch);
        SequenceLowering.AddStepParameters(method, body, (Spans.Tape, Span));
        method.StepParameter(SequenceLowering.T);
        Index t = Index.Of(SequenceLowering.T);
        StepWiring wiring = StepWiring.Training(_tape, body, t);
        method.Wire(body.Output is { } y ? wiring.With(y, new Place(Spans.Logits, 0), Spans.Logits) : wiring);
        return method.Write(StepNames.Tape(body), body.Values, KernelSummaries.TapeStep(body));
    }
}
