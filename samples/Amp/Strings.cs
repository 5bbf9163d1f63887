namespace Amp;

/// <summary>Plucked strings, made by seed (Karplus and Strong, 1983: noise in a loop that averages its neighbours).</summary>
internal static class Strings
{
    private const double NoteSeconds = 0.5, Decay = 0.996, Loudest = 0.8;

    // E A D G B E, open and fretted: half-tones above 82.4 Hz.
    private static readonly int[] HalfTones = [0, 5, 10, 15, 19, 24, 3, 8, 7, 12, 17, 22];

    /// <summary>So many seconds of one channel, in -1 to 1.</summary>
    public static float[] Play(double seconds, int sampleRate, ulong seed)
    {
        var random = new Xoshiro256(seed);
        var sound = new float[(int)(seconds * sampleRate)];
        int note = (int)(NoteSeconds * sampleRate);
        for (int start = 0; start < sound.Length; start += note)
        {
            double hertz = 82.4 * Math.Pow(2, HalfTones[random.NextInt32(HalfTones.Length)] / 12.0);
            var loop = new double[(int)(sampleRate / hertz)];
            double loudness = 0.2 + (0.8 * random.NextDouble());
            for (int i = 0; i < loop.Length; i++)
            {
                loop[i] = loudness * ((2 * random.NextDouble()) - 1);
            }

            // Three notes' length: strings go on ringing while the next one is plucked.
            for (int t = 0; t < 3 * note && start + t < sound.Length; t++)
            {
                int at = t % loop.Length;
                sound[start + t] += (float)loop[at];
                loop[at] = Decay * 0.5 * (loop[at] + loop[(at + 1) % loop.Length]);
            }
        }

        float peak = sound.Max(Math.Abs);
        return [.. sound.Select(x => (float)(Loudest * x / peak))];
    }
}
