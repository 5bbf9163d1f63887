namespace Unrolled.Numeric.Tests.Training;

/// <summary>Small data made by seed.</summary>
internal static class TrainedSets
{
    public const int Steps = 7;

    /// <summary>A token's class is the token before it, modulo 4; sequences have 1 to 7 steps.</summary>
    /// <param name="padding">The token behind a sequence's end.</param>
    public static ClassifiedSequences<float, int> Tags(int count, int padding = 0)
    {
        var random = new Xoshiro256(3);
        var tokens = new int[count * Steps];
        var classes = new int[count * Steps];
        var lengths = new int[count];
        for (int i = 0; i < count; i++)
        {
            lengths[i] = 1 + (int)(random.NextUInt64() % Steps);
            Span<int> row = tokens.AsSpan(i * Steps, Steps);
            row.Fill(padding);
            for (int t = 0; t < lengths[i]; t++)
            {
                row[t] = (int)(random.NextUInt64() % 6);
                classes[(i * Steps) + t] = t == 0 ? 0 : row[t - 1] % 4;
            }
        }

        return new ClassifiedSequences<float, int>(tokens, classes, count, lengths, Steps);
    }

    /// <summary>Counting on from the second token: 1 2 -> 3 4 0 1 2.</summary>
    public static ClassifiedSequences<float, int> Counting(int count)
    {
        int[] inputs = [.. Enumerable.Range(0, count).SelectMany(i => new[] { i % 5, (i + 1) % 5 })];
        int[] classes = [.. Enumerable.Range(0, count).SelectMany(i => Enumerable.Range(2, 5).Select(k => (i + k) % 5))];
        return new ClassifiedSequences<float, int>(inputs, classes, count);
    }
}
