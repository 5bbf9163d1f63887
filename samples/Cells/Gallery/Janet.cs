using static Unrolled.CellMath;

namespace Unrolled.Cells.Gallery;

/// <summary>Just another network: an LSTM with the forget gate alone (van der Westhuizen and Lasenby, "The unreasonable effectiveness of the forget gate", 2018).</summary>
[Cell]
public static class Janet
{
    public static Units Step(Units x, Units h, double beta = 1)
    {
        Units s = Input(x, bias: 1) + Recurrent(h);
        Units n = Tanh(Input(x) + Recurrent(h));
        return Sigmoid(s) * h + (1 - Sigmoid(s - beta)) * n;
    }
}
