using System.Globalization;
using Unrolled.Generator.Lowering;
using Unrolled.Generator.Spec;

namespace Unrolled.Generator.Emission;

/// <summary>Writes arithmetic as C#, exactly in the order of the expression.</summary>
/// <remarks>
/// A runtime may keep a float expression in higher precision unless it is cast (ECMA-335 I.12.1.3); Mono does. Where the target may be
/// such a runtime, every operation is cast.
/// </remarks>
internal sealed class ExpressionEmission
{
    private readonly bool _casts;

    public ExpressionEmission(ModelSpec spec)
    {
        Type = spec.Number == NumberKind.Single ? "float" : "double";
        _casts = spec.Number == NumberKind.Single && !spec.Target.HasVectors;
    }

    /// <summary>The C# type of a number.</summary>
    public string Type { get; }

    /// <summary>The text of an expression.</summary>
    public string Text(Expression expression) => Text(expression, 0);

    /// <summary><c>target += value</c>, rounded after the product and after the sum.</summary>
    public string Accumulate(string target, Expression value) =>
        _casts ? $"{target} = (float)({target} + {Text(value, 2)})" : $"{target} += {Text(value)}";

    /// <param name="expression">What to write.</param>
    /// <param name="level">0: anything may stand here; 1: the left of a sum; 2: its right, or a factor on the left; 3: a factor on the right.</param>
    private string Text(Expression expression, int level) => expression switch
    {
        Constant c => Literal(c.Value),
        Variable v => Identifier.Of(v.Name),
        Element e => $"{e.Span}[{e.Index}]",
        Negated n => Parenthesized($"-{Text(n.Operand, 3)}", level > 1),
        Activation a => $"global::Unrolled.StrictMath.{a.Function}({Text(a.Argument)})",
        WherePositive w => Parenthesized($"{Text(w.Condition, 1)} > {Literal(0)} ? {Text(w.Value, 1)} : {Literal(0)}", level > 0),
        LaneTree t => $"global::Unrolled.LaneSum.Tree(lanes.Slice(0, {t.Lanes.ToString(CultureInfo.InvariantCulture)}))",
        Binary b when _casts => $"(float)({Text(b.Left, 1)} {b.Operator} {Text(b.Right, 3)})",
        Binary { Operator: '*' } b => Parenthesized($"{Text(b.Left, 2)} * {Text(b.Right, 3)}", level > 2),
        Binary b => Parenthesized($"{Text(b.Left, 1)} {b.Operator} {Text(b.Right, 2)}", level > 1),
        _ => throw new ArgumentOutOfRangeException(nameof(expression), expression, "No text for this expression."),
    };

    private string Literal(double value) => value.ToString("R", CultureInfo.InvariantCulture) + (Type == "float" ? "f" : "d");

    private static string Parenthesized(string text, bool inside) => inside ? $"({text})" : text;
}
