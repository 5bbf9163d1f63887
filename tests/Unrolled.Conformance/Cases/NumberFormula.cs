namespace Unrolled.Conformance.Cases;

/// <summary>Numbers that a case does not store: the same on every machine and in every language with 64-bit integers.</summary>
internal static class NumberFormula
{
    /// <summary>
    /// Number k: splitmix64's output for the state (seed * 2^32 + k + 1) * golden ratio, its upper 53 bits as u in [0, 1), then (2u - 1) * scale.
    /// </summary>
    public static double[] Numbers(int seed, int count, double scale)
    {
        var numbers = new double[count];
        for (int k = 0; k < count; k++)
        {
            ulong z = unchecked((((ulong)seed << 32) + (ulong)k + 1) * 0x9E3779B97F4A7C15);
            z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9);
            z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EB);
            z ^= z >> 31;
            numbers[k] = ((2 * ((z >> 11) * (1.0 / (1UL << 53)))) - 1) * scale;
        }

        return numbers;
    }
}
