using static Unrolled.CellMath;

namespace Unrolled.Cells;

/// <summary>Gated recurrent unit (Cho et al. 2014), as a layer among others: gates r z n and <c>bias_hn</c>, as PyTorch and Keras have them.</summary>
[Cell]
public static class Gru
{
    /// <summary>One step.</summary>
    /// <param name="x">The input.</param>
    /// <param name="h">The hidden state.</param>
    public static Units Step(Units x, Units h)
    {
        Units r = Sigmoid(Input(x) + Recurrent(h));
        Units z = Sigmoid(Input(x) + Recurrent(h));
        Units n = Tanh(Input(x) + (r * Recurrent(h, bias: "hn")));
        return ((1 - z) * n) + (z * h);
    }
}
