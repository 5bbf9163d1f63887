using static Unrolled.CellMath;

namespace Unrolled.Cells.Gallery;

/// <summary>Diagonal linear recurrence: each unit forgets at a rate of its own (Orvieto et al., "Resurrecting recurrent neural networks for long sequences", 2023), with real rates.</summary>
[Cell]
public static class DiagonalRecurrence
{
    public static Units Step(Units x, Units h)
    {
        Units a = Sigmoid(Vector("rate", start: 3));
        return a * h + Sqrt(1 - a * a) * Input(x);
    }
}
