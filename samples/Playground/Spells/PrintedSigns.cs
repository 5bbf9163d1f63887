namespace Playground.Spells;

/// <summary>The printed signs as strokes that a hand might draw: of its own size, speed and unrest each time.</summary>
internal static class PrintedSigns
{
    private const int Points = 48;

    /// <summary>x and y of each point of a sign.</summary>
    /// <param name="gesture">Which sign.</param>
    /// <param name="seed">Of its variation.</param>
    public static float[] Stroke(int gesture, ulong seed)
    {
        var random = new Xoshiro256(seed);
        double size = 60 + (120 * random.NextDouble());
        double turn = 0.15 * random.NextGaussian();
        double stretch = Math.Exp(0.15 * random.NextGaussian());
        double bend = Math.Exp(0.4 * random.NextGaussian());
        var points = new float[2 * Points];
        for (int i = 0; i < Points; i++)
        {
            // The pen is faster at one end.
            (double x, double y) = At(gesture, Math.Pow(i / (Points - 1.0), bend));
            x *= stretch;
            points[2 * i] = (float)(size * ((x * Math.Cos(turn)) - (y * Math.Sin(turn)) + (0.008 * random.NextGaussian())));
            points[(2 * i) + 1] = (float)(size * ((x * Math.Sin(turn)) + (y * Math.Cos(turn)) + (0.008 * random.NextGaussian())));
        }

        return points;
    }

    // As Spellbook.Signs draws them, from 0 to 1.
    private static (double X, double Y) At(int gesture, double t) => gesture switch
    {
        0 => (0.5 + (0.38 * Math.Sin(2 * Math.PI * t)), 0.5 - (0.38 * Math.Cos(2 * Math.PI * t))),
        1 => Along(t, (0.5, 0.12), (0.9, 0.84), (0.1, 0.84), (0.5, 0.12)),
        2 => Along(t, (0.14, 0.18), (0.86, 0.18), (0.14, 0.82), (0.86, 0.82)),
        3 => (0.5 + (0.4 * t * Math.Cos((4 * Math.PI * t) - 1.5)), 0.5 + (0.4 * t * Math.Sin((4 * Math.PI * t) - 1.5))),
        4 => (0.08 + (0.84 * t), 0.5 - (0.32 * Math.Sin(2 * Math.PI * t))),
        _ => Along(t, (0.12, 0.56), (0.4, 0.84), (0.88, 0.18)),
    };

    private static (double X, double Y) Along(double t, params (double X, double Y)[] corners)
    {
        double at = t * (corners.Length - 1);
        int side = Math.Min((int)at, corners.Length - 2);
        double share = at - side;
        (double X, double Y) from = corners[side];
        (double X, double Y) to = corners[side + 1];
        return (from.X + (share * (to.X - from.X)), from.Y + (share * (to.Y - from.Y)));
    }
}
