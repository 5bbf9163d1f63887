using Unrolled.Generator.Kernels;

namespace Unrolled.Generator.Passes;

/// <summary>Fused arithmetic: a product that is added or subtracted is rounded together with the sum.</summary>
/// <remarks>
/// <c>c + a * b</c> and <c>a * b + c</c> become one operation; of two products the right one is fused. Every plan writes the same
/// expressions, so every plan fuses the same operations.
/// </remarks>
internal static class Fusing
{
    public static IReadOnlyList<Statement> Apply(IReadOnlyList<Statement> statements) => statements.Select(Apply).ToArray();

    private static Statement Apply(Statement statement) => statement switch
    {
        Declare d => d with { Value = Fuse(d.Value) },
        AddTo { Value: Binary { Operator: '*' } p } a => new Assign(a.Name, new MultiplyAdd(Fuse(p.Left), Fuse(p.Right), new Variable(a.Name))),
        AddTo a => a with { Value = Fuse(a.Value) },
        Store { Adds: true, Value: Binary { Operator: '*' } p } s =>
            s with { Adds = false, Value = new MultiplyAdd(Fuse(p.Left), Fuse(p.Right), new Element(s.Span, s.Index) { IsAcrossLanes = true }) },
        Store s => s with { Value = Fuse(s.Value) },
        Loop l => l with { Body = Apply(l.Body) },
        Scope b => new Scope(Apply(b.Body)),
        _ => statement,
    };

    private static Expression Fuse(Expression expression) => expression switch
    {
        Binary { Operator: '+', Right: Binary { Operator: '*' } p } sum => new MultiplyAdd(Fuse(p.Left), Fuse(p.Right), Fuse(sum.Left)),
        Binary { Operator: '+', Left: Binary { Operator: '*' } p } sum => new MultiplyAdd(Fuse(p.Left), Fuse(p.Right), Fuse(sum.Right)),
        Binary { Operator: '-', Right: Binary { Operator: '*' } p } sum => new MultiplyAdd(new Negated(Fuse(p.Left)), Fuse(p.Right), Fuse(sum.Left)),
        Binary b => b with { Left = Fuse(b.Left), Right = Fuse(b.Right) },
        Complete c => new Complete(Fuse(c.Sum)),
        Negated n => new Negated(Fuse(n.Operand)),
        Activation a => new Activation("Fused" + a.Function, Fuse(a.Argument)),
        WherePositive w => new WherePositive(Fuse(w.Condition), Fuse(w.Value)),
        _ => expression,
    };
}
