using System.Globalization;
using Unrolled.Benchmarks.Models;
using Unrolled.Benchmarks.Quick;

namespace Unrolled.Benchmarks.OwnCells;

/// <summary>The library's cells as a user writes them, beside the same cells by attribute: equal bits, and the same time but for the noise.</summary>
internal static class OwnCellsCommand
{
    private const string Known = "attribute", Own = "equations", Again = "attribute again";
    private const int MostRounds = 2001;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private static readonly (Subject Known, Subject Own)[] Pairs =
    [
        (Subject.Of<Lstm1x16>(), Subject.Of<OwnLstm1x16>()), (Subject.Of<Lstm8x64>(), Subject.Of<OwnLstm8x64>()),
        (Subject.Of<Gru1x16>(), Subject.Of<OwnGru1x16>()), (Subject.Of<Gru8x64>(), Subject.Of<OwnGru8x64>()),
        (Subject.Of<Rnn1x16>(), Subject.Of<OwnRnn1x16>()), (Subject.Of<Rnn8x64>(), Subject.Of<OwnRnn8x64>()),
    ];

    public static int Run()
    {
        foreach ((Subject known, Subject own) in Pairs)
        {
            if (BitsOf(known) != BitsOf(own))
            {
                Console.Error.WriteLine($"{known.Name} computes other bits in its equations.");
                return 1;
            }
        }

        (string Name, string Pass, Contender[] Peers)[] races = [.. Pairs.SelectMany(pair => new[] { Forward(pair.Known, pair.Own), Train(pair.Known, pair.Own) })];
        Race.WarmUp([.. races.SelectMany(race => race.Peers)], WarmUp);
        int rounds = Race.Run([.. races.Select(race => race.Peers)], Longest, MostRounds);
        var table = new ReportTable(
            string.Create(CultureInfo.InvariantCulture, $"Nanoseconds, {rounds} rounds; medians of times, medians of ratios within a round"), "cell", "pass", Known, Own, "ratio", "of itself");
        foreach ((string name, string pass, Contender[] peers) in races)
        {
            table.Add(name, pass, Median(peers[0]), Median(peers[1]), Ratio(peers[1], peers[0]), Ratio(peers[2], peers[0]));
        }

        table.Print();
        Console.WriteLine();
        foreach ((string name, string pass, Contender[] peers) in races)
        {
            Console.WriteLine($"ratio: {name} {pass} strict own-cell {Ratio(peers[1], peers[0])}");
        }

        return 0;
    }

    private static (string Name, string Pass, Contender[] Peers) Forward(Subject known, Subject own) =>
        Peers("forward", known, own, (subject, run) => subject.Forward(run.Parameters, run.Input, run.Output));

    private static (string Name, string Pass, Contender[] Peers) Train(Subject known, Subject own) => Peers("train", known, own, (subject, run) => run.Train(subject));

    /// <remarks>All have the same memory: where it lies may cost a factor of 2. The first contender a second time tells the noise.</remarks>
    private static (string Name, string Pass, Contender[] Peers) Peers(string pass, Subject known, Subject own, Action<Subject, SubjectRun> call)
    {
        var run = new SubjectRun(known, seed: 7);
        Contender Of(string name, Subject subject) => Contender.Of(name, 1, count =>
        {
            for (int i = 0; i < count; i++)
            {
                call(subject, run);
            }
        });
        return (known.Name, pass, [Of(Known, known), Of(Own, own), Of(Again, known)]);
    }

    private static string BitsOf(Subject subject) => Bits.Of([subject], trainingSteps: 20);

    private static string Median(Contender contender) => ReportTable.Number(Statistics.Median(contender.Nanoseconds));

    private static string Ratio(Contender one, Contender other) => ReportTable.Number(Statistics.MedianRatio(one.Nanoseconds, other.Nanoseconds), digits: 4);
}
