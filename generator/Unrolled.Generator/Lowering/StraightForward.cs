using Unrolled.Generator.Graph;
using Unrolled.Generator.Kernels;
using Unrolled.Generator.Memory;
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

    public static KernelMethod Inference(LoweringContext context, SequencePlan sequences)
    {
        var straight = new StraightForward(context, null);
        var rows = new StepRows(context, sequences, Spans.Logits);
        straight.AddPasses(context.Network.Passes, (step, phase, t) =>
        {
            Give(step, phase.Body, rows.InputOf(phase, t), phase.Body.Token == null ? null : rows.TokenOf(phase, t), straight._code, t);
            return phase.Body.Output == null ? null : rows.OutputOf(phase.Body, t);
        });
        return SequenceLowering.Method(
            context,
            KernelEntry.Forward,
            Narrow.All(context, null).Concat(straight._code.Statements).ToArray(),
            KernelSummaries.Forward,
            new MethodParameter(Spans.Work, MethodParameterKind.Span));
    }

    /// <summary>The statements of the training pass.</summary>
    public static IEnumerable<Statement> Tape(LoweringContext context, TapePlan tape, TapeRows rows)
    {
        var straight = new StraightForward(context, tape);
        straight.AddPasses(context.Network.TrainingPasses, (step, phase, t) =>
        {
            rows.AddFedInput(straight._code, phase, t);
            Give(step, phase.Body, rows.InputOf(phase, t), phase.Body.Token == null ? null : rows.TokenOf(phase, t), straight._code, t);
            foreach (Value mask in phase.Body.Masks)
            {
                step.Given[mask] = tape.Of(mask, t);
            }

            return phase.Body.Output == null ? null : rows.OutputOf(phase.Body, t);
        });
        return Narrow.All(context, tape).Concat(straight._code.Statements);
    }

    /// <summary>Tells a step's variables from those of other steps; the two directions share the names of masks.</summary>
    public static string SuffixOf(Body body, int t) => body.IsReversed ? $"_r{t}" : $"_t{t}";

    private static void Give(StraightBodyLowering step, Body body, Place input, Token? token, CodeWriter code, int t)
    {
        if (body.Input is { } x)
        {
            step.Given[x] = input;
        }

        if (token != null)
        {
            step.Token = Spans.Token + SuffixOf(body, t);
            code.Add(new DeclareToken(step.Token, token));
        }
    }

    private void AddPasses(IReadOnlyList<Pass> passes, Func<StraightBodyLowering, Phase, int, Place?> prepare)
    {
        foreach (Pass pass in passes)
        {
            StraightBodyLowering? before = null;
            Body? previous = null;
            var written = new HashSet<string>();
            foreach (Phase phase in pass.IsReversed ? pass.Phases.Reverse() : pass.Phases)
            {
                for (int i = 0; i < phase.Count; i++)
                {
                    int t = pass.IsReversed ? phase.End - 1 - i : phase.First + i;
                    before = AddStep(pass, phase, t, before, previous, written, prepare);
                    previous = phase.Body;
                }
            }
        }
    }

    private StraightBodyLowering AddStep(
        Pass pass, Phase phase, int t, StraightBodyLowering? before, Body? previous, HashSet<string> written, Func<StraightBodyLowering, Phase, int, Place?> prepare)
    {
        Body body = phase.Body;
        _code.Add(new Comment(""));
        _code.Add(new Comment($"Step {t}."));
        var step = new StraightBodyLowering(_code, _context, SuffixOf(body, t), written);
        Place? output = prepare(step, phase, t);
        for (int i = 0; i < body.Carried.Count; i++)
        {
            if (previous == null)
            {
                step.Given[body.Carried[i].Before] = new Place(Spans.State, _context.StateStart(body.Carried[i].State));
            }
            else
            {
                step.Give(body.Carried[i].Before, before!.ReadAll(previous.Carried[i].After));
            }
        }

        bool isLast = t == (pass.IsReversed ? 0 : _context.Steps - 1);
        step.Lower(body.Values, SinksOf(body, t, previous == null, isLast, output).ToArray());
        return step;
    }

    private IEnumerable<Sink> SinksOf(Body body, int t, bool isFirst, bool isLast, Place? output)
    {
        if (_tape != null)
        {
            foreach (Carry carry in body.Carried)
            {
                if (isFirst)
                {
                    yield return new Sink(carry.Before, _tape.Before(body, carry, t));
                }

                yield return new Sink(carry.After, _tape.After(body, carry, t));
            }

            foreach (Value saved in TapePlan.Saved(body, _context.Reverses[body]))
            {
                yield return new Sink(saved, _tape.Of(saved, t));
            }
        }

        if (output is { } place)
        {
            yield return new Sink(body.Output!, place);
        }

        // What no one stores in between, the next step still reads.
        foreach (Carry carry in body.Carried)
        {
            yield return new Sink(carry.After, isLast ? new Place(Spans.State, _context.StateStart(carry.State)) : null);
        }
    }
}
