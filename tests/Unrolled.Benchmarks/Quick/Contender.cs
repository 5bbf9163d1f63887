using System.Diagnostics;

namespace Unrolled.Benchmarks.Quick;

/// <summary>Something that is timed against others: what it is called, and how to time some repetitions of it.</summary>
/// <param name="name">The peer's name, as the ratio lines write it.</param>
/// <param name="unitsOfOne">Steps, sequences or operations that one repetition does.</param>
/// <param name="time">Does it a number of times; gives the nanoseconds that all of them took.</param>
internal sealed class Contender(string name, double unitsOfOne, Func<int, double> time)
{
    // Short, so that most samples see no other process.
    private static readonly TimeSpan Sample = TimeSpan.FromMilliseconds(0.4);

    private readonly List<double> _nanoseconds = [];
    private int _count = 1;

    public string Name => name;

    /// <summary>Nanoseconds a unit, round by round.</summary>
    public IReadOnlyList<double> Nanoseconds => _nanoseconds;

    /// <summary>One that runs in this process. An untimed repetition before each sample brings the caches back.</summary>
    public static Contender Of(string name, double unitsOfOne, Action<int> repeat) => new(name, unitsOfOne, count =>
    {
        repeat(1);
        long start = Stopwatch.GetTimestamp();
        repeat(count);
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds;
    });

    /// <summary>Lets the runtime settle, and finds how many repetitions fill a sample.</summary>
    public void WarmUp()
    {
        const int enoughForTiering = 40;
        const double longestNanoseconds = 5e6;
        double one = Math.Max(time(1), 1);
        for (int call = 0; call < enoughForTiering && one * call < longestNanoseconds; call++)
        {
            one = Math.Clamp(time(1), 1, one);
        }

        int trial = CountFor(one);
        _count = CountFor(time(trial) / trial);
    }

    /// <summary>One sample.</summary>
    public void Measure() => _nanoseconds.Add(time(_count) / (_count * unitsOfOne));

    private static int CountFor(double nanoseconds) => (int)Math.Clamp(Sample.TotalNanoseconds / Math.Max(nanoseconds, 1), 1, 1e6);
}
