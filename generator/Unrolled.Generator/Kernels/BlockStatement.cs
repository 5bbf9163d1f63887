namespace Unrolled.Generator.Kernels;

/// <summary>A statement around one block.</summary>
internal abstract record BlockStatement(IReadOnlyList<Statement> Body) : Statement
{
    public override IReadOnlyList<IReadOnlyList<Statement>> Blocks => new[] { Body };

    public override Statement WithBlocks(Func<IReadOnlyList<Statement>, IReadOnlyList<Statement>> rewrite) => this with { Body = rewrite(Body) };
}

/// <summary>Braces around statements with variables of their own.</summary>
internal sealed record Scope(IReadOnlyList<Statement> Body) : BlockStatement(Body);

/// <summary>Declarations or stores that stand side by side in the text. No scope.</summary>
internal sealed record Row(IReadOnlyList<Statement> Body) : BlockStatement(Body);

/// <summary><c>if (length &gt; step) body</c>.</summary>
internal sealed record IfLonger(int Step, IReadOnlyList<Statement> Body) : BlockStatement(Body);

/// <summary><c>if (length is odd) body</c>.</summary>
internal sealed record IfOddLength(IReadOnlyList<Statement> Body) : BlockStatement(Body);

/// <summary><c>if (span.IsEmpty) body</c>.</summary>
internal sealed record IfEmpty(string Span, IReadOnlyList<Statement> Body) : BlockStatement(Body);

/// <summary><c>if (!span.IsEmpty) body else otherwise</c>.</summary>
internal sealed record IfGiven(string Span, IReadOnlyList<Statement> Body, IReadOnlyList<Statement>? Otherwise = null) : BlockStatement(Body)
{
    public override IReadOnlyList<IReadOnlyList<Statement>> Blocks => Otherwise == null ? base.Blocks : new[] { Body, Otherwise };

    public override Statement WithBlocks(Func<IReadOnlyList<Statement>, IReadOnlyList<Statement>> rewrite) =>
        this with { Body = rewrite(Body), Otherwise = Otherwise == null ? null : rewrite(Otherwise) };
}

/// <summary><c>if (a vector of each type has all its lanes) body else otherwise</c>: the JIT keeps one of the two.</summary>
/// <param name="LaneTypes">The most lanes of each type.</param>
internal sealed record IfWhole(IReadOnlyList<int> LaneTypes, IReadOnlyList<Statement> Body, IReadOnlyList<Statement> Otherwise) : BlockStatement(Body)
{
    public override IReadOnlyList<IReadOnlyList<Statement>> Blocks => new[] { Body, Otherwise };

    public override Statement WithBlocks(Func<IReadOnlyList<Statement>, IReadOnlyList<Statement>> rewrite) =>
        this with { Body = rewrite(Body), Otherwise = rewrite(Otherwise) };
}

/// <summary>Adds the gradients of the steps with equal tokens and hands out the sum once a token.</summary>
/// <param name="Tokens">The tokens of the steps, a number each where they stand on the tape.</param>
/// <param name="Rows">The span of gradients, a row a step, <paramref name="Width"/> numbers each. They are consumed.</param>
/// <param name="Body">Adds the row called <see cref="Spans.Sum"/> to the column, or row, called <see cref="Spans.Token"/>.</param>
internal sealed record ForEachToken(Region Tokens, string Rows, int Width, bool IsOnTape, IReadOnlyList<Statement> Body) : BlockStatement(Body);

/// <summary>A loop of any kind.</summary>
internal abstract record LoopStatement(string Variable, IReadOnlyList<Statement> Body) : BlockStatement(Body);

/// <summary>From <paramref name="Start"/> up to <paramref name="End"/>, exclusive.</summary>
internal sealed record Loop(string Variable, int Start, int End, int Step, IReadOnlyList<Statement> Body) : LoopStatement(Variable, Body);

/// <summary>From <paramref name="Last"/> down to <paramref name="First"/>, both included.</summary>
internal sealed record DownLoop(string Variable, int Last, int First, IReadOnlyList<Statement> Body) : LoopStatement(Variable, Body);

/// <summary>Over steps whose bounds depend on the length of the run.</summary>
/// <param name="To">Going up, the end, exclusive; going down, the last, included.</param>
internal sealed record StepLoop(string Variable, Bound From, Bound To, bool IsDown, IReadOnlyList<Statement> Body) : LoopStatement(Variable, Body);

/// <summary>Over vectors of at most <paramref name="Lanes"/> numbers: as many at a time as the machine has.</summary>
internal sealed record LaneLoop(string Variable, int Start, int End, int Lanes, IReadOnlyList<Statement> Body) : LoopStatement(Variable, Body);

/// <summary>From 0 up to <paramref name="Count"/>, exclusive; where the number called <paramref name="Turn"/> is odd, from the last round to the first.</summary>
internal sealed record AlternatingLoop(string Variable, int Count, string Turn, IReadOnlyList<Statement> Body) : LoopStatement(Variable, Body);
