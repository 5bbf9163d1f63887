using static Unrolled.CellMath;

namespace Unrolled.Cells.Gallery;

/// <summary>Simple recurrent unit: no product waits for the state (Lei et al., "Simple recurrent units for highly parallelizable recurrence", 2018).</summary>
[Cell]
public static class Sru
{
    public static (Units H, Units C) Step(Units x, Units h, Units c)
    {
        Units f = Sigmoid(Input(x, bias: 1) + Vector("vf") * c);
        Units r = Sigmoid(Input(x) + Vector("vr") * c);
        Units next = f * c + (1 - f) * Matrix("x", x);
        return (r * next + (1 - r) * Matrix("skip", x), next);
    }
}
