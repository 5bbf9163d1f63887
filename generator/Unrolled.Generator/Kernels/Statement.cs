namespace Unrolled.Generator.Kernels;

/// <summary>A line or a block of a method.</summary>
internal abstract record Statement;

/// <summary>A comment above what follows; empty: a blank line.</summary>
internal sealed record Comment(string Text) : Statement;

/// <summary>A local number.</summary>
internal sealed record Declare(string Name, Expression Value) : Statement;

/// <summary><c>name += value</c>.</summary>
internal sealed record AddTo(string Name, Expression Value) : Statement;

/// <summary><c>name = value</c>.</summary>
internal sealed record Assign(string Name, Expression Value) : Statement;

/// <summary><c>span[index] = value</c>, or <c>+=</c>.</summary>
internal sealed record Store(string Span, Index Index, Expression Value, bool Adds = false) : Statement;

/// <summary>A part of a span under a name of its own, so that constant indices need no bounds check.</summary>
internal sealed record Slice(string Name, string Span, Index Start, int Length, bool Writable) : Statement;

/// <summary>A small block on the stack for the lanes of sums across units.</summary>
internal sealed record LaneBlock(string Name) : Statement;

/// <summary>A counted loop; a negative step counts down to <paramref name="End"/> inclusive, a positive one up to it exclusive.</summary>
/// <param name="Lanes">Where not 0: numbers inside are vectors of at most that many lanes, and the loop steps by as many as the machine has.</param>
internal sealed record Loop(string Variable, int Start, int End, int Step, IReadOnlyList<Statement> Body, int Lanes = 0) : Statement
{
    /// <summary>Where the loop starts, where that is known at run time only.</summary>
    public string? From { get; init; }

    /// <summary>Where it ends, likewise.</summary>
    public string? To { get; init; }

    /// <summary>The number that, where it is odd, lets the loop run from its last round to the first.</summary>
    public string? Alternates { get; init; }
}

/// <summary><c>if (length &gt; step) body</c>.</summary>
internal sealed record IfLonger(int Step, IReadOnlyList<Statement> Body) : Statement;

/// <summary><c>if (length is odd) body</c>.</summary>
internal sealed record IfOdd(string Length, IReadOnlyList<Statement> Body) : Statement;

/// <summary>Two spans change their names, by way of a third.</summary>
internal sealed record Swap(string One, string Other, string Between) : Statement;

/// <summary>An offset with a name, from which the elements of a loop's body count: the part of their indices that changes.</summary>
internal sealed record Offset(string Name, Index Value) : Statement;

/// <summary>Braces around statements whose variables nothing else sees.</summary>
internal sealed record Scope(IReadOnlyList<Statement> Body) : Statement;

/// <summary>A call of another method of the class.</summary>
internal sealed record CallMethod(string Method, IReadOnlyList<string> Arguments) : Statement;

/// <summary><c>if (!span.IsEmpty) body else otherwise</c>.</summary>
internal sealed record IfGiven(string Span, IReadOnlyList<Statement> Body, IReadOnlyList<Statement>? Otherwise = null) : Statement;

/// <summary><c>if (span.IsEmpty) body</c>.</summary>
internal sealed record IfEmpty(string Span, IReadOnlyList<Statement> Body) : Statement;

/// <summary><c>int name = text</c>: a token.</summary>
internal sealed record DeclareToken(string Name, string Text) : Statement;

/// <summary><c>span[index] = token</c>: a token on the tape, exact as a number because vocabularies end at 2^24.</summary>
internal sealed record StoreToken(string Span, Index Index, string Text) : Statement;

/// <summary><c>span.Fill(1)</c>.</summary>
internal sealed record FillOnes(string Span) : Statement;

/// <summary>Adds the gradients of the steps with equal tokens and hands out the sum once a token.</summary>
/// <param name="Tokens">The tokens of the steps that read.</param>
/// <param name="Rows">The gradients, a row a step, <paramref name="Width"/> numbers each. They are consumed.</param>
/// <param name="Body">Adds the row called sum to the column, or row, called token.</param>
internal sealed record ForEachToken(string Tokens, string Rows, int Width, bool IsOnTape, IReadOnlyList<Statement> Body) : Statement;

/// <summary><c>source.CopyTo(destination)</c>.</summary>
internal sealed record Copy(string Source, string Destination) : Statement;

/// <summary><c>span.Clear()</c>.</summary>
internal sealed record Clear(string Span) : Statement;
