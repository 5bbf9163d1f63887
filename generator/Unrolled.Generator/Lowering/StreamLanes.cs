using Unrolled.Generator.Kernels;
using Unrolled.Generator.Memory;

namespace Unrolled.Generator.Lowering;

/// <summary>Makes methods over single numbers ones over 16 streams: number n of a span becomes the vector at 16 n, a weight serves all lanes.</summary>
internal sealed class StreamLanes
{
    /// <summary>Streams of a block: the lanes of the widest vector of single-precision numbers.</summary>
    public const int Streams = Unrolled.Parameters.LaneGroups.Widest;

    private const string Stream = "stream";

    /// <summary>Operations of one method that has several loops. Each is inlined and has locals, and the JIT stops at 512 of these.</summary>
    private const int MostOperations = 120;

    private readonly ScratchPlan _scratch;
    private readonly bool _hasVectors;

    /// <param name="scratch">Where the lanes of sums across units stand, which are vectors themselves.</param>
    /// <param name="hasVectors">Whether the target has vectors.</param>
    public StreamLanes(ScratchPlan scratch, bool hasVectors)
    {
        _scratch = scratch;
        _hasVectors = hasVectors;
    }

    /// <summary>The numbers of a span of 16 streams: of one stream, 16 times; the weights are the same for all.</summary>
    public static int LengthOf(string span, int length) => IsShared(span) ? length : Streams * length;

    /// <summary>A method as one, or as several that it calls: each with the activations of one loop over units, which is as many as the JIT inlines well.</summary>
    public IReadOnlyList<KernelMethod> Over(KernelMethod one)
    {
        bool runsSteps = KernelVisitor.Walk(one.Body).Any(s => s is CallMethod);
        Statement[] spans = runsSteps ? Array.Empty<Statement>() : one.Body.Where(s => s is Slice or LaneBlock).ToArray();
        KernelMethod many = one with { LaneTypes = _hasVectors ? new[] { Streams } : Array.Empty<int>() };
        IReadOnlyList<Statement>[] parts = runsSteps ? new[] { one.Body } : PartsOf(one.Body.Where(s => s is not (Slice or LaneBlock)).ToArray()).ToArray();
        if (parts.Length == 1)
        {
            return new[] { many with { Body = BodyOf(spans, parts[0]) } };
        }

        KernelMethod[] called = parts.Select((part, i) => many with
        {
            Name = FormattableString.Invariant($"{one.Name}Part{i + 1}"),
            Summary = KernelSummaries.PartOf(one, i + 1, parts.Length),
            Body = BodyOf(spans, part),
        }).ToArray();
        Argument[] arguments = many.Parameters.Select(p => p.Kind == MethodParameterKind.Step ? (Argument)new Number(Index.Of(p.Name)) : new Region(p.Name)).ToArray();
        return called.Prepend(many with { Body = called.Select(part => (Statement)new CallMethod(part.Name, arguments)).ToArray() }).ToArray();
    }

    /// <summary>What one method does: as much as the JIT inlines well, which is at most one loop with activations. Variables cross no loops.</summary>
    private static IEnumerable<IReadOnlyList<Statement>> PartsOf(IReadOnlyList<Statement> body)
    {
        bool isStraight = body.Any(s => s is Declare or Row or Store);
        var part = new List<Statement>();
        int operations = 0;
        bool hasActivations = false;
        foreach (Statement statement in body)
        {
            IReadOnlyList<Expression> expressions = KernelVisitor.Expressions(KernelVisitor.Walk(new[] { statement }));
            int own = expressions.Sum(e => e is Variable or Constant ? 0 : e is LaneTree tree ? 2 * tree.Lanes : 1);
            bool activates = expressions.Any(e => e is Activation);
            if (!isStraight && ((activates && hasActivations) || (operations > 0 && operations + own > MostOperations)))
            {
                // Comments stand above what they are about.
                Statement[] above = part.AsEnumerable().Reverse().TakeWhile(s => s is Comment).Reverse().ToArray();
                yield return part.Take(part.Count - above.Length).ToArray();
                part = above.ToList();
                (operations, hasActivations) = (0, false);
            }

            part.Add(statement);
            operations += own;
            hasActivations |= activates;
        }

        yield return part;
    }

    /// <summary>The spans that statements use, and then the statements over all streams.</summary>
    private IReadOnlyList<Statement> BodyOf(IReadOnlyList<Statement> spans, IReadOnlyList<Statement> statements)
    {
        IReadOnlyList<Statement> code = Block(statements);
        HashSet<string> used = SpanUse.In(code);
        return spans.Select(OfSpan).Where(s => s is not Slice slice || used.Contains(slice.Name)).Concat(code).ToArray();
    }

    /// <summary>
    /// Arithmetic stands in a loop over streams, inside the loops over units and columns: where a vector has fewer lanes than 16, what one of these reads is
    /// still in the nearest cache for the next vector. What moves whole spans, or runs steps, stands outside.
    /// </summary>
    private IReadOnlyList<Statement> Block(IReadOnlyList<Statement> statements)
    {
        var code = new CodeWriter();
        var arithmetic = new List<Statement>();
        bool hasVariables = statements.Any(s => s is Declare or Assign or AddTo or Store or Row);
        void Flush()
        {
            if (arithmetic.All(s => s is Comment))
            {
                code.Add(arithmetic);
            }
            else
            {
                Statement[] together = arithmetic.ToArray();
                code.LaneLoop(Stream, 0, Streams, _hasVectors ? Streams : 0, stream => code.Add(together.Select(s => OfLanes(s, stream))));
            }

            arithmetic.Clear();
        }

        foreach (Statement statement in statements)
        {
            if (IsArithmetic(statement) && (hasVariables || statement is not (Loop or Scope)))
            {
                arithmetic.Add(statement);
                continue;
            }

            Flush();
            code.Add(Whole(statement));
        }

        Flush();
        return code.Statements;
    }

    private static bool IsArithmetic(Statement statement) => KernelVisitor.Walk(new[] { statement }).All(
        s => s is Comment or Declare or Assign or AddTo or Store or Row or Scope or LoopStatement);

    /// <summary>A statement about whole spans, or a loop around such.</summary>
    private Statement Whole(Statement statement) => statement switch
    {
        Slice or LaneBlock => OfSpan(statement),
        Copy copy => new Copy(Wide(copy.Source), Wide(copy.Destination)),
        Clear clear => new Clear(Wide(clear.Target)),
        FillOnes fill => new FillOnes(Wide(fill.Target)),
        CallMethod call => call with { Arguments = call.Arguments.Select(a => a is Region region ? Wide(region) : a).ToArray() },
        BlockStatement => statement.WithBlocks(Block),
        _ => throw new ArgumentOutOfRangeException(nameof(statement), statement, "Not known over streams."),
    };

    private static bool IsShared(string span) => span == Spans.Parameters;

    private static Region Wide(Region region) =>
        IsShared(region.Span) ? region : new Region(region.Span, region.Start * Streams, region.Length is { } length ? length * Streams : (Index?)null);

    /// <summary>A part of a span for all streams. The lanes of a sum stand in scratch memory.</summary>
    private Statement OfSpan(Statement statement) => statement switch
    {
        Slice { Span: Spans.Parameters } => statement,
        Slice slice => slice with { Start = slice.Start * Streams, Length = slice.Length * Streams, Note = "" },
        LaneBlock block => LanesOf(block.Name, block.Sums * Streams),
        _ => throw new ArgumentOutOfRangeException(nameof(statement), statement, "No part of a span."),
    };

    private Slice LanesOf(string name, int length)
    {
        Place place = _scratch.Take(SlotRole.Sum, FormattableString.Invariant($"{name} {length}"), length);
        return new Slice(name, place.Span, place.Start * Streams, length * Streams, Writable: true);
    }

    private static Statement OfLanes(Statement statement, Index stream) => statement switch
    {
        Comment or Declare or Assign or AddTo or Store => statement.WithExpressions(value => OfLanes(value, stream), target => OfLanes(target, stream)),
        Row or Scope or LoopStatement => statement.WithBlocks(block => block.Select(inner => OfLanes(inner, stream)).ToArray()),
        _ => throw new ArgumentOutOfRangeException(nameof(statement), statement, "Not known over streams."),
    };

    private static Expression OfLanes(Expression expression, Index stream) => expression switch
    {
        Element element => OfLanes(element, stream),
        LaneTree tree => new Complete(SumLowering.Tree(Enumerable.Range(0, tree.Lanes).Select(lane => (Expression)At(tree.Span, tree.Start + lane, stream)).ToArray())),
        _ => expression.WithOperands(operand => OfLanes(operand, stream)),
    };

    private static Element OfLanes(Element element, Index stream) => IsShared(element.Span) ? element : At(element.Span, element.Index, stream);

    private static Element At(string span, Index number, Index stream) => Element.At(span, (number * Streams) + stream);
}
