using System.Globalization;
using Samples;
using Spectre.Console;
using Unrolled.Cells;

// Cells from papers, each in its own equations, on one task: which number stood at the first of 100 steps?
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
int epochs = 30;
ulong seed = 1;
string? only = null;
try
{
    var options = new OptionReader(args);
    while (options.Next() is { } option)
    {
        switch (option)
        {
            case "--epochs":
                epochs = options.Number(1);
                break;
            case "--seed":
                seed = options.Number(0UL);
                break;
            case "--cell":
                only = options.Text("a cell");
                break;
            default:
                throw new UsageException($"Unknown option '{option}'. There are --epochs, --seed and --cell.");
        }
    }

    if (only is not null && Contest.All(seed).All(subject => subject.Name != only))
    {
        throw new UsageException($"Unknown cell '{only}'. There are {string.Join(", ", Contest.All(seed).Select(subject => subject.Name))}.");
    }
}
catch (UsageException e)
{
    Console.Error.WriteLine(e.Message);
    return 2;
}

ClassifiedSequences<float> training = Recall.Make(2000, seed), unseen = Recall.Make(1000, seed + 1000);
var rows = new List<Row>();
foreach (Subject subject in Contest.All(seed).Where(subject => only is null || subject.Name == only))
{
    double[] flow = Measures.FlowOf(subject);
    (double step, double train) = Measures.TimesOf(subject);
    using var trainer = Trainer.For(
        subject.Network, new Adam<float>(subject.Network.Layout.Length, learningRate: 5e-3), new TrainerOptions { Seed = seed, ClipNorm = 1, Threads = Environment.ProcessorCount });
    TrainingProgress.Run($"training {subject.Name}, {subject.Network.Layout.Count} parameters", epochs, progress =>
        trainer.Fit(training, epochs, report: epoch => progress.Report(epoch.Epoch, epoch.Loss)));
    rows.Add(new Row(subject.Name, subject.Network.Layout.Count, trainer.Evaluate(unseen).Score, step, train, flow[0], flow));
}

var table = new Table().Border(TableBorder.Simple).AddColumns(
    new TableColumn("cell"),
    new TableColumn("parameters").RightAligned(),
    new TableColumn("right").RightAligned(),
    new TableColumn("ns a step").RightAligned(),
    new TableColumn("training").RightAligned(),
    new TableColumn("gradient").RightAligned());
foreach (Row row in rows)
{
    table.AddRow(
        row.Name, row.Parameters.ToString("N0"), row.Accuracy.ToString("P0"), row.StepTime.ToString("F0"), row.TrainingTime.ToString("F0"), row.Kept.ToString("E1"));
}

AnsiConsole.Write(table);
AnsiConsole.WriteLine("training: nanoseconds a step forward and backward. gradient: what is left of it after 100 steps, before training.");
AnsiConsole.WriteLine("Chance is 25 %. Seed and epochs decide as much as the cell: this shows what runs, it is no judgement.");
Picture.Save(rows, "cells.png");
AnsiConsole.WriteLine("picture: cells.png");
return 0;
