using Unrolled.Generator.Network;

namespace Unrolled.Generator.Lowering;

/// <summary>The rows of a training run: where outputs are fed back, all inputs stand on the tape.</summary>
internal sealed class TapeRows
{
    private readonly LoweringContext _context;
    private readonly TapePlan _tape;
    private readonly StepRows _rows;
    private readonly TapeSlot? _inputs;

    /// <param name="logits">The span of the logits, or of their gradients.</param>
    public TapeRows(LoweringContext context, TapePlan tape, string logits)
    {
        _context = context;
        _tape = tape;
        _inputs = tape.Feedback?.Inputs;
        _rows = new StepRows(context, tape.Sequences, logits);
    }

    private bool ReadsTokens => _context.Network.Spec.ReadsTokens;

    private int ReadSteps => _context.Network.Spec.ReadSteps;

    public Place InputOf(Phase phase, Index t) =>
        phase.Body.Source == null && _inputs != null ? _inputs.Row(t) : _rows.InputOf(phase, t);

    public Place OutputOf(Body body, Index t) => _rows.OutputOf(body, t);

    public string TokenOf(Phase phase, Index t) => _inputs == null ? _rows.TokenOf(phase, t) : $"(int){Spans.Tape}[{_inputs.Row(t).Start}]";

    /// <summary>The arguments for what a step reads and writes, where it does.</summary>
    public IEnumerable<string> Arguments(Phase phase, Index t)
    {
        if (phase.Body.Token != null)
        {
            yield return TokenOf(phase, t);
        }

        if (phase.Body.Input is { } x)
        {
            yield return StepRows.SliceOf(InputOf(phase, t), x.Space.Count);
        }

        if (phase.Body.Output is { } y)
        {
            yield return StepRows.SliceOf(OutputOf(phase.Body, t), y.Space.Count);
        }
    }

    /// <summary>Copies the inputs to the tape, and what is read instead of the own output where it is given.</summary>
    public void AddInputs(CodeWriter code)
    {
        if (_inputs == null)
        {
            return;
        }

        int fed = _context.Steps - ReadSteps;
        code.Add(CopyOf(Spans.Input, 0, ReadSteps));
        code.Add(new IfGiven(Spans.FedBack, CopyOf(Spans.FedBack, ReadSteps, fed).ToArray()));
    }

    /// <summary>Without given inputs, a step reads the output of the step before.</summary>
    public void AddFedInput(CodeWriter code, Phase phase, Index t)
    {
        if (_inputs != null && phase.IsFed)
        {
            Place before = _rows.LogitsOf(t + -1);
            code.Add(new Comment("What is fed back: the given one, else the own output of the step before."));
            code.Add(new IfEmpty(Spans.FedBack, new Statement[]
            {
                ReadsTokens
                    ? new StoreToken(Spans.Tape, _inputs.Row(t).Start, $"global::Unrolled.Heads.IndexOfLargest({StepRows.SliceOf(before, _context.Output)})")
                    : new Copy(StepRows.SliceOf(before, _context.Output), StepRows.SliceOf(_inputs.Row(t), _context.Input)),
            }));
        }
    }

    private IEnumerable<Statement> CopyOf(string span, int first, int count)
    {
        if (!ReadsTokens)
        {
            return new[] { new Copy(span, StepRows.SliceOf(_inputs!.Row(first), count * _context.Input)) };
        }

        var code = new CodeWriter();
        code.Loop("t", 0, count, 1, t => code.Add(new StoreToken(Spans.Tape, _inputs!.Row(t + first).Start, $"{span}[{t}]")));
        return code.Statements;
    }
}
