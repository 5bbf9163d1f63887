namespace Crowd;

/// <summary>Runs the chase and tells how good the guesses are and how long the network takes a frame.</summary>
internal static class FrameTimes
{
    private const int WarmUp = 100;
    private const int Drawn = 90;
    private const int Shown = 4;

    public static void Show(Hunter hunter, int agents, int frames, ulong seed)
    {
        var chase = new Chase(hunter, agents, threads: 1, seed);
        var paths = new Paths(Shown);
        var crowd = new List<double>(frames);
        var alone = new List<double>(frames);
        bool isEqual = true;
        double guess = 0, last = 0;
        var before = new (float X, float Y)[Shown];
        long allocated = 0;
        for (int t = -WarmUp; t < frames; t++)
        {
            for (int i = 0; i < Shown; i++)
            {
                before[i] = (chase.Fireflies.X[i], chase.Fireflies.Y[i]);
            }

            long start = GC.GetAllocatedBytesForCurrentThread();
            double together = chase.Frame();
            long garbage = GC.GetAllocatedBytesForCurrentThread() - start;
            (double one, bool equal) = chase.FrameAlone();
            isEqual &= equal;
            if (t < 0)
            {
                continue;
            }

            allocated += garbage;
            crowd.Add(together);
            alone.Add(one);
            (double ofGuess, double ofLast) = chase.MeanError();
            guess += ofGuess / frames;
            last += ofLast / frames;
            if (t < Drawn)
            {
                paths.Note(chase, chase.Fireflies.IsLit, before);
            }
        }

        Console.WriteLine($"{agents:N0} hunters, {frames} frames; mean distance of a guess from its firefly {guess:F2}, of its last flash {last:F2}");
        Line("one by one", agents, alone);
        Line("crowd, 1 thread", agents, crowd);
        Line($"crowd, {Environment.ProcessorCount} threads", agents, Threaded(hunter, agents, frames, seed));
        Console.WriteLine($"bytes allocated in {frames} frames: {allocated}");
        Console.WriteLine(isEqual ? "every number of the crowd has the bits of its hunter alone" : "the crowd and its hunters alone DIFFER");
        paths.Save("crowd-paths.png");
    }

    private static List<double> Threaded(Hunter hunter, int agents, int frames, ulong seed)
    {
        var chase = new Chase(hunter, agents, Environment.ProcessorCount, seed);
        for (int t = 0; t < WarmUp; t++)
        {
            chase.Frame();
        }

        return [.. Enumerable.Range(0, frames).Select(_ => chase.Frame())];
    }

    private static void Line(string name, int agents, List<double> milliseconds)
    {
        double[] sorted = [.. milliseconds.Order()];
        double median = sorted[sorted.Length / 2];
        Console.WriteLine($"{name,-18} median {median,6:F2} ms a frame, 99 of 100 below {sorted[sorted.Length * 99 / 100],6:F2} ms, {agents / median,8:N0} agents a millisecond");
    }
}
