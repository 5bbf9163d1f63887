namespace Unrolled.Playground.Tests;

/// <summary>Six shapes as a hand draws them. Training and held-out strokes differ in size, speed, slant and unrest.</summary>
internal static class Strokes
{
    public const int Shapes = 6;

    /// <summary>A stroke to learn from: about 160 pixels large, at an even speed.</summary>
    public static (double X, double Y)[] Example(int shape, Random random) => Draw(shape, random, size: 160, points: 40, haste: 1, unrest: 0.006);

    /// <summary>A stroke that was never seen: half or nearly twice as large, at a speed that changes, with three times the noise.</summary>
    public static (double X, double Y)[] HeldOut(int shape, Random random) => Draw(
        shape, random, size: 80 + (180 * random.NextDouble()), points: 18 + random.Next(60), haste: Math.Exp(1.2 * (random.NextDouble() - 0.5)), unrest: 0.018);

    public static float[] Numbers((double X, double Y)[] stroke) => [.. stroke.SelectMany(point => new[] { (float)point.X, (float)point.Y })];

    private static (double X, double Y)[] Draw(int shape, Random random, double size, int points, double haste, double unrest)
    {
        double slant = 0.25 * (random.NextDouble() - 0.5);
        double wide = 0.85 + (0.3 * random.NextDouble());
        var stroke = new (double X, double Y)[points];
        for (int i = 0; i < points; i++)
        {
            (double x, double y) = Shape(shape, Math.Pow(i / (points - 1.0), haste));
            (x, y) = ((x * wide) + (slant * y), y - (slant * x));
            stroke[i] = (140 + (size * (x + (unrest * Gaussian(random)))), 140 + (size * (y + (unrest * Gaussian(random)))));
        }

        return stroke;
    }

    // In a box from -0.5 to 0.5: a circle, a triangle, a Z, a spiral, a wave, a check mark.
    private static (double X, double Y) Shape(int shape, double t) => shape switch
    {
        0 => (0.45 * Math.Sin(2 * Math.PI * t), -0.45 * Math.Cos(2 * Math.PI * t)),
        1 => Corners(t, (0, -0.45), (0.45, 0.4), (-0.45, 0.4), (0, -0.45)),
        2 => Corners(t, (-0.4, -0.4), (0.4, -0.4), (-0.4, 0.4), (0.4, 0.4)),
        3 => ((0.05 + (0.4 * t)) * Math.Cos(4.2 * Math.PI * t), (0.05 + (0.4 * t)) * Math.Sin(4.2 * Math.PI * t)),
        4 => (-0.45 + (0.9 * t), -0.3 * Math.Sin(2 * Math.PI * t)),
        _ => Corners(t, (-0.4, 0.05), (-0.1, 0.4), (0.4, -0.4)),
    };

    private static (double X, double Y) Corners(double t, params (double X, double Y)[] corners)
    {
        double at = t * (corners.Length - 1);
        int side = Math.Min((int)at, corners.Length - 2);
        return (
            corners[side].X + ((at - side) * (corners[side + 1].X - corners[side].X)),
            corners[side].Y + ((at - side) * (corners[side + 1].Y - corners[side].Y)));
    }

    private static double Gaussian(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
