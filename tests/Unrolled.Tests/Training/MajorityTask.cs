namespace Unrolled.Tests.Training;

/// <summary>A task that a small network learns at once.</summary>
internal static class MajorityTask
{
    /// <summary>Class 1 while more ones than zeros have been read, 2 while fewer, 0 while equal; inputs one-hot.</summary>
    public static ClassifiedSequences<T> Majority<T>(int count, int steps, Func<double, T> convert, ulong seed = 1, bool opposite = false)
        where T : unmanaged
    {
        var random = new Xoshiro256(seed);
        var inputs = new T[count * steps * 2];
        var classes = new int[count * steps];
        for (int i = 0; i < count; i++)
        {
            int lead = 0;
            for (int t = 0; t < steps; t++)
            {
                int bit = random.NextInt32(2);
                lead += bit == 1 ? 1 : -1;
                inputs[(((i * steps) + t) * 2) + bit] = convert(1);
                int right = lead > 0 ? 1 : lead < 0 ? 2 : 0;
                classes[(i * steps) + t] = opposite ? (right + 1) % 3 : right;
            }
        }

        return new ClassifiedSequences<T>(inputs, classes, count);
    }
}
