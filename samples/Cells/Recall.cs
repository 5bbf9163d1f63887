namespace Unrolled.Cells;

/// <summary>The task: which of four numbers stood at the first of 100 steps? All that comes after is noise.</summary>
internal static class Recall
{
    public const int Inputs = 2, Units = 16, Steps = 100, Classes = 4;

    /// <summary>Sequences with their class, the same for a seed.</summary>
    public static ClassifiedSequences<float> Make(int count, ulong seed)
    {
        var random = new Xoshiro256(seed);
        var inputs = new float[count * Steps * Inputs];
        var classes = new int[count];
        for (int i = 0; i < count; i++)
        {
            Span<float> sequence = inputs.AsSpan(i * Steps * Inputs, Steps * Inputs);
            classes[i] = (int)(random.NextUInt64() % Classes);
            for (int t = 0; t < Steps; t++)
            {
                sequence[t * Inputs] = t == 0 ? (classes[i] - 1.5f) / 1.5f : (float)random.NextGaussian() * 0.3f;
                sequence[(t * Inputs) + 1] = t == 0 ? 1 : 0;
            }
        }

        return new ClassifiedSequences<float>(inputs, classes, count);
    }

    /// <summary>One sequence.</summary>
    public static float[] Sequence(ulong seed)
    {
        var random = new Xoshiro256(seed);
        var input = new float[Steps * Inputs];
        for (int t = 0; t < Steps; t++)
        {
            input[t * Inputs] = (float)random.NextGaussian() * 0.3f;
        }

        return input;
    }
}
