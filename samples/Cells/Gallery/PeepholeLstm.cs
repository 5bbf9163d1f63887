using static Unrolled.CellMath;

namespace Unrolled.Cells.Gallery;

/// <summary>LSTM with peepholes: the gates see the cell state (Gers and Schmidhuber, "Recurrent nets that time and count", 2000).</summary>
[Cell]
public static class PeepholeLstm
{
    public static (Units H, Units C) Step(Units x, Units h, Units c)
    {
        Units i = Sigmoid(Input(x) + Recurrent(h) + Vector("pi") * c);
        Units f = Sigmoid(Input(x, bias: 1) + Recurrent(h) + Vector("pf") * c);
        Units g = Tanh(Input(x) + Recurrent(h));
        Units next = f * c + i * g;
        Units o = Sigmoid(Input(x) + Recurrent(h) + Vector("po") * next);
        return (o * Tanh(next), next);
    }
}
