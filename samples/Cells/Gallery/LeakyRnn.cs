using static Unrolled.CellMath;

namespace Unrolled.Cells.Gallery;

/// <summary>Leaky integrator: h goes a part of its way at each step (Jaeger et al., "Optimization and applications of echo state networks with leaky-integrator neurons", 2007).</summary>
[Cell]
public static class LeakyRnn
{
    public static Units Step(Units x, Units h, double alpha = 0.3) => (1 - alpha) * h + alpha * Tanh(Input(x) + Recurrent(h));
}
