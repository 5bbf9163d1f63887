using System.Diagnostics;
using System.Runtime;

namespace Unrolled.Benchmarks.Quick;

/// <summary>Times contenders in rounds: in each round every one of them once, so that whatever disturbs the machine disturbs peers alike.</summary>
internal static class Race
{
    /// <summary>Runs everybody until the runtime has compiled nothing new for two pauses: tiering has settled.</summary>
    public static void WarmUp(IReadOnlyList<Contender> contenders, TimeSpan longest)
    {
        const int quietNeeded = 2;
        var clock = Stopwatch.StartNew();
        for (int quiet = 0; quiet < quietNeeded && clock.Elapsed < longest;)
        {
            long compiled = JitInfo.GetCompiledMethodCount();
            foreach (Contender contender in contenders)
            {
                contender.WarmUp();
            }

            // Tier 1 is compiled in the background, 100 ms after the last call at tier 0.
            Thread.Sleep(250);
            quiet = JitInfo.GetCompiledMethodCount() == compiled ? quiet + 1 : 0;
        }
    }

    /// <summary>Rounds over the groups of peers until the time is over; the order of peers turns from round to round.</summary>
    /// <returns>The number of rounds.</returns>
    public static int Run(IReadOnlyList<IReadOnlyList<Contender>> groups, TimeSpan time, int mostRounds)
    {
        const int fewest = 5;
        var clock = Stopwatch.StartNew();
        GCLatencyMode latency = GCSettings.LatencyMode;
        GCSettings.LatencyMode = GCLatencyMode.SustainedLowLatency;
        int round = 0;
        for (; round < mostRounds && (round < fewest || clock.Elapsed < time); round++)
        {
            foreach (IReadOnlyList<Contender> peers in groups)
            {
                for (int i = 0; i < peers.Count; i++)
                {
                    peers[(i + round) % peers.Count].Measure();
                }
            }
        }

        GCSettings.LatencyMode = latency;
        return round;
    }
}
