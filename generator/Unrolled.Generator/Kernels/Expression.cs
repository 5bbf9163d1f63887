namespace Unrolled.Generator.Kernels;

/// <summary>Arithmetic on numbers of the model's precision. Inside a <see cref="LaneLoop"/> every expression is a vector.</summary>
internal abstract record Expression
{
    public static Expression operator +(Expression left, Expression right) => new Binary(BinaryOperator.Add, left, right);

    public static Expression operator -(Expression left, Expression right) => new Binary(BinaryOperator.Subtract, left, right);

    public static Expression operator *(Expression left, Expression right) => new Binary(BinaryOperator.Multiply, left, right);

    public static Expression operator /(Expression left, Expression right) => new Binary(BinaryOperator.Divide, left, right);

    /// <summary>The same operation on other operands; this object where none of them changes.</summary>
    public virtual Expression WithOperands(Func<Expression, Expression> rewrite) => this;
}

/// <summary>A number.</summary>
internal sealed record Constant(double Value) : Expression;

/// <summary>A local variable.</summary>
internal sealed record Variable(string Name) : Expression;

/// <summary>A number of a span, or neighbours of it.</summary>
internal sealed record Element(string Span, Index Index, Access Access) : Expression
{
    /// <summary>An element at an index: its variables say whether lanes read neighbours.</summary>
    public static Element At(string span, Index index) => new(span, index, index.IsAcrossLanes ? Access.Lanes : Access.Single);
}

/// <summary>The part of a span that an element stands for.</summary>
internal enum Access
{
    /// <summary>One number.</summary>
    Single,

    /// <summary>One number for all lanes.</summary>
    Broadcast,

    /// <summary>Neighbours, one for each lane.</summary>
    Lanes,
}

/// <summary>One operation, rounded once.</summary>
internal sealed record Binary(BinaryOperator Operator, Expression Left, Expression Right) : Expression
{
    public override Expression WithOperands(Func<Expression, Expression> rewrite)
    {
        (Expression left, Expression right) = (rewrite(Left), rewrite(Right));
        return ReferenceEquals(left, Left) && ReferenceEquals(right, Right) ? this : new Binary(Operator, left, right);
    }
}

internal enum BinaryOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,

    /// <summary><c>left &lt; right ? right : left</c>.</summary>
    Max,

    /// <summary><c>right &lt; left ? right : left</c>.</summary>
    Min,
}

/// <summary><c>a * b + c</c>, rounded once.</summary>
internal sealed record MultiplyAdd(Expression A, Expression B, Expression C) : Expression
{
    public override Expression WithOperands(Func<Expression, Expression> rewrite)
    {
        (Expression a, Expression b, Expression c) = (rewrite(A), rewrite(B), rewrite(C));
        return ReferenceEquals(a, A) && ReferenceEquals(b, B) && ReferenceEquals(c, C) ? this : new MultiplyAdd(a, b, c);
    }
}

/// <summary>A complete sum: its user rounds it as it would a variable, so that no plan fuses more than another.</summary>
internal sealed record Complete(Expression Sum) : Expression
{
    public override Expression WithOperands(Func<Expression, Expression> rewrite) => rewrite(Sum) is var sum && ReferenceEquals(sum, Sum) ? this : new Complete(sum);
}

/// <summary><c>-a</c>.</summary>
internal sealed record Negated(Expression Operand) : Expression
{
    public override Expression WithOperands(Func<Expression, Expression> rewrite) =>
        rewrite(Operand) is var operand && ReferenceEquals(operand, Operand) ? this : new Negated(operand);
}

/// <summary>A function of one number that machines have an instruction for, exactly rounded.</summary>
internal sealed record Unary(UnaryOperator Operator, Expression Operand) : Expression
{
    public override Expression WithOperands(Func<Expression, Expression> rewrite) =>
        rewrite(Operand) is var operand && ReferenceEquals(operand, Operand) ? this : new Unary(Operator, operand);
}

internal enum UnaryOperator
{
    Sqrt,
    Abs,
}

/// <summary>A function of the library.</summary>
/// <param name="IsFused">Whether it is made of fused multiply-adds.</param>
internal sealed record Activation(Function Function, Expression Argument, bool IsFused = false) : Expression
{
    public override Expression WithOperands(Func<Expression, Expression> rewrite) =>
        rewrite(Argument) is var argument && ReferenceEquals(argument, Argument) ? this : new Activation(Function, argument, IsFused);
}

internal enum Function
{
    Tanh,
    Sigmoid,
    Exp,
    Log,
}

/// <summary><c>condition &gt; 0 ? value : otherwise</c>.</summary>
internal sealed record WherePositive(Expression Condition, Expression Value, Expression Otherwise) : Expression
{
    public override Expression WithOperands(Func<Expression, Expression> rewrite)
    {
        (Expression condition, Expression value, Expression otherwise) = (rewrite(Condition), rewrite(Value), rewrite(Otherwise));
        return ReferenceEquals(condition, Condition) && ReferenceEquals(value, Value) && ReferenceEquals(otherwise, Otherwise)
            ? this
            : new WherePositive(condition, value, otherwise);
    }
}

/// <summary>The sum of the first <paramref name="Lanes"/> numbers of a lane block, by a fixed tree.</summary>
internal sealed record LaneTree(string Span, int Lanes) : Expression
{
    /// <summary>Where its numbers start in the block, which is that of several sums.</summary>
    public Index Start { get; init; } = 0;
}
