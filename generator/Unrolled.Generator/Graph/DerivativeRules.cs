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
            r.Contribute(v.Operands[0], r.Graph.Multiply(d, v.Operands[1]));
            r.Contribute(v.Operands[1], r.Graph.Multiply(d, v.Operands[0]));
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

        // v = a > 0 ? b : 0                 db += a > 0 ? d : 0
        [Op.WherePositive] = (r, v, d) => r.Contribute(v.Operands[1], r.Graph.WherePositive(v.Operands[0], d)),

        // v = max(0, a)                     da += v > 0 ? d : 0
        [Op.Relu] = (r, v, d) => r.Contribute(v.Operands[0], r.Graph.WherePositive(v, d)),

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
}
