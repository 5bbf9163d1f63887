using Unrolled.Generator.Kernels;
using Unrolled.Generator.Memory;

namespace Unrolled.Generator.Lowering;

/// <summary>Makes a step over single numbers one over 16 streams: number n of a span becomes the vector at 16 n, a weight serves all lanes.</summary>
internal sealed class CrowdLanes
{
    /// <summary>Streams of a block: the lanes of the widest vector of single-precision numbers.</summary>
    public const int Streams = Unrolled.Parameters.LaneGroups.Widest;

    private const string Stream = "stream";
    private readonly ScratchPlan _work;
    private readonly bool _hasVectors;

    public CrowdLanes(ScratchPlan work, bool hasVectors)
    {
        _work = work;
        _hasVectors = hasVectors;
    }

    /// <param name="step">The step of one stream.</param>
    /// <param name="lengths">Numbers of its spans, but for the parameters'; that of scratch memory grows by what lanes of sums take.</param>
    public KernelMethod Over(KernelMethod step, IDictionary<string, int> lengths)
    {
        var code = new CodeWriter();
        code.Add(step.Body.Where(s => s is Slice or LaneBlock).Select(OfBlock));
        code.LaneLoop(Stream, 0, Streams, _hasVectors ? Streams : 0, stream => code.Add(step.Body.Where(s => s is not (Slice or LaneBlock)).Select(s => OfLanes(s, stream))));
        lengths[Spans.Work] = _work.Length;
        return step with
        {
            Parameters = step.Parameters.Select(p => lengths.TryGetValue(p.Name, out int length) ? p with { Length = Streams * length } : p).ToArray(),
            Body = code.Statements,
            LaneTypes = _hasVectors ? new[] { Streams } : Array.Empty<int>(),
        };
    }

    /// <summary>A part of a span for all streams. The lanes of a sum stand in scratch memory.</summary>
    private Statement OfBlock(Statement statement) => statement switch
    {
        Slice { Span: Spans.Parameters } => statement,
        Slice slice => slice with { Start = slice.Start * Streams, Length = slice.Length * Streams, Note = "" },
        LaneBlock block => _work.Take(SlotRole.Sum, block.Name, Streams) is var place
            ? new Slice(block.Name, place.Span, place.Start * Streams, Streams * Streams, Writable: true)
            : null!,
        _ => throw new ArgumentOutOfRangeException(nameof(statement), statement, "No part of a span."),
    };

    private Statement OfLanes(Statement statement, Index stream) => statement switch
    {
        Comment or Declare or Assign or AddTo or Store => statement.WithExpressions(value => OfLanes(value, stream), target => OfLanes(target, stream)),
        Row or Scope or LoopStatement => statement.WithBlocks(block => block.Select(inner => OfLanes(inner, stream)).ToArray()),
        _ => throw new ArgumentOutOfRangeException(nameof(statement), statement, "Not known over streams."),
    };

    private static Expression OfLanes(Expression expression, Index stream) => expression switch
    {
        Element element => OfLanes(element, stream),
        LaneTree tree => new Complete(SumLowering.Tree(Enumerable.Range(0, tree.Lanes).Select(lane => (Expression)At(tree.Span, lane, stream)).ToArray())),
        _ => expression.WithOperands(operand => OfLanes(operand, stream)),
    };

    private static Element OfLanes(Element element, Index stream) =>
        element.Span == Spans.Parameters ? element : At(element.Span, element.Index, stream);

    private static Element At(string span, Index number, Index stream) => Element.At(span, (number * Streams) + stream);
}
