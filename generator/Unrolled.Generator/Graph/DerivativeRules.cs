namespace Unrolled.Generator.Graph;

/// <summary>The table of derivatives: for each operation, what the gradient <c>d</c> of its value v adds to its operands' gradients.</summary>
/// <remarks>A rule may use the operation's own output, which is what keeps pre-activations off the tape.</remarks>
internal static class DerivativeRules
{
    internal delegate void Rule(Differentiator reverse, Value v, Value d);

    public static readonly IReadOnlyDictionary<Op, Rule> Table = new Dictionary<Op, Rule>
    {
        // v = a + b                         da += d, db += d
        [Op.Add] = (r, v, d) =>
        {
            r.Contribute(v.Operands[0], d);
            r.Contribute(v.Operands[1], d);
        },

        // v = a - b                         da += d, db += -d
        [Op.Subtract] = (r, v, d) =>
        {
            r.Contribute(v.Operands[0], d);
            r.ContributeNegative(v.Operands[1], d);
        },

        // v = a * b                         da += d * b, db += d * a
        [Op.Multiply] = (r, v, d) =>
        {
            r.Contribute(v.Operands[0], () => r.Graph.Multiply(d, v.Operands[1]));
            r.Contribute(v.Operands[1], () => r.Graph.Multiply(d, v.Operands[0]));
        },

        // v = a / b                         da += d / b, db += -(d / b * v)
        [Op.Divide] = (r, v, d) =>
        {
            Value quotient = r.Graph.Divide(d, v.Operands[1]);
            r.Contribute(v.Operands[0], quotient);
            r.ContributeNegative(v.Operands[1], () => r.Graph.Multiply(quotient, v));
        },

        // v = 1 - a                         da += -d
        [Op.OneMinus] = (r, v, d) => r.ContributeNegative(v.Operands[0], d),

        // v = a                             da += d
        [Op.Identity] = (r, v, d) => r.Contribute(v.Operands[0], r.Graph.Identity(d)),

        // v = -a                            da += -d
        [Op.Negate] = (r, v, d) => r.ContributeNegative(v.Operands[0], d),

        // v = tanh(a)                       da += d * (1 - v^2)
        [Op.Tanh] = (r, v, d) => r.Contribute(v.Operands[0], r.Graph.Multiply(d, r.Graph.OneMinus(r.Graph.Multiply(v, v)))),

        // v = sigmoid(a)                    da += d * (v * (1 - v))
        [Op.Sigmoid] = (r, v, d) => r.Contribute(v.Operands[0], r.Graph.Multiply(d, r.Graph.Multiply(v, r.Graph.OneMinus(v)))),

        // v = exp(a)                        da += d * v
        [Op.Exp] = (r, v, d) => r.Contribute(v.Operands[0], r.Graph.Multiply(d, v)),

        // v = log(a)                        da += d / a
        [Op.Log] = (r, v, d) => r.Contribute(v.Operands[0], r.Graph.Divide(d, v.Operands[0])),

        // v = sqrt(a)                       da += d / (2 v): infinite at 0, as in PyTorch
        [Op.Sqrt] = (r, v, d) => r.Contribute(v.Operands[0], r.Graph.Divide(d, r.Graph.Add(v, v))),

        // v = |a|                           da += a > 0 ? d : a < 0 ? -d : 0, as in PyTorch
        [Op.Abs] = (r, v, d) => r.Contribute(
            v.Operands[0],
            r.Graph.Subtract(r.Graph.WherePositive(v.Operands[0], d), r.Graph.WherePositive(r.Graph.Negate(v.Operands[0]), d))),

        // v = a > 0 ? b : c                 db += a > 0 ? d : 0, dc += a > 0 ? 0 : d
        [Op.Select] = (r, v, d) => Choose(r, v.Operands[0], v.Operands[1], v.Operands[2], d),

        // v = max(a, b)                     da += b > a ? 0 : d, db += b > a ? d : 0. Of equal ones a has it all: PyTorch's clamp is
        //                                   min(max(x, low), high) and gives it to x, its relu is max(0, x) and gives x nothing
        [Op.Max] = (r, v, d) => Choose(r, r.Graph.Subtract(v.Operands[1], v.Operands[0]), v.Operands[1], v.Operands[0], d),

        // v = min(a, b)                     da += a > b ? 0 : d, db += a > b ? d : 0
        [Op.Min] = (r, v, d) => Choose(r, r.Graph.Subtract(v.Operands[0], v.Operands[1]), v.Operands[1], v.Operands[0], d),

        // v = 0.5                           nothing
        [Op.Number] = (r, v, d) => { },

        // v = max(0, a)                     da += v > 0 ? d : 0
        [Op.Relu] = (r, v, d) => r.Contribute(v.Operands[0], r.Graph.WherePositive(v, d)),

        // v = sum of a                      each unit of da += d
        [Op.Total] = (r, v, d) => r.Contribute(v.Operands[0], () => r.Graph.Spread(d, v.Operands[0].Space)),

        // v = a for each unit               da += sum of d
        [Op.Spread] = (r, v, d) => r.Contribute(v.Operands[0], () =>
        {
            d.Name ??= $"d{v.Operands[0].Name}_{v.Space.Name}";
            return r.Graph.Total(d);
        }),

        // v = gate of a                     that gate of da += d
        [Op.Gate] = (r, v, d) => r.ContributeGate(v.Operands[0], v.FirstGate, d),

        // v = M a + b                       dM += d a', db += d, da += M' d
        [Op.Product] = (r, v, d) =>
        {
            r.Accumulate(v.Matrix!, v.FirstGate, v.Gates, d, v.FirstGate, v.Operands[0]);
            r.AccumulateBias(v, d);
            r.Contribute(v.Operands[0], r.Graph.TransposedProduct(v.Matrix!, d, v.Operands[0].Space, v.FirstGate));
        },

        // v = M[:, token] + b               dM[:, token] += d, db += d
        [Op.Column] = (r, v, d) =>
        {
            r.AccumulateAt(v.Token!, v.Matrix!, d);
            r.AccumulateBias(v, d);
        },

        // v = M[token, :]                   dM[token, :] += d
        [Op.Lookup] = (r, v, d) => r.AccumulateAt(v.Token!, v.Matrix!, d),

        // v = p                             dp += d
        [Op.Vector] = (r, v, d) => r.AccumulateBias(v, d),
    };

    /// <summary><c>condition &gt; 0 ? chosen : other</c>: the gradient goes to the one that was taken.</summary>
    private static void Choose(Differentiator r, Value condition, Value chosen, Value other, Value d)
    {
        r.Contribute(chosen, () => r.Graph.WherePositive(condition, d));
        r.Contribute(other, () => r.Graph.Select(condition, r.Graph.Number(0, d.Space, d.Gates), d));
    }
}
