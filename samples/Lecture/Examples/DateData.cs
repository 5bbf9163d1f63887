using System.Globalization;
using Lecture.Framework;
using Samples;

namespace Lecture.Examples;

/// <summary>Dates as people write them, in several ways, and as ISO 8601 does.</summary>
internal static class DateData
{
    /// <summary>Characters of the longest written date; shorter ones begin with steps of zeros.</summary>
    public const int Length = 18;

    /// <summary>Characters that occur in written dates.</summary>
    public const int Characters = 34;

    private const string Written = " ,.0123456789abcdefghijlmnoprstuvy";
    private const string Iso = "0123456789-";

    private static readonly string[] Formats = ["d MMMM yyyy", "MMMM d, yyyy", "d MMM yyyy", "MMM d yyyy", "d.M.yyyy", "dd.MM.yyyy"];

    /// <summary>Different days between 1900 and 2099, each in one of the ways.</summary>
    public static Sequences<float> Make(int count, ulong seed)
    {
        var random = new Xoshiro256(seed);
        var first = new DateTime(1900, 1, 1);
        int[] days = Enumerable.Range(0, (new DateTime(2100, 1, 1) - first).Days).ToArray();
        random.Shuffle<int>(days);
        var inputs = new float[count][];
        var targets = new int[count][];
        for (int i = 0; i < count; i++)
        {
            DateTime day = first.AddDays(days[i]);
            string text = day.ToString(Formats[random.NextInt32(Formats.Length)], CultureInfo.InvariantCulture).ToLowerInvariant();
            inputs[i] = OneHot.Rows(text.PadLeft(Length, '\0').Select(character => Written.IndexOf(character)).ToArray(), Characters);
            targets[i] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture).Select(character => Iso.IndexOf(character)).ToArray();
        }

        return new Sequences<float>(inputs, targets);
    }

    public static string TextOf(float[] input) =>
        string.Concat(input.Chunk(Characters).Select(row => Array.IndexOf(row, 1f)).Where(place => place >= 0).Select(place => Written[place]));

    public static string TextOf(int[] iso) => string.Concat(iso.Select(place => Iso[place]));

    /// <summary>The baseline: the most frequent character of each place.</summary>
    public static double MostFrequentParts(Sequences<float> training, Sequences<float> heldOut)
    {
        int[] usual = Enumerable.Range(0, 10)
            .Select(place => training.Targets.CountBy(target => target[place]).MaxBy(count => count.Value).Key)
            .ToArray();
        return heldOut.Targets.Average(target => target.AsSpan().SequenceEqual(usual) ? 1.0 : 0.0);
    }
}
