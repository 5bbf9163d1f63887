using System.Diagnostics;

namespace NativeAot;

/// <summary>How long a process takes that answers once.</summary>
internal static class StartUp
{
    private const int Runs = 15;

    public static TimeSpan Median(string program)
    {
        var times = new TimeSpan[Runs];
        for (int i = 0; i < Runs; i++)
        {
            var watch = Stopwatch.StartNew();
            using Process process = Process.Start(program, "once");
            process.WaitForExit();
            times[i] = watch.Elapsed;
            if (process.ExitCode != 0)
            {
                throw new InvalidOperationException($"{program} cannot be started by itself: start it by its own name, not through dotnet.");
            }
        }

        Array.Sort(times);
        return times[Runs / 2];
    }
}
