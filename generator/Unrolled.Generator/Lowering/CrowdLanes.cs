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

    /// <summary>The step as one method, or as several that it calls: each with the activations of one loop over units, which is as many as the JIT inlines well.</summary>
    /// <param name="step">The step of one stream.</param>
    /// <param name="lengths">Numbers of its spans, but for the parameters'; that of scratch memory grows by what lanes of sums take.</param>
    public IReadOnlyList<KernelMethod> Over(KernelMethod step, IDictionary<string, int> lengths)
    {
        Statement[] spans = step.Body.Where(s => s is Slice or LaneBlock).Select(OfBlock).ToArray();
        lengths[Spans.Work] = _work.Length;
        KernelMethod many = step with
        {
            Parameters = step.Parameters.Select(p => lengths.TryGetValue(p.Name, out int length) ? p with { Length = Streams * length } : p).ToArray(),
            LaneTypes = _hasVectors ? new[] { Streams } : Array.Empty<int>(),
        };
        IReadOnlyList<Statement>[] parts = PartsOf(step.Body.Where(s => s is not (Slice or LaneBlock)).ToArray()).ToArray();
        if (parts.Length == 1)
        {
            return new[] { many with { Body = BodyOf(spans, parts[0]) } };
        }

        KernelMethod[] called = parts.Select((part, i) => many with
        {
            Name = FormattableString.Invariant($"{step.Name}Part{i + 1}"),
            Summary = KernelSummaries.CrowdPart,
            Body = BodyOf(spans, part),
        }).ToArray();
        Argument[] arguments = many.Parameters.Select(p => (Argument)new Region(p.Name)).ToArray();
        return called.Prepend(many with { Body = called.Select(part => (Statement)new CallMethod(part.Name, arguments)).ToArray() }).ToArray();
    }

    /// <summary>What one method does: a loop over units with activations, and what stands before it. Variables cross no loops.</summary>
    private static IEnumerable<IReadOnlyList<Statement>> PartsOf(IReadOnlyList<Statement> body)
    {
        bool isStraight = body.Any(s => s is Declare or Row or Store);
        var part = new List<Statement>();
        int activating = 0;
        foreach (Statement statement in body)
        {
            bool activates = KernelVisitor.Walk(new[] { statement }).SelectMany(KernelVisitor.Expressions).Any(e => e is Activation);
            if (activates && !isStraight && activating++ > 0)
            {
                // Comments stand above what they are about.
                Statement[] above = part.AsEnumerable().Reverse().TakeWhile(s => s is Comment).Reverse().ToArray();
                yield return part.Take(part.Count - above.Length).ToArray();
                part = above.ToList();
            }

            part.Add(statement);
        }

        yield return part;
    }

    /// <summary>The spans that statements use, and the loop over streams around them.</summary>
    private IReadOnlyList<Statement> BodyOf(IReadOnlyList<Statement> spans, IReadOnlyList<Statement> statements)
    {
        var code = new CodeWriter();
        code.LaneLoop(Stream, 0, Streams, _hasVectors ? Streams : 0, stream => code.Add(statements.Select(s => OfLanes(s, stream))));
        HashSet<string> used = SpanUse.In(code.Statements);
        return spans.Where(s => s is not Slice slice || used.Contains(slice.Name)).Concat(code.Statements).ToArray();
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
