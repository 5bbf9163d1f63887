namespace Unrolled;

/// <summary>Random numbers that are the same everywhere: xoshiro256** (Blackman and Vigna), seeded by splitmix64.</summary>
/// <remarks>
/// A sequence belongs to its object; one object is for one thread. Its whole state is four 64-bit numbers, which
/// <see cref="Save"/> and <see cref="Restore"/> move, so that an interrupted training goes on with the same numbers.
/// </remarks>
public sealed class Xoshiro256
{
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    /// <summary>The sequence of <paramref name="seed"/>; every seed is a good one.</summary>
    public Xoshiro256(ulong seed)
    {
        _s0 = SplitMix64(ref seed);
        _s1 = SplitMix64(ref seed);
        _s2 = SplitMix64(ref seed);
        _s3 = SplitMix64(ref seed);
    }

    /// <summary>The next number of splitmix64, which advances <paramref name="state"/>.</summary>
    public static ulong SplitMix64(ref ulong state)
    {
        ulong z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>64 random bits.</summary>
    public ulong NextUInt64()
    {
        ulong result = RotateLeft(_s1 * 5, 7) * 9;
        ulong t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>A number in [0, 1), a multiple of 2^-24.</summary>
    public float NextSingle() => (float)((long)(NextUInt64() >> 40) * (1.0 / (1 << 24)));

    /// <summary>A number in [0, 1), a multiple of 2^-53.</summary>
    public double NextDouble() => (long)(NextUInt64() >> 11) * (1.0 / (1L << 53));

    /// <summary>A number of the normal distribution with mean 0 and deviation 1, by Marsaglia's polar method.</summary>
    /// <remarks>Each call makes a pair and drops its second number, so that the four numbers of the state stay the whole state.</remarks>
    public double NextGaussian()
    {
        while (true)
        {
            double u = (2 * NextDouble()) - 1;
            double v = (2 * NextDouble()) - 1;
            double s = (u * u) + (v * v);
            if (s < 1 && s > 0)
            {
                return u * Math.Sqrt(-2 * StrictMath.Log(s) / s);
            }
        }
    }

    /// <summary>A number in 0 .. <paramref name="bound"/> - 1, each equally likely (Lemire's rejection).</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bound"/> is not positive.</exception>
    public int NextInt32(int bound)
    {
        if (bound <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(bound), bound, "The bound must be positive.");
        }

        ulong product = (NextUInt64() >> 32) * (uint)bound;
        if ((uint)product < (uint)bound)
        {
            uint threshold = (uint)-bound % (uint)bound;
            while ((uint)product < threshold)
            {
                product = (NextUInt64() >> 32) * (uint)bound;
            }
        }

        return (int)(product >> 32);
    }

    /// <summary>Puts <paramref name="items"/> into a random order, each order equally likely (Fisher and Yates).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            int j = NextInt32(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    /// <summary>Copies the state out.</summary>
    /// <param name="state">4 numbers.</param>
    /// <exception cref="ArgumentException"><paramref name="state"/> has another length.</exception>
    public void Save(Span<ulong> state)
    {
        Guard.Exactly(state.Length, 4, nameof(state));
        state[0] = _s0;
        state[1] = _s1;
        state[2] = _s2;
        state[3] = _s3;
    }

    /// <summary>Goes on from a saved state.</summary>
    /// <param name="state">4 numbers, not all zero.</param>
    /// <exception cref="ArgumentException"><paramref name="state"/> has another length, or is all zero.</exception>
    public void Restore(ReadOnlySpan<ulong> state)
    {
        Guard.Exactly(state.Length, 4, nameof(state));
        if ((state[0] | state[1] | state[2] | state[3]) == 0)
        {
            throw new ArgumentException("A state of zeros is none: the sequence would be zeros.", nameof(state));
        }

        (_s0, _s1, _s2, _s3) = (state[0], state[1], state[2], state[3]);
    }

    private static ulong RotateLeft(ulong value, int count) => (value << count) | (value >> (64 - count));
}
