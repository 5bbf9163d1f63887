namespace Unrolled.Generator.Kernels;

/// <summary>A line or a block of a method. Each kind names its blocks and expressions, so that <see cref="KernelVisitor"/> reaches all of them.</summary>
internal abstract record Statement
{
    /// <summary>The blocks inside; none by default.</summary>
    public virtual IReadOnlyList<IReadOnlyList<Statement>> Blocks => Array.Empty<IReadOnlyList<Statement>>();

    /// <summary>The same statement around other blocks.</summary>
    public virtual Statement WithBlocks(Func<IReadOnlyList<Statement>, IReadOnlyList<Statement>> rewrite) => this;

    /// <summary>The same statement with other expressions; this object where none of them changes.</summary>
    /// <param name="value">The stand-in of an expression.</param>
    /// <param name="target">The stand-in of an element that is written.</param>
    public virtual Statement WithExpressions(Func<Expression, Expression> value, Func<Element, Element> target) => this;
}

/// <summary>A comment above what follows; empty: a blank line.</summary>
internal sealed record Comment(string Text) : Statement;

/// <summary>A local number.</summary>
internal sealed record Declare(string Name, Expression Value) : Statement
{
    public override Statement WithExpressions(Func<Expression, Expression> value, Func<Element, Element> target) =>
        value(Value) is var changed && ReferenceEquals(changed, Value) ? this : this with { Value = changed };
}

/// <summary><c>name = value</c>.</summary>
internal sealed record Assign(string Name, Expression Value) : Statement
{
    public override Statement WithExpressions(Func<Expression, Expression> value, Func<Element, Element> target) =>
        value(Value) is var changed && ReferenceEquals(changed, Value) ? this : this with { Value = changed };
}

/// <summary><c>name += value</c>.</summary>
internal sealed record AddTo(string Name, Expression Value) : Statement
{
    public override Statement WithExpressions(Func<Expression, Expression> value, Func<Element, Element> target) =>
        value(Value) is var changed && ReferenceEquals(changed, Value) ? this : this with { Value = changed };
}

/// <summary><c>target = value</c>, or <c>+=</c>.</summary>
internal sealed record Store(Element Target, Expression Value, bool Adds = false) : Statement
{
    public override Statement WithExpressions(Func<Expression, Expression> value, Func<Element, Element> target)
    {
        (Element written, Expression changed) = (target(Target), value(Value));
        return ReferenceEquals(written, Target) && ReferenceEquals(changed, Value) ? this : new Store(written, changed, Adds);
    }
}

/// <summary>A part of a span under a name of its own, so that constant indices need no bounds check.</summary>
/// <param name="Note">Its shape, for readers.</param>
internal sealed record Slice(string Name, string Span, Index Start, int Length, bool Writable, string Note = "") : Statement;

/// <summary>A small block on the stack for the lanes of sums across units.</summary>
/// <param name="Sums">Sums that have lanes in it at a time.</param>
internal sealed record LaneBlock(string Name, int Sums = 1) : Statement;

/// <summary>An offset with a name: the varying part of indices that differ by constants. It stands over vectors only.</summary>
internal sealed record Offset(string Name, Index Value) : Statement;

/// <summary>Two spans change their names, by way of a third.</summary>
internal sealed record Swap(string One, string Other, string Between) : Statement;

/// <summary><c>source.CopyTo(destination)</c>.</summary>
internal sealed record Copy(Region Source, Region Destination) : Statement;

/// <summary><c>span.Clear()</c>.</summary>
internal sealed record Clear(Region Target) : Statement;

/// <summary><c>span.Fill(1)</c>.</summary>
internal sealed record FillOnes(Region Target) : Statement;

/// <summary><c>int name = token</c>.</summary>
internal sealed record DeclareToken(string Name, Token Token) : Statement;

/// <summary><c>span[index] = token</c>: a token on the tape, exact as a number because vocabularies end at 2^24.</summary>
internal sealed record StoreToken(Element Target, Token Token) : Statement
{
    public override Statement WithExpressions(Func<Expression, Expression> value, Func<Element, Element> target) => this with { Target = target(Target) };
}

/// <summary>A call of another method of the kernel.</summary>
internal sealed record CallMethod(string Method, IReadOnlyList<Argument> Arguments) : Statement
{
    public CallMethod(string method, IEnumerable<Argument> arguments)
        : this(method, arguments.ToArray())
    {
    }
}
