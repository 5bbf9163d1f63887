using static Unrolled.CellMath;

namespace Unrolled.Cells.Gallery;

/// <summary>Light GRU: no reset gate, a rectified candidate (Ravanelli et al., "Light gated recurrent units for speech recognition", 2018), without its batch normalization.</summary>
[Cell]
public static class LiGru
{
    public static Units Step(Units x, Units h)
    {
        Units z = Sigmoid(Input(x, bias: 1) + Recurrent(h));
        Units n = Relu(Input(x) + Recurrent(h));
        return z * h + (1 - z) * n;
    }
}
