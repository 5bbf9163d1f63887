using System.Globalization;

namespace Unrolled.Generator.Graph;

/// <summary>The equation of a value as a reader would write it, unnamed operands written in.</summary>
internal static class Equation
{
    /// <summary><c>c = f * cPrev + i * g</c>.</summary>
    public static string Of(Value root, Func<Value, bool> isRoot, Func<Value, bool> isGiven) =>
        $"{root.Name ?? "sum"} = {Right(root, v => v.Name != null && (isRoot(v) || isGiven(v)), 0)}";

    /// <summary>All equations of a body, a line each.</summary>
    public static IReadOnlyList<string> All(Body body)
    {
        static bool IsVariable(Value v) => v.Name != null && v.Op != Op.Leaf && (v.Gates == 1 || v.Op is Op.Product or Op.Column);
        static bool IsLeaf(Value v) => v.Op == Op.Leaf;
        return body.Values.Where(v => v.Name != null && IsVariable(v))
            .Select(v => v.Op is Op.Product or Op.Column or Op.Lookup ? OfSum(v) : Of(v, IsVariable, IsLeaf))
            .ToArray();
    }

    /// <summary><c>wx = weight_ih_l0 x + bias_l0</c>.</summary>
    public static string OfSum(Value product) => $"{product.Name ?? "sum"} = {Sum(product)}";

    private static string Text(Value v, Func<Value, bool> hasName, int level) => hasName(v) ? v.Name! : Right(v, hasName, level);

    private static string Right(Value v, Func<Value, bool> hasName, int level)
    {
        string Operand(int i, int inner) => Text(v.Operands[i], hasName, inner);
        return v.Op switch
        {
            Op.Add => Parenthesized($"{Operand(0, 1)} + {Operand(1, 1)}", level > 1),
            Op.Subtract => Parenthesized($"{Operand(0, 1)} - {Operand(1, 2)}", level > 1),
            Op.Multiply => Parenthesized($"{Operand(0, 2)} * {Operand(1, 3)}", level > 2),
            Op.Divide => Parenthesized($"{Operand(0, 2)} / {Operand(1, 3)}", level > 2),
            Op.Number => Parenthesized(v.Number.ToString("R", CultureInfo.InvariantCulture), level > 1 && v.Number < 0),
            Op.Identity => Operand(0, level),
            Op.Negate => $"-{Operand(0, 3)}",
            Op.OneMinus => Parenthesized($"1 - {Operand(0, 2)}", level > 0),
            Op.Tanh => $"tanh({Operand(0, 0)})",
            Op.Sigmoid => $"sigmoid({Operand(0, 0)})",
            Op.Relu => $"max(0, {Operand(0, 0)})",
            Op.Exp or Op.Log or Op.Sqrt or Op.Abs => $"{v.Op.ToString().ToLowerInvariant()}({Operand(0, 0)})",
            Op.Max or Op.Min => $"{v.Op.ToString().ToLowerInvariant()}({Operand(0, 0)}, {Operand(1, 0)})",
            Op.Select => $"({Operand(0, 0)} > 0 ? {Operand(1, 0)} : {Operand(2, 0)})",
            Op.Gate => GateText(v.Operands[0], v.FirstGate, hasName, level),
            Op.Stack => $"[{string.Join(", ", v.Operands.Select(o => Text(o, hasName, 0)))}]",
            Op.Spread => Operand(0, level),
            Op.Vector or Op.Total => Sum(v),
            _ => v.Name ?? Parenthesized(Sum(v), level > 1),
        };
    }

    /// <summary>A gate of a sum is the sum of the gates.</summary>
    private static string GateText(Value v, int gate, Func<Value, bool> hasName, int level) =>
        v.Op == Op.Add
            ? Parenthesized($"{GateText(v.Operands[0], gate, hasName, 1)} + {GateText(v.Operands[1], gate, hasName, 1)}", level > 1)
            : v.GateNames == null ? Text(v, hasName, level) : v.NameOf(gate);

    private static string Sum(Value v)
    {
        if (v.Op is Op.Vector or Op.Total)
        {
            return v.Bias?.Name ?? $"sum({v.Operands[0].Name})";
        }

        string matrix = v.Matrix!.Name + GateRange(v);
        return v.Op switch
        {
            Op.Lookup => $"{matrix}[token]",
            Op.Column => $"{matrix}[:, token]" + (v.Bias == null ? "" : $" + {v.Bias.Name}"),
            Op.TransposedProduct => $"transpose({matrix}) {v.Operands[0].Name}",
            _ => $"{matrix} {v.Operands[0].Name}" + (v.Bias == null ? "" : $" + {v.Bias.Name}"),
        };
    }

    private static string GateRange(Value v)
    {
        if (v.Op == Op.Lookup)
        {
            return "";
        }

        int gates = v.Op == Op.TransposedProduct ? v.Operands[0].Gates : v.Gates;
        return gates == v.Matrix!.Gates ? "" : $"[{string.Join(" ", v.Matrix.Layer.Gates.Skip(v.FirstGate).Take(gates))}]";
    }

    private static string Parenthesized(string text, bool inside) => inside ? $"({text})" : text;
}
