using System.Globalization;
using Crowd;
using Samples;

// Ten thousand hunters act by one network every frame, as agents of a game do.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
int agents = 10_000, frames = 600;
ulong seed = 1;
try
{
    var options = new OptionReader(args);
    while (options.Next() is { } option)
    {
        switch (option)
        {
            case "--agents":
                agents = options.Number(4);
                break;
            case "--frames":
                frames = options.Number(10);
                break;
            case "--seed":
                seed = options.Number(0UL);
                break;
            default:
                throw new UsageException($"Unknown option '{option}'. There are --agents, --frames and --seed.");
        }
    }
}
catch (UsageException e)
{
    Console.Error.WriteLine(e.Message);
    return 2;
}

Hunter hunter = Training.Run(seed);
FrameTimes.Show(hunter, agents, frames, seed + 1);
return 0;
