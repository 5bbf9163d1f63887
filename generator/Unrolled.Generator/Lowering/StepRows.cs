using Unrolled.Generator.Graph;
using Unrolled.Generator.Kernels;
using Unrolled.Generator.Memory;
using Unrolled.Generator.Network;

namespace Unrolled.Generator.Lowering;

/// <summary>The rows of a run that a step reads and writes.</summary>
internal class StepRows
{
    private readonly SequencePlan _sequences;
    private readonly string _logits;

    /// <param name="sequences">The rows between passes.</param>
    /// <param name="logits">The span of the logits, or of their gradients.</param>
    public StepRows(LoweringContext context, SequencePlan sequences, string logits)
    {
        Context = context;
        _sequences = sequences;
        _logits = logits;
    }

    protected LoweringContext Context { get; }

    /// <summary>The input of step <paramref name="t"/> of <paramref name="phase"/>.</summary>
    public virtual Place InputOf(Phase phase, Index t) =>
        phase.Body.Source is { } source ? _sequences.RowOf(source, t, 0)
        : phase.IsFed ? LogitsOf(t + -1)
        : new Place(Spans.Input, t * Context.Input);

    /// <summary>The output of step <paramref name="t"/>.</summary>
    public Place OutputOf(Body body, Index t) =>
        body.Target is { } target ? _sequences.RowOf(target, t, body.Column) : LogitsOf(t).From(body.Column);

    /// <summary>The row of the logits that step <paramref name="t"/> writes.</summary>
    public Place LogitsOf(Index t) => new(_logits, Context.OutputRow(t) * Context.Output);

    /// <summary>The arguments for the input and the output of a step, where it has them.</summary>
    public IEnumerable<Argument> Arguments(Phase phase, Index t)
    {
        if (phase.Body.Token != null)
        {
            yield return TokenOf(phase, t);
        }

        if (phase.Body.Input is { } x)
        {
            yield return InputOf(phase, t).Of(x.Space.Count);
        }

        if (phase.Body.Output is { } y)
        {
            yield return OutputOf(phase.Body, t).Of(y.Space.Count);
        }
    }

    /// <summary>The token of a step: of the input, or the largest of the logits before.</summary>
    public virtual Token TokenOf(Phase phase, Index t) => phase.IsFed ? TokenBefore(t) : new TokenAt(Spans.Input, t);

    /// <summary>The most probable token by the output of the step before.</summary>
    protected Token TokenBefore(Index t) => new LargestOf(LogitsOf(t + -1).Of(Context.Output));
}
