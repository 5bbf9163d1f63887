using static Unrolled.CellMath;

namespace Unrolled.Cells.Gallery;

/// <summary>LSTM that hands on a projection of its h, so that a large memory needs small matrices (Sak et al., "Long short-term memory based recurrent neural network architectures", 2014).</summary>
[Cell]
public static class ProjectedLstm
{
    public static (Units H, Units C) Step(Units x, Units h, Units c, int size = 4)
    {
        Units i = Sigmoid(Input(x) + Recurrent(h));
        Units f = Sigmoid(Input(x, bias: 1) + Recurrent(h));
        Units g = Tanh(Input(x) + Recurrent(h));
        Units o = Sigmoid(Input(x) + Recurrent(h));
        Units next = f * c + i * g;
        return (Project("hr", o * Tanh(next), size), next);
    }
}
