using System.Globalization;

namespace Unrolled.Benchmarks.Quick;

/// <summary>The tables, and below them a line for each ratio.</summary>
internal static class QuickTables
{
    public static void Print(IReadOnlyList<QuickCase> cases)
    {
        string[] modes = [.. cases[0].Limits.Select((_, i) => cases[0].Forward[i].Name)];
        PrintForward(cases, modes);
        PrintPeers("One step of a stream, ns", cases, modes, one => [one.Step]);
        PrintStreams(cases, modes);
        PrintPeers("Forward + backward, ns a sequence", cases, modes, one => [one.Train, one.TorchTrain]);
        PrintMany(cases);
        Console.WriteLine();
        foreach (QuickCase one in cases)
        {
            Ratios(one, "forward", modes, [one.Forward]);
            Ratios(one, "step", modes, [one.Step]);
            foreach (StreamTimes stream in one.Streams)
            {
                Line(one, "process", stream.Mode, stream.Forward.Name, 1 / stream.ProcessOverForward);
            }

            Ratios(one, "train", modes, [one.Train, one.TorchTrain]);
            foreach (ManyTimes many in one.Many)
            {
                Line(one, "crowd", many.Mode, many.Forward.Name, many.ForwardOverCrowd);
                Line(one, "batched", many.Mode, many.One.Name.Replace(' ', '-'), many.OneOverBatch);
                foreach ((string peer, IEnumerable<Contender> batches) in Peers(one))
                {
                    if (Best(batches) is { } best)
                    {
                        Line(one, "batched", many.Mode, peer, Statistics.MedianRatio(best.Nanoseconds, many.Batch.Nanoseconds));
                        Contender usual = batches.First(batch => batch.Name.EndsWith("32", StringComparison.Ordinal));
                        Line(one, "batched", many.Mode, usual.Name, Statistics.MedianRatio(usual.Nanoseconds, many.Batch.Nanoseconds));
                    }
                }
            }
        }
    }

    private static IEnumerable<(string Name, IEnumerable<Contender> Batches)> Peers(QuickCase one) => [("pytorch", one.TorchBatches), ("torchsharp", one.LibtorchTrain)];

    private static void PrintMany(IReadOnlyList<QuickCase> cases)
    {
        string[] peers = [.. Peers(cases[0]).Where(peer => peer.Batches.Any()).Select(peer => peer.Name)];
        var table = new ReportTable(
            $"{ManyTimes.Count} at a time: ns a step of a stream, ns a sequence of training; peers at the size of batches that suits them",
            ["", "crowd", "single", "/crowd", "batched", "one by one", "/batched", .. peers.SelectMany(peer => new[] { peer, "of", "/batched" })]);
        foreach ((QuickCase one, ManyTimes many) in cases.SelectMany(one => one.Many.Select(many => (one, many))))
        {
            table.Add([
                $"{one.Name} {many.Mode}", Time(many.Crowd), Time(many.Forward), ReportTable.Number(many.ForwardOverCrowd),
                Time(many.Batch), Time(many.One), ReportTable.Number(many.OneOverBatch),
                .. Peers(one).Select(peer => Best(peer.Batches)).OfType<Contender>().SelectMany(best => new[]
                {
                    Time(best), best.Name[(best.Name.IndexOf("batch", StringComparison.Ordinal) + 5)..], ReportTable.Number(Statistics.MedianRatio(best.Nanoseconds, many.Batch.Nanoseconds)),
                }),
            ]);
        }

        table.Print();
    }

    private static string Time(Contender contender) => ReportTable.Number(Statistics.Median(contender.Nanoseconds));

    /// <summary>A peer at the size of batches that suits it.</summary>
    private static Contender? Best(IEnumerable<Contender> batches) => batches.MinBy(batch => Statistics.Median(batch.Nanoseconds));

    private static void PrintForward(IReadOnlyList<QuickCase> cases, string[] modes)
    {
        string[] peers = [.. cases[0].Forward.Skip(modes.Length).Select(peer => peer.Name)];
        var table = new ReportTable(
            "Forward over a sequence, ns a step",
            ["", .. modes, .. PeerHeaders(peers, modes), .. modes.SelectMany(mode => new[] { $"limit {mode}", "by", "reached" })]);
        foreach (QuickCase one in cases)
        {
            var cells = new List<string> { one.Name };
            cells.AddRange(PeerCells(one.Forward, modes));
            for (int i = 0; i < modes.Length; i++)
            {
                IReadOnlyList<double> limit = one.Limits[i].Nanoseconds;
                cells.Add(ReportTable.Number(Statistics.Median(limit)));
                cells.Add(one.Limits[i].Binding);
                cells.Add(Statistics.MedianRatio(limit, one.Forward[i].Nanoseconds).ToString("P0", CultureInfo.InvariantCulture));
            }

            table.Add([.. cells]);
        }

        table.Print();
    }

    private static void PrintStreams(IReadOnlyList<QuickCase> cases, string[] modes)
    {
        var table = new ReportTable(
            "A stream, ns a step: a block by Process, single steps by Step",
            ["", .. modes.SelectMany(mode => new[] { $"process {mode}", "/forward", $"step {mode}", "above forward" })]);
        foreach (QuickCase one in cases)
        {
            table.Add([one.Name, .. one.Streams.SelectMany(stream => new[]
            {
                ReportTable.Number(Statistics.Median(stream.Process.Nanoseconds)), ReportTable.Number(stream.ProcessOverForward),
                ReportTable.Number(Statistics.Median(stream.Step.Nanoseconds)), ReportTable.Number(stream.StepAboveForward),
            })]);
        }

        table.Print();
    }

    private static void PrintPeers(
        string title, IReadOnlyList<QuickCase> cases, string[] modes, Func<QuickCase, IReadOnlyList<Contender>[]> groups)
    {
        IEnumerable<string> peers = groups(cases[0]).SelectMany(group => group.Skip(modes.Length)).Select(peer => peer.Name);
        var table = new ReportTable(title, ["", .. modes, .. PeerHeaders(peers, modes)]);
        foreach (QuickCase one in cases)
        {
            table.Add([one.Name, .. groups(one).SelectMany((group, i) => PeerCells(group, modes).Skip(i == 0 ? 0 : modes.Length))]);
        }

        table.Print();
    }

    private static IEnumerable<string> PeerHeaders(IEnumerable<string> peers, string[] modes) =>
        peers.SelectMany(peer => modes.Select(mode => $"/{mode}").Prepend(peer));

    /// <summary>The times of the modes, then of each peer its time and its ratio to each mode.</summary>
    private static IEnumerable<string> PeerCells(IReadOnlyList<Contender> group, string[] modes)
    {
        foreach (Contender mode in group.Take(modes.Length))
        {
            yield return ReportTable.Number(Statistics.Median(mode.Nanoseconds));
        }

        foreach (Contender peer in group.Skip(modes.Length))
        {
            yield return ReportTable.Number(Statistics.Median(peer.Nanoseconds));
            for (int i = 0; i < modes.Length; i++)
            {
                yield return ReportTable.Number(Statistics.MedianRatio(peer.Nanoseconds, group[i].Nanoseconds));
            }
        }
    }

    /// <summary>Peers' times over ours; between modes, the time of strict over that of the other.</summary>
    private static void Ratios(QuickCase one, string what, string[] modes, IReadOnlyList<Contender>[] groups)
    {
        foreach (IReadOnlyList<Contender> group in groups)
        {
            for (int i = 0; i < Math.Min(modes.Length, group.Count); i++)
            {
                foreach (Contender peer in group.Skip(modes.Length))
                {
                    Line(one, what, modes[i], peer.Name, Statistics.MedianRatio(peer.Nanoseconds, group[i].Nanoseconds));
                }

                if (Best(group.Where(peer => peer.Name.StartsWith(QuickCase.PyTorch, StringComparison.Ordinal))) is { } best)
                {
                    Line(one, what, modes[i], "pytorch", Statistics.MedianRatio(best.Nanoseconds, group[i].Nanoseconds));
                }
            }
        }

        for (int i = 1; i < modes.Length; i++)
        {
            Line(one, what, modes[i], modes[0], Statistics.MedianRatio(groups[0][0].Nanoseconds, groups[0][i].Nanoseconds));
        }
    }

    private static void Line(QuickCase one, string what, string mode, string peer, double ratio) =>
        Console.WriteLine($"ratio: {one.Name} {what} {mode} {peer} {ReportTable.Number(ratio)}");
}
