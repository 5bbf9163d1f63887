using System.Globalization;
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

    /// <param name="sequences">Where what passes hand on stands.</param>
    /// <param name="logits">The span of the logits, or of their gradients.</param>
    public StepRows(LoweringContext context, SequencePlan sequences, string logits)
    {
        Context = context;
        _sequences = sequences;
        _logits = logits;
    }

    protected LoweringContext Context { get; }

    /// <summary>What step <paramref name="t"/> of <paramref name="phase"/> reads; its token where it reads one.</summary>
    public virtual Place InputOf(Phase phase, Index t) =>
        phase.Body.Source is { } source ? _sequences.RowOf(source, t, 0)
        : phase.IsFed ? LogitsOf(t + -1)
        : new Place(Spans.Input, t * Context.Input);

    /// <summary>What step <paramref name="t"/> writes.</summary>
    public Place OutputOf(Body body, Index t) =>
        body.Target is { } target ? _sequences.RowOf(target, t, body.Column) : LogitsOf(t).From(body.Column);

    /// <summary>The row of the logits that step <paramref name="t"/> writes.</summary>
    public Place LogitsOf(Index t) => new(_logits, Context.OutputRow(t) * Context.Output);

    /// <summary>The arguments for what a step reads and writes, where it does.</summary>
    public IEnumerable<string> Arguments(Phase phase, Index t)
    {
        if (phase.Body.Token != null)
        {
            yield return TokenOf(phase, t);
        }

        if (phase.Body.Input is { } x)
        {
            yield return SliceOf(InputOf(phase, t), x.Space.Count);
        }

        if (phase.Body.Output is { } y)
        {
            yield return SliceOf(OutputOf(phase.Body, t), y.Space.Count);
        }
    }

    /// <summary>The token of a step: read, or the largest of the logits before.</summary>
    public virtual string TokenOf(Phase phase, Index t) => phase.IsFed ? TokenBefore(t) : $"{Spans.Input}[{t}]";

    public static string SliceOf(Place place, int length) =>
        $"{place.Span}.Slice({place.Start}, {length.ToString(CultureInfo.InvariantCulture)})";

    /// <summary>The most probable token by the output of the step before.</summary>
    protected string TokenBefore(Index t) => $"global::Unrolled.Heads.IndexOfLargest({SliceOf(LogitsOf(t + -1), Context.Output)})";
}
