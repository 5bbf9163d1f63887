using System.Diagnostics;

namespace Playground.Shell;

/// <summary>Slices of work between frames, so that long work never holds the page, and how many frames a second there are.</summary>
internal sealed class FrameClock(Browser browser)
{
    /// <summary>Of the 16 ms of a frame; the page needs the rest.</summary>
    private const double WorkMilliseconds = 8;

    private double _last;
    private double _interval;

    /// <summary>Frames a second, smoothed; 0 before the second frame.</summary>
    public double Rate => _interval > 0 ? 1000 / _interval : 0;

    /// <summary>Milliseconds since the frame before, at most 100: a page that was hidden does not jump.</summary>
    public double Elapsed { get; private set; }

    /// <summary>Waits for the next frame.</summary>
    public async Task Next()
    {
        double now = await browser.NextFrame();
        double elapsed = _last > 0 ? now - _last : 0;
        _last = now;
        Elapsed = Math.Min(elapsed, 100);
        _interval = _interval > 0 ? (0.9 * _interval) + (0.1 * elapsed) : elapsed;
    }

    /// <summary>Forgets the frame before: a pause is no frame.</summary>
    public void Rest() => _last = 0;

    /// <summary>Does steps of work until the slice of this frame is used, or there is none left.</summary>
    /// <param name="step">One step; false: it was the last.</param>
    /// <param name="most">Steps at most.</param>
    public static void Work(Func<bool> step, int most)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < most && step() && Stopwatch.GetElapsedTime(start).TotalMilliseconds < WorkMilliseconds; i++)
        {
        }
    }
}
