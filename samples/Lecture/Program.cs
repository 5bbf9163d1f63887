using Lecture;
using Lecture.Examples;
using Lecture.Framework;
using Samples;

IExample[] examples =
[
    new OneToOne(),
    new OneToMany(),
    new ManyToOne(),
    new Translation(),
    new Tagging(),
    new HiddenState(),
    new GradientsOverTime(),
    new Gru(),
];

try
{
    if (args is [] or ["--help" or "-h", ..])
    {
        WriteHelp();
        return 0;
    }

    Settings settings = Settings.Parse(args[1..]);
    IExample[] chosen = args[0] == "all" ? examples : examples.Where(example => example.Name == args[0]).ToArray();
    if (chosen.Length == 0)
    {
        throw new UsageException($"Unknown example '{args[0]}'; --help lists them.");
    }

    if (settings.Data is not null && Array.Find(chosen, example => !example.ReadsData) is { } made)
    {
        throw new UsageException($"{made.Name} makes its own data, so that there is no --data.");
    }

    foreach (IExample example in chosen)
    {
        Console.WriteLine($"== {example.Name}: {example.Summary}");
        example.Run(settings);
        Console.WriteLine();
    }

    return 0;
}
catch (DataException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
catch (UsageException e)
{
    Console.Error.WriteLine(e.Message);
    return 2;
}

void WriteHelp()
{
    Console.WriteLine("The networks of a lecture on sequences, each as a working example.");
    Console.WriteLine();
    Console.WriteLine("  Lecture EXAMPLE [--seed S] [--output FOLDER] [--data FOLDER [--cell rnn|lstm|gru] [--epochs N]]");
    Console.WriteLine();
    foreach (IExample example in examples)
    {
        Console.WriteLine($"  {example.Name,-14} {example.Summary}");
    }

    Console.WriteLine($"  {"all",-14} one after the other");
    Console.WriteLine();
    Console.WriteLine("Data are made by the seed (default 1) unless --data names a folder. Pictures go to the folder of --output (default lecture).");
}
