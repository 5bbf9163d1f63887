using Unrolled.Generator.Network;
using Unrolled.Generator.Spec;
using static Unrolled.Generator.Lowering.MethodParameterKind;

namespace Unrolled.Generator.Lowering;

/// <summary>The forward pass that keeps the tape.</summary>
internal sealed class TrainingLowering
{
    private const string T = "t";
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
        if (_context.Plan.Plan == PlanKind.StraightLine)
        {
            yield return StraightForward.Tape(_context, _tape);
            yield break;
        }

        yield return SequenceLowering.ForwardTape(_context, CopyState(0, toTape: true), CopyState(_context.Steps, toTape: false));
        foreach (Body body in _context.Bodies)
        {
            yield return Step(body);
        }
    }

    private IEnumerable<Statement> CopyState(int row, bool toTape)
    {
        foreach (Carry carry in _context.Network.Streaming.Carried)
        {
            int length = carry.State.Space.Count;
            string state = SequenceLowering.SliceOf(Spans.State, _context.StateOffset(carry.State), length);
            string tape = SequenceLowering.SliceOf(Spans.Tape, _tape.State(carry, row).Start, length);
            yield return toTape ? new Copy(state, tape) : new Copy(tape, state);
        }
    }

    private KernelMethod Step(Body body)
    {
        var method = new MethodWriter(_context, _scratch);
        SequenceLowering.AddStepParameters(method, body, Spans.Tape);
        method.Parameter(T, MethodParameterKind.Step);
        Index t = Index.Of(T);
        foreach (Carry carry in body.Carried)
        {
            method.Give(carry.Before, _tape.State(carry, t));
            method.Sink(carry.After.Name!, carry.After, _tape.State(carry, t + 1));
        }

        foreach (Value saved in TapePlan.Saved(body, _context.Reverses[body]))
        {
            method.Sink(saved.Name!, saved, _tape.Of(saved, t));
        }

        if (body.Output is { } y)
        {
            method.Sink(Spans.Logits, y, new Place(Spans.Logits, 0));
        }

        return method.Write(StepNames.Tape(body.Kind), body.Values, KernelSummaries.TapeStep(body));
    }
}
