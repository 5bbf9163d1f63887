using RecurrentApp.Models;
using Unrolled;

namespace RecurrentApp;

/// <summary>Levels of a made-up sea: the moon's tide and the sun's. Put your own data here.</summary>
internal static class TideData
{
    private const double MoonHours = 12.42;
    private const double SunHours = 12;

    public static float Level(double hour) =>
        (float)((0.7 * Math.Sin(2 * Math.PI * hour / MoonHours)) + (0.3 * Math.Sin(2 * Math.PI * hour / SunHours)));

    /// <summary>Windows of the model's length, each from another hour of the year. The target of an hour is the level of the next.</summary>
    public static ValuedSequences<float> Windows(int count, ulong seed)
    {
        var random = new Xoshiro256(seed);
        var inputs = new float[count * TideModel.InputLength];
        var targets = new float[count * TideModel.OutputLength];
        for (int window = 0; window < count; window++)
        {
            double start = random.NextDouble() * 24 * 365;
            for (int t = 0; t < TideModel.Steps; t++)
            {
                inputs[(window * TideModel.Steps) + t] = Level(start + t);
                targets[(window * TideModel.Steps) + t] = Level(start + t + 1);
            }
        }

        return new ValuedSequences<float>(inputs, targets, count);
    }
}
