using static Unrolled.CellMath;

namespace Unrolled.Cells.Gallery;

/// <summary>GRU without a recurrent matrix (Feng et al., "Were RNNs all we needed?", 2024).</summary>
[Cell]
public static class MinGru
{
    public static Units Step(Units x, Units h)
    {
        Units z = Sigmoid(Input(x));
        Units n = Input(x);
        return (1 - z) * h + z * n;
    }
}
