using Unrolled.Generator.Kernels;

namespace Unrolled.Generator.Passes;

/// <summary>Fused arithmetic: a product that is added or subtracted is rounded together with the sum.</summary>
/// <remarks>
/// <c>c + a * b</c> and <c>a * b + c</c> become one operation; of two products the right one is fused. Every plan writes the same
/// expressions, so every plan fuses the same operations.
/// </remarks>
internal static class Fusing
{
    public static IReadOnlyList<Statement> Apply(IReadOnlyList<Statement> statements) =>
        statements.Select(statement => Fuse(statement).WithBlocks(Apply)).ToArray();

    private static Statement Fuse(Statement statement) => statement switch
    {
        AddTo { Value: Binary { Operator: BinaryOperator.Multiply } p } a =>
            new Assign(a.Name, new MultiplyAdd(Fuse(p.Left), Fuse(p.Right), new Variable(a.Name))),
        Store { Adds: true, Value: Binary { Operator: BinaryOperator.Multiply } p } s =>
            s with { Adds = false, Value = new MultiplyAdd(Fuse(p.Left), Fuse(p.Right), s.Target) },
        _ => statement.WithExpressions(Fuse, target => target),
    };

    private static Expression Fuse(Expression expression) => expression switch
    {
        Binary { Operator: BinaryOperator.Add, Right: Binary { Operator: BinaryOperator.Multiply } p } sum =>
            new MultiplyAdd(Fuse(p.Left), Fuse(p.Right), Fuse(sum.Left)),
        Binary { Operator: BinaryOperator.Add, Left: Binary { Operator: BinaryOperator.Multiply } p } sum =>
            new MultiplyAdd(Fuse(p.Left), Fuse(p.Right), Fuse(sum.Right)),
        Binary { Operator: BinaryOperator.Subtract, Right: Binary { Operator: BinaryOperator.Multiply } p } sum =>
            new MultiplyAdd(new Negated(Fuse(p.Left)), Fuse(p.Right), Fuse(sum.Left)),
        // A difference that is compared with 0 stays one: fused, it would have another sign than the comparison of the rounded numbers.
        WherePositive { Condition: Binary { Operator: BinaryOperator.Subtract } difference } w =>
            new WherePositive(difference with { Left = Fuse(difference.Left), Right = Fuse(difference.Right) }, Fuse(w.Value), Fuse(w.Otherwise)),
        Activation a => a with { Argument = Fuse(a.Argument), IsFused = true },
        _ => expression.WithOperands(Fuse),
    };
}
