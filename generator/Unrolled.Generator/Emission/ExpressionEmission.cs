using System.Globalization;
using Unrolled.Generator.Kernels;
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

    public ExpressionEmission(ModelSpec spec, KernelNames names)
    {
        Names = names;
        Number = spec.Number == NumberKind.Single ? "float" : "double";
        Type = Number;
        _casts = spec.Number == NumberKind.Single && !spec.Target.HasVectors;
    }

    private ExpressionEmission(string number, string type, KernelNames names)
    {
        Names = names;
        Number = number;
        Type = type;
    }

    public KernelNames Names { get; }

    /// <summary>The C# type of a single number.</summary>
    public string Number { get; }

    /// <summary>The C# type that expressions have: a number, or a vector of them.</summary>
    public string Type { get; }

    private bool IsVector => Type != Number;

    /// <summary>The same arithmetic over the lanes of a vector type.</summary>
    public ExpressionEmission Over(string vector) => new(Number, vector, Names);

    /// <summary>The text of an expression.</summary>
    public string Text(Expression expression) => Text(expression, 0);

    /// <summary><c>target += value</c>, rounded after the product and after the sum.</summary>
    public string Accumulate(string target, Expression value) =>
        _casts ? $"{target} = (float)({target} + {Text(value, 2)})" : $"{target} += {Text(value)}";

    /// <summary><c>name = value</c>; over vectors a product is added to a sum in place.</summary>
    public string Assign(string name, Expression value) =>
        IsVector && value is MultiplyAdd { C: Variable { Name: var sum } } m && Identifier.Of(sum) == name
            ? $"{name}.AddProduct({Text(m.A)}, {Factor(m.B)})"
            : $"{name} = {Text(value)}";

    /// <summary><c>span[index] = value</c>, or <c>+=</c>.</summary>
    public string Store(Store store)
    {
        if (IsVector)
        {
            string text = store.Value is Variable or Activation or Element ? Text(store.Value) : $"({Text(store.Value)})";
            return $"{text}.Store({store.Target.Span}, {store.Target.Index.LabelledText()})";
        }

        string target = Text(store.Target);
        return store.Adds ? Accumulate(target, store.Value) : $"{target} = {Text(store.Value)}";
    }

    /// <param name="expression">The expression.</param>
    /// <param name="level">0: anything may stand here; 1: the left of a sum; 2: its right, or a factor on the left; 3: a factor on the right.</param>
    private string Text(Expression expression, int level) => expression switch
    {
        Constant c => IsVector ? All(c.Value) : Parenthesized(Literal(c.Value), level > 1 && c.Value < 0),
        Variable v => Identifier.Of(v.Name),
        Element { Access: Access.Lanes } e => $"{Type}.Load({e.Span}, {e.Index.LabelledText()})",
        Element { Access: Access.Broadcast } e => $"{Type}.All({e.Span}, {e.Index.LabelledText()})",
        Element e => $"{e.Span}[{e.Index.LabelledText()}]",
        Complete c => Text(c.Sum, level),
        MultiplyAdd m => $"{(IsVector ? Type + ".MultiplyAdd" : Names.Function("FusedMath", "MultiplyAdd"))}({Text(m.A)}, {Factor(m.B)}, {Text(m.C)})",
        Negated n => Parenthesized($"-{Text(n.Operand, 3)}", level > 1),
        Activation a when IsVector => $"{Type}.{(a.IsFused ? "Fused" : "")}{a.Function}({Text(a.Argument)})",
        Activation a => $"{Names.Function(a.IsFused ? "FusedMath" : "StrictMath", a.Function.ToString())}({Text(a.Argument)})",
        WherePositive w when IsVector =>
            $"{Type}.Select({Type}.Less({All(0)}, {Text(w.Condition)}), {Text(w.Value)}, {Text(w.Otherwise)})",
        WherePositive w => Parenthesized($"{Text(w.Condition, 1)} > {Literal(0)} ? {Text(w.Value, 1)} : {Text(w.Otherwise, 1)}", level > 0),
        Unary u when IsVector => $"{Type}.{u.Operator}({Text(u.Operand)})",
        Unary u => $"{(_casts ? "(float)" : "")}{Names.In("System", u.Operator == UnaryOperator.Sqrt && Number == "float" ? "MathF" : "Math")}.{u.Operator}({Text(u.Operand)})",
        Binary { Operator: BinaryOperator.Max or BinaryOperator.Min } b =>
            $"{(IsVector ? Type : Names.Library("StrictMath"))}.{b.Operator}({Text(b.Left)}, {Text(b.Right)})",
        LaneTree t => $"{Names.Library("LaneSum")}.Tree({t.Span}.Slice(0, {t.Lanes.ToString(CultureInfo.InvariantCulture)}))",
        Binary b when _casts => $"(float)({Text(b.Left, 1)} {Sign(b.Operator)} {Text(b.Right, 3)})",
        Binary { Operator: BinaryOperator.Multiply or BinaryOperator.Divide } b => Parenthesized($"{Text(b.Left, 2)} {Sign(b.Operator)} {Text(b.Right, 3)}", level > 2),
        Binary b => Parenthesized($"{Text(b.Left, 1)} {Sign(b.Operator)} {Text(b.Right, 2)}", level > 1),
        _ => throw new ArgumentOutOfRangeException(nameof(expression), expression, "No text for this expression."),
    };

    /// <summary>The second factor: numbers that stand side by side are read by the multiplication itself.</summary>
    private string Factor(Expression b) => b is Element { Access: Access.Lanes } row ? $"{row.Span}, {row.Index.LabelledText()}" : Text(b);

    private string All(double value) => $"{Type}.All({Literal(value)})";

    /// <summary>A number of a model's precision; what is too large for it is infinite.</summary>
    private string Literal(double value)
    {
        double rounded = Number == "float" ? (float)value : value;
        return double.IsNaN(rounded) ? $"{Number}.NaN"
            : double.IsInfinity(rounded) ? $"{Number}.{(rounded > 0 ? "PositiveInfinity" : "NegativeInfinity")}"
            : value.ToString("R", CultureInfo.InvariantCulture) + (Number == "float" ? "f" : "d");
    }

    private static char Sign(BinaryOperator operation) => operation switch
    {
        BinaryOperator.Add => '+',
        BinaryOperator.Subtract => '-',
        BinaryOperator.Divide => '/',
        _ => '*',
    };

    private static string Parenthesized(string text, bool inside) => inside ? $"({text})" : text;
}
