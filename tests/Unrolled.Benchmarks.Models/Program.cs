using System.Globalization;
using Unrolled.Benchmarks.Models;

// The steps of training may be given: fewer for a quick comparison of two settings.
int trainingSteps = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : Bits.UsualTrainingSteps;
foreach (string line in Bits.Lines(trainingSteps))
{
    Console.WriteLine(line);
}
