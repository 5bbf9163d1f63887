using Unrolled.Generator.Network;

namespace Unrolled.Generator.Lowering;

/// <summary>All steps forward in one straight line: the state stays in variables from step to step.</summary>
internal sealed class StraightForward
{
    private readonly LoweringContext _context;
    private readonly TapePlan? _tape;
    private readonly CodeWriter _code = new();

    private StraightForward(LoweringContext context, TapePlan? tape)
    {
        _context = context;
        _tape = tape;
    }

    public static KernelMethod Inference(LoweringContext context) => new StraightForward(context, null)
        .Lower(KernelEntry.Forward, Spans.Work, KernelSummaries.Forward);

    public static KernelMethod Tape(LoweringContext context, TapePlan tape) => new StraightForward(context, tape)
        .Lower(KernelEntry.ForwardTape, Spans.Tape, KernelSummaries.ForwardTape);

    private KernelMethod Lower(string name, string memory, string summary)
    {
        StraightBodyLowering? before = null;
        foreach (Phase phase in _context.Network.Phases)
        {
            for (int t = phase.First; t < phase.End; t++)
            {
                before = AddStep(phase.Body, t, before, _context.Network.Phases);
            }
        }

        return SequenceLowering.Method(name, memory, Narrow.All(_context, _tape).Concat(_code.Statements).ToArray(), summary);
    }

    private StraightBodyLowering AddStep(Body body, int t, StraightBodyLowering? before, IReadOnlyList<Phase> phases)
    {
        _code.Add(new Comment(""));
        _code.Add(new Comment($"Step {t}."));
        var step = new StraightBodyLowering(_code, _context.Addresses, $"_t{t}");
        if (body.Input is { } x)
        {
            step.Given[x] = new Place(Spans.Input, t * _context.Input);
        }

        Body? previous = t == 0 ? null : phases.First(p => p.First < t && p.End >= t).Body;
        for (int i = 0; i < body.Carried.Count; i++)
        {
            if (previous == null)
            {
                step.Given[body.Carried[i].Before] = new Place(Spans.State, _context.StateOffset(body.Carried[i].State));
            }
            else
            {
                step.Give(body.Carried[i].Before, before!.ReadAll(previous.Carried[i].After));
            }
        }

        step.Lower(body.Values, SinksOf(body, t).ToArray());
        return step;
    }

    private IEnumerable<Sink> SinksOf(Body body, int t)
    {
        if (_tape != null)
        {
            foreach (Carry carry in body.Carried)
            {
                if (t == 0)
                {
                    yield return new Sink(carry.Before, _tape.State(carry, 0));
                }

                yield return new Sink(carry.After, _tape.State(carry, t + 1));
            }

            foreach (Value saved in TapePlan.Saved(body, _context.Reverses[body]))
            {
                yield return new Sink(saved, _tape.Of(saved, t));
            }
        }

        if (body.Output is { } output)
        {
            yield return new Sink(output, new Place(Spans.Logits, (t - _context.FirstOutput) * _context.Output));
        }

        if (t == _context.Steps - 1)
        {
            foreach (Carry carry in body.Carried)
            {
                yield return new Sink(carry.After, new Place(Spans.State, _context.StateOffset(carry.State)));
            }
        }
    }
}
