using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Unrolled.Benchmarks.Models;
using Unrolled.Benchmarks.PyTorch;

namespace Unrolled.Benchmarks.Quick;

/// <summary>Everything against its peers within three minutes; medians over rounds, ratios of the same round.</summary>
internal static class QuickCommand
{
    private const int MostRounds = 201;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan InferenceAndLoops = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Training = TimeSpan.FromSeconds(60);

    /// <summary>All cells and shapes, or those whose name contains the filter (<c>lstm 1x40</c>).</summary>
    /// <param name="filter">Part of a name.</param>
    /// <param name="picture">Where the league table is drawn; null: nowhere.</param>
    public static int Run(string filter, string? picture)
    {
        var clock = Stopwatch.StartNew();
        using PyTorchProcess? installed = PyTorchProcess.Start();
        PyTorchProcess? torch = installed is { IsFast: true } ? installed : null;
        QuickCase[] cases =
        [
            .. from subject in Subjects.All
               where subject.Name.Contains(filter, StringComparison.OrdinalIgnoreCase)
               group subject by subject.Name into modes
               select new QuickCase([.. modes], torch),
        ];
        if (cases.Length == 0)
        {
            Console.Error.WriteLine($"No cell and shape is called '{filter}', as 'lstm 1x40' is.");
            return 2;
        }

        Contender[][] inference = [.. cases.SelectMany(one => (Contender[][])
        [
            [.. one.Forward, .. one.Limits.SelectMany(limit => limit.Contenders)], [.. one.Step], .. one.Streams.Select(stream => stream.Contenders), .. one.Many.Select(many => many.Inference), [.. one.Train],
        ])];
        Contender[][] training = [.. cases.Select(one => (Contender[])[.. one.TorchTrain, .. one.LibtorchTrain, .. one.Many.SelectMany(many => many.Training)]).Where(peers => peers.Length > 0)];
        Race.WarmUp([.. inference.Concat(training).SelectMany(peers => peers)], WarmUp);
        int rounds = Race.Run(inference, InferenceAndLoops, MostRounds);
        int torchRounds = training.Length > 0 ? Race.Run(training, Training, MostRounds) : 0;

        string torchText = installed is null ? "PyTorch not installed (apt-get install python3-torch libopenblas0-pthread)"
            : torch is null ? $"PyTorch {installed.Version} left out: its BLAS is the {installed.Blas} one (apt-get install libopenblas0-pthread)"
            : $"PyTorch {torch.Version} on {torch.Blas}";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.ProcessArchitecture}, vectors of {Bits} bits, ONNX Runtime 1.31.1, {torchText}; one thread, batch 1 unless said.
            {rounds} rounds ({torchRounds} with PyTorch) in {clock.Elapsed.TotalSeconds:F0} s; medians of times, medians of ratios within a round.
            """));
        QuickTables.Print(cases);
        if (picture != null)
        {
            LeaguePicture.Save(cases, picture);
        }

        Array.ForEach(cases, one => one.Dispose());
        return 0;
    }

    private static int Bits => Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 32;
}
