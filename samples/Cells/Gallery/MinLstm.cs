using static Unrolled.CellMath;

namespace Unrolled.Cells.Gallery;

/// <summary>LSTM without a recurrent matrix, its gates a share each (Feng et al., "Were RNNs all we needed?", 2024).</summary>
[Cell]
public static class MinLstm
{
    public static Units Step(Units x, Units h)
    {
        Units f = Sigmoid(Input(x, bias: 1));
        Units i = Sigmoid(Input(x));
        Units n = Input(x);
        return (f * h + i * n) / (f + i);
    }
}
