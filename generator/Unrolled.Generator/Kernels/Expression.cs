namespace Unrolled.Generator.Kernels;

/// <summary>Arithmetic on numbers of the model's precision.</summary>
internal abstract record Expression
{
    public static Expression operator +(Expression left, Expression right) => new Binary('+', left, right);

    public static Expression operator -(Expression left, Expression right) => new Binary('-', left, right);

    public static Expression operator *(Expression left, Expression right) => new Binary('*', left, right);
}

/// <summary>A number.</summary>
internal sealed record Constant(double Value) : Expression;

/// <summary>A local variable.</summary>
internal sealed record Variable(string Name) : Expression;

/// <summary>A number of a span.</summary>
internal sealed record Element(string Span, Index Index) : Expression
{
    /// <summary>Whether the lanes of a vector read neighbours; otherwise all lanes read the same number.</summary>
    public bool IsAcrossLanes { get; init; } = Index.Uses("j") || Index.Uses("lane");
}

/// <summary>One operation, rounded once.</summary>
internal sealed record Binary(char Operator, Expression Left, Expression Right) : Expression;

/// <summary><c>a * b + c</c>, rounded once.</summary>
internal sealed record MultiplyAdd(Expression A, Expression B, Expression C) : Expression;

/// <summary>A sum that is complete: what it goes into rounds it as it would a variable, so that no plan fuses more than another.</summary>
internal sealed record Complete(Expression Sum) : Expression;

/// <summary><c>-a</c>.</summary>
internal sealed record Negated(Expression Operand) : Expression;

/// <summary>An activation of the library.</summary>
internal sealed record Activation(string Function, Expression Argument) : Expression;

/// <summary><c>condition &gt; 0 ? value : 0</c>.</summary>
internal sealed record WherePositive(Expression Condition, Expression Value) : Expression;

/// <summary>The fixed tree over the first lanes of the lane block.</summary>
internal sealed record LaneTree(int Lanes) : Expression;
