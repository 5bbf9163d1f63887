using static Unrolled.CellMath;

namespace Unrolled.Cells.Gallery;

/// <summary>LSTM whose input gate is what the forget gate leaves (Greff et al., "LSTM: a search space odyssey", 2015).</summary>
[Cell]
public static class CoupledLstm
{
    public static (Units H, Units C) Step(Units x, Units h, Units c)
    {
        Units f = Sigmoid(Input(x, bias: 1) + Recurrent(h));
        Units g = Tanh(Input(x) + Recurrent(h));
        Units o = Sigmoid(Input(x) + Recurrent(h));
        Units next = f * c + (1 - f) * g;
        return (o * Tanh(next), next);
    }
}
