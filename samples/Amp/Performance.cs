using System.Diagnostics;

namespace Amp;

/// <summary>Plays a sound through an amplifier in blocks, as a plugin would, and watches the clock and the heap.</summary>
/// <param name="Seconds">Of the sound.</param>
/// <param name="Elapsed">Seconds that it took.</param>
/// <param name="WorstBlock">Seconds of the slowest block, all channels.</param>
/// <param name="BlockSeconds">Seconds that a block lasts.</param>
/// <param name="Allocated">Bytes that the blocks allocated.</param>
internal sealed record Performance(double Seconds, double Elapsed, double WorstBlock, double BlockSeconds, long Allocated)
{
    /// <summary>How many times faster than the sound.</summary>
    public double RealTime => Seconds / Elapsed;

    /// <summary>Plays the sound, in place.</summary>
    public static Performance Play(Amplifier amplifier, Sound sound, int block)
    {
        // The first blocks are compiled while they run, and once more when they have run often: let them pass, with silence.
        WarmUp(amplifier, sound.Channels.Length, block);
        long before = GC.GetAllocatedBytesForCurrentThread();
        long start = Stopwatch.GetTimestamp();
        long worst = 0;
        for (int from = 0; from < sound.Length; from += block)
        {
            long blockStart = Stopwatch.GetTimestamp();
            int length = Math.Min(block, sound.Length - from);
            for (int channel = 0; channel < sound.Channels.Length; channel++)
            {
                amplifier.Process(channel, sound.Channels[channel].AsSpan(from, length));
            }

            worst = Math.Max(worst, Stopwatch.GetTimestamp() - blockStart);
        }

        long elapsed = Stopwatch.GetTimestamp() - start;
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        double ticks = Stopwatch.Frequency;
        return new Performance(
            (double)sound.Length / sound.SampleRate, elapsed / ticks, worst / ticks, (double)block / sound.SampleRate, allocated);
    }

    private static void WarmUp(Amplifier amplifier, int channels, int block)
    {
        var silence = new float[block];
        for (long end = Stopwatch.GetTimestamp() + (Stopwatch.Frequency / 2); Stopwatch.GetTimestamp() < end;)
        {
            for (int channel = 0; channel < channels; channel++)
            {
                silence.AsSpan().Clear();
                amplifier.Process(channel, silence);
            }
        }

        amplifier.Reset();
    }
}
