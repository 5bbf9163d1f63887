using System.Globalization;
using BenchmarkDotNet.Running;
using Unrolled.Benchmarks.Activations;
using Unrolled.Benchmarks.GeneratorCost;
using Unrolled.Benchmarks.Models;
using Unrolled.Benchmarks.OwnCells;
using Unrolled.Benchmarks.Quick;
using Unrolled.Benchmarks.Record;
using Unrolled.Benchmarks.Ulp;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
string command = args.Length > 0 ? args[0] : "bdn";
switch (command)
{
    case "quick":
        bool draws = args.Length > 2 && args[1] == "--picture";
        return QuickCommand.Run(args.Skip(draws ? 3 : 1).FirstOrDefault(""), draws ? args[2] : null);
    case "bits":
        int trainingSteps = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : Bits.UsualTrainingSteps;
        foreach (string line in Bits.Lines(trainingSteps))
        {
            Console.WriteLine(line);
        }

        return 0;
    case "ulp":
        return UlpCommand.Run(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1, args.Length > 2 ? args[2] : "");
    case "activations":
        return ActivationsCommand.Run();
    case "own-cells":
        return OwnCellsCommand.Run();
    case "generator":
        return GeneratorCommand.Run();
    case "bdn":
        BenchmarkSwitcher.FromTypes([typeof(RecurrentBenchmarks)]).Run(args.Length > 1 ? args[1..] : ["--filter", "*"]);
        return 0;
    default:
        Console.Error.WriteLine("Commands: quick [--picture league.png] [lstm 1x40], bits [training steps], ulp [stride [exp]], activations, own-cells, generator, bdn [arguments of BenchmarkDotNet].");
        return 2;
}
