using static Unrolled.CellMath;

namespace Unrolled.Cells.Gallery;

/// <summary>Independently recurrent network: each unit sees itself alone (Li et al., "Independently recurrent neural network", 2018).</summary>
[Cell]
public static class IndRnn
{
    public static Units Step(Units x, Units h) => Relu(Input(x) + Vector("u", start: 0.9) * h);
}
