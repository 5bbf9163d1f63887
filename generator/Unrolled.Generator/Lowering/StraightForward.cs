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
            var written = new HashSet<string>();
            StraightBodyLowering? before = null;
            Body? previous = null;
            foreach ((Phase phase, int t) in pass.Steps(isForward: true))
            {
                _code.Add(new Comment(""));
                _code.Add(new Comment($"Step {t}."));
                var step = new StraightBodyLowering(_code, _context, SuffixOf(phase.Body, t), written);
                Place? output = prepare(step, phase, t);
                AddStep(step, pass, phase.Body, t, before, previous, output);
                (before, previous) = (step, phase.Body);
            }
        }
    }

    private void AddStep(StraightBodyLowering step, Pass pass, Body body, int t, StraightBodyLowering? before, Body? previous, Place? output)
    {
        StepWiring state = StepWiring.Inference(_context, body, Spans.State, Spans.State);
        StepWiring kept = _tape == null ? state with { Sinks = Array.Empty<Wire>() } : StepWiring.Training(_tape, body, t);
        foreach (Wire mask in kept.Given)
        {
            step.Given[mask.Value] = mask.Place;
        }

        // The first step reads the state from memory and notes it on the tape; the others take over variables.
        var sinks = new List<Sink>();
        for (int i = 0; i < body.Carried.Count; i++)
        {
            if (previous == null)
            {
                step.Given[state.Carried[i].Value] = state.Carried[i].Place;
            }
            else
            {
                step.Give(body.Carried[i].Before, before!.ReadAll(previous.Carried[i].After));
            }
        }

        for (int i = 0; i < kept.Sinks.Count; i++)
        {
            if (previous == null && i < body.Carried.Count)
            {
                sinks.Add(new Sink(kept.Carried[i].Value, kept.Carried[i].Place));
            }

            sinks.Add(new Sink(kept.Sinks[i].Value, kept.Sinks[i].Place));
        }

        if (output is { } place)
        {
            sinks.Add(new Sink(body.Output!, place));
        }

        // The next step reads the state from variables; only the last one stores it.
        bool isLast = t == (pass.IsReversed ? 0 : _context.Steps - 1);
        sinks.AddRange(state.Sinks.Select(s => new Sink(s.Value, isLast ? s.Place : null)));
        step.Lower(body.Values, sinks);
    }
}
