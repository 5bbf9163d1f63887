using Unrolled.Conformance.Cases;
using Unrolled.Conformance.Running;

namespace Unrolled.Numeric.Tests.Oracles;

/// <summary>The cells' equations, a unit at a time. Rows of the matrices: LSTM i f g o, GRU r z n, H rows each.</summary>
internal static class OracleCells
{
    public static void Step(ModelShape shape, Dictionary<string, double[]> tensors, double[] x, Span<double> h, Span<double> c)
    {
        double[] before = h.ToArray();
        var gates = new Gates(tensors, before.Length, x, before);
        for (int j = 0; j < before.Length; j++)
        {
            switch (shape.Cell)
            {
                case CellType.Rnn:
                    h[j] = Activate(shape.Activation, gates.Input(0, j) + gates.Recurrent(0, j));
                    break;
                case CellType.Lstm:
                    // i and f see the old c through their peepholes, o the new one.
                    double i = Sigmoid(gates.Input(0, j) + gates.Recurrent(0, j) + (tensors["weight_pi_l0"][j] * c[j]));
                    double f = Sigmoid(gates.Input(1, j) + gates.Recurrent(1, j) + (tensors["weight_pf_l0"][j] * c[j]));
                    double g = Math.Tanh(gates.Input(2, j) + gates.Recurrent(2, j));
                    c[j] = (f * c[j]) + (i * g);
                    double o = Sigmoid(gates.Input(3, j) + gates.Recurrent(3, j) + (tensors["weight_po_l0"][j] * c[j]));
                    h[j] = o * Math.Tanh(c[j]);
                    break;
                case CellType.Gru:
                    double z = Sigmoid(gates.Input(1, j) + gates.Recurrent(1, j));
                    double n = Math.Tanh(gates.Input(2, j) + Candidate(shape, tensors, gates, before, j));
                    h[j] = shape.Update == GruUpdate.Keeps ? ((1 - z) * n) + (z * before[j]) : ((1 - z) * before[j]) + (z * n);
                    break;
            }
        }
    }

    /// <summary>A row of a row-major matrix times a vector.</summary>
    public static double Product(double[] matrix, int row, ReadOnlySpan<double> vector)
    {
        double sum = 0;
        for (int k = 0; k < vector.Length; k++)
        {
            sum += matrix[(row * vector.Length) + k] * vector[k];
        }

        return sum;
    }

    // After the product: r * (R h + b_hn). Before it: R (r * h).
    private static double Candidate(ModelShape shape, Dictionary<string, double[]> tensors, Gates gates, double[] h, int j)
    {
        if (shape.Reset == GruReset.AfterProduct)
        {
            return Sigmoid(gates.Input(0, j) + gates.Recurrent(0, j)) * (gates.Recurrent(2, j) + tensors["bias_hn_l0"][j]);
        }

        double sum = 0;
        for (int k = 0; k < h.Length; k++)
        {
            double r = Sigmoid(gates.Input(0, k) + gates.Recurrent(0, k));
            sum += tensors["weight_hh_l0"][(((2 * h.Length) + j) * h.Length) + k] * r * h[k];
        }

        return sum;
    }

    private static double Activate(RnnActivation activation, double value) => activation switch
    {
        RnnActivation.Relu => Math.Max(0, value),
        RnnActivation.Identity => value,
        _ => Math.Tanh(value),
    };

    private static double Sigmoid(double value) => 1 / (1 + Math.Exp(-value));

    /// <summary>The shares of one gate's pre-activation: W x + b and R h.</summary>
    private readonly record struct Gates(Dictionary<string, double[]> Tensors, int Hidden, double[] X, double[] H)
    {
        public double Input(int gate, int unit) =>
            Tensors["bias_l0"][(gate * Hidden) + unit] + Product(Tensors["weight_ih_l0"], (gate * Hidden) + unit, X);

        public double Recurrent(int gate, int unit) => Product(Tensors["weight_hh_l0"], (gate * Hidden) + unit, H);
    }
}
