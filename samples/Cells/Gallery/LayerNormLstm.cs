using static Unrolled.CellMath;

namespace Unrolled.Cells.Gallery;

/// <summary>LSTM whose sums are normalized over the units, gate by gate (Ba et al., "Layer normalization", 2016).</summary>
[Cell]
public static class LayerNormLstm
{
    public static (Units H, Units C) Step(Units x, Units h, Units c)
    {
        Units i = Input(x) + Recurrent(h);
        Units f = Input(x) + Recurrent(h);
        Units g = Input(x) + Recurrent(h);
        Units o = Input(x) + Recurrent(h);
        Units next = Sigmoid(Vector("gf", start: 1) * Normal(f) + Vector("bf", start: 1)) * c
            + Sigmoid(Vector("gi", start: 1) * Normal(i)) * Tanh(Vector("gg", start: 1) * Normal(g));
        return (Sigmoid(Vector("go", start: 1) * Normal(o)) * Tanh(next), next);
    }

    private static Units Normal(Units v) => Centered(v) / Sqrt(Mean(Centered(v) * Centered(v)) + 0.00001);

    private static Units Centered(Units v) => v - Mean(v);
}
