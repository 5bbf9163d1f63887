using Unrolled.Generator.Kernels;
using Unrolled.Generator.Memory;
using Unrolled.Generator.Network;

namespace Unrolled.Generator.Lowering;

/// <summary>The rows of a training run: where outputs are fed back, all inputs stand on the tape.</summary>
internal sealed class TapeRows : StepRows
{
    private readonly TapeSlot? _inputs;

    /// <param name="logits">The span of the logits, or of their gradients.</param>
    public TapeRows(LoweringContext context, TapePlan tape, string logits)
        : base(context, tape.Sequences, logits) => _inputs = tape.Feedback?.Inputs;

    private bool ReadsTokens => Context.Network.Spec.ReadsTokens;

    private int ReadSteps => Context.Network.Spec.ReadSteps;

    public override Place InputOf(Phase phase, Index t) =>
        phase.Body.Source == null && _inputs != null ? _inputs.Row(t) : base.InputOf(phase, t);

    public override Token TokenOf(Phase phase, Index t) => _inputs == null ? base.TokenOf(phase, t) : new TapeToken(Spans.Tape, _inputs.Row(t).Start);

    /// <summary>Copies the inputs to the tape, and the given inputs of fed steps.</summary>
    public void AddInputs(CodeWriter code)
    {
        if (_inputs == null)
        {
            return;
        }

        int fed = Context.Steps - ReadSteps;
        code.Add(CopyOf(Spans.Input, 0, ReadSteps));
        code.Add(new IfGiven(Spans.FedBack, CopyOf(Spans.FedBack, ReadSteps, fed).ToArray()));
    }

    /// <summary>Without given inputs, a step reads the output of the step before.</summary>
    public void AddFedInput(CodeWriter code, Phase phase, Index t)
    {
        if (_inputs != null && phase.IsFed)
        {
            code.Add(new Comment("What is fed back: the given one, else the own output of the step before."));
            code.Add(new IfEmpty(Spans.FedBack, new Statement[]
            {
                ReadsTokens
                    ? new StoreToken(_inputs.Row(t).At(0), TokenBefore(t))
                    : new Copy(LogitsOf(t + -1).Of(Context.Output), _inputs.Row(t).Of(Context.Input)),
            }));
        }
    }

    private IEnumerable<Statement> CopyOf(string span, int first, int count)
    {
        if (!ReadsTokens)
        {
            return new[] { new Copy(new Region(span), _inputs!.Row(first).Of(count * Context.Input)) };
        }

        var code = new CodeWriter();
        code.Loop("t", 0, count, 1, t => code.Add(new StoreToken(_inputs!.Row(t + first).At(0), new TokenAt(span, t))));
        return code.Statements;
    }
}
