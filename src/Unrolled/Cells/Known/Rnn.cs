using static Unrolled.CellMath;

namespace Unrolled.Cells;

/// <summary>The vanilla cell (Elman 1990), as a layer among others: <c>h = tanh(W x + R h + b)</c>.</summary>
[Cell]
public static class Rnn
{
    /// <summary>One step.</summary>
    /// <param name="x">The input.</param>
    /// <param name="h">The hidden state.</param>
    public static Units Step(Units x, Units h) => Tanh(Input(x) + Recurrent(h));
}
