using static Unrolled.CellMath;

namespace Unrolled.Cells.Gallery;

/// <summary>Closed-form continuous time, at steps of one unit of time (Hasani et al., "Closed-form continuous-time neural networks", 2022).</summary>
[Cell]
public static class Cfc
{
    public static Units Step(Units x, Units h)
    {
        Units s = Tanh(Input(x) + Recurrent(h));
        Units f = Tanh(Input(x) + Recurrent(h));
        Units t = Sigmoid(Input(x) + Recurrent(h));
        return (1 - t) * s + t * f;
    }
}
