using static Unrolled.CellMath;

namespace Unrolled.Cells.Gallery;

/// <summary>Minimal gated unit (Zhou et al., "Minimal gated unit for recurrent neural networks", 2016).</summary>
[Cell]
public static class Mgu
{
    public static Units Step(Units x, Units h)
    {
        Units f = Sigmoid(Input(x) + Recurrent(h));
        Units n = Tanh(Input(x) + Recurrent(f * h));
        return (1 - f) * h + f * n;
    }
}
