using static Unrolled.CellMath;

namespace Unrolled.Cells;

/// <summary>Long short-term memory (Hochreiter and Schmidhuber 1997, forget gate by Gers et al. 2000), as a layer among others: gates i f g o.</summary>
[Cell]
public static class Lstm
{
    /// <summary>One step.</summary>
    /// <param name="x">The input.</param>
    /// <param name="h">The hidden state.</param>
    /// <param name="c">The cell state.</param>
    public static (Units H, Units C) Step(Units x, Units h, Units c)
    {
        Units i = Sigmoid(Input(x) + Recurrent(h));
        Units f = Sigmoid(Input(x, bias: 1) + Recurrent(h));
        Units g = Tanh(Input(x) + Recurrent(h));
        Units o = Sigmoid(Input(x) + Recurrent(h));
        Units next = (f * c) + (i * g);
        return (o * Tanh(next), next);
    }
}
