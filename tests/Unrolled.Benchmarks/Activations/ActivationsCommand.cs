using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Unrolled.Benchmarks.Quick;
using Unrolled.Lanes;

namespace Unrolled.Benchmarks.Activations;

/// <summary>tanh and sigmoid alone, for every width that the machine has: the library's table beside an exponential with a division.</summary>
internal static class ActivationsCommand
{
    private const int Rounds = 101;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(30);

    public static int Run()
    {
        Row[] rows = [.. Rows()];
        Contender[][] groups = [.. rows.SelectMany(row => new Contender[][] { [row.Ours.Latency, row.Other.Latency], [row.Ours.Throughput, row.Other.Throughput] })];
        Race.WarmUp([.. groups.SelectMany(peers => peers)], WarmUp);
        int rounds = Race.Run(groups, Time, Rounds);
        Console.WriteLine($"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.ProcessArchitecture}; {rounds} rounds. ns a vector (width 1: a number), medians; ratios of the same round.");
        var table = new ReportTable(
            "Latency: each value is the next argument. Throughput: 1,024 arguments at hand", "function", "width", "other", "latency", "other", "/ours", "throughput", "other", "/ours");
        foreach (Row row in rows)
        {
            table.Add(
                row.Function, row.Width, row.Other.Latency.Name,
                Median(row.Ours.Latency), Median(row.Other.Latency), Ratio(row.Other.Latency, row.Ours.Latency),
                Median(row.Ours.Throughput), Median(row.Other.Throughput), Ratio(row.Other.Throughput, row.Ours.Throughput));
        }

        table.Print();
        return 0;
    }

    private static IEnumerable<Row> Rows()
    {
        if (Vector512.IsHardwareAccelerated)
        {
            yield return Row.Of<Lanes512<float>, LanesTanh<Lanes512<float>>, Vector512<float>, ExponentialTanh512>("tanh strict", "512", "exponential");
            yield return Row.Of<Lanes512<float>, LanesFusedTanh<Lanes512<float>>, Vector512<float>, ExponentialFusedTanh512>("tanh fused", "512", "exponential");
            yield return Row.Of<Lanes512<float>, LanesSigmoid<Lanes512<float>>, Vector512<float>, ExponentialSigmoid512>("sigmoid strict", "512", "exponential");
            yield return Row.Of<Lanes512<float>, LanesFusedSigmoid<Lanes512<float>>, Vector512<float>, ExponentialFusedSigmoid512>("sigmoid fused", "512", "exponential");
        }

        if (Vector256.IsHardwareAccelerated)
        {
            yield return Row.Of<Lanes256<float>, LanesTanh<Lanes256<float>>, Vector256<float>, ExponentialTanh256>("tanh strict", "256", "exponential");
            yield return Row.Of<Lanes256<float>, LanesFusedTanh<Lanes256<float>>, Vector256<float>, ExponentialFusedTanh256>("tanh fused", "256", "exponential");
            yield return Row.Of<Lanes256<float>, LanesSigmoid<Lanes256<float>>, Vector256<float>, ExponentialSigmoid256>("sigmoid strict", "256", "exponential");
            yield return Row.Of<Lanes256<float>, LanesFusedSigmoid<Lanes256<float>>, Vector256<float>, ExponentialFusedSigmoid256>("sigmoid fused", "256", "exponential");
        }

        if (Vector128.IsHardwareAccelerated)
        {
            yield return Row.Of<Lanes128<float>, LanesTanh<Lanes128<float>>, Vector128<float>, ExponentialTanh128>("tanh strict", "128", "exponential");
            yield return Row.Of<Lanes128<float>, LanesFusedTanh<Lanes128<float>>, Vector128<float>, ExponentialFusedTanh128>("tanh fused", "128", "exponential");
            yield return Row.Of<Lanes128<float>, LanesSigmoid<Lanes128<float>>, Vector128<float>, ExponentialSigmoid128>("sigmoid strict", "128", "exponential");
            yield return Row.Of<Lanes128<float>, LanesFusedSigmoid<Lanes128<float>>, Vector128<float>, ExponentialFusedSigmoid128>("sigmoid fused", "128", "exponential");
        }

        yield return Row.Of<float, ScalarTanh, float, PlainTanh>("tanh strict", "1", "MathF.Tanh");
        yield return Row.Of<float, ScalarFusedTanh, float, PlainTanh>("tanh fused", "1", "MathF.Tanh");
        yield return Row.Of<float, ScalarSigmoid, float, PlainSigmoid>("sigmoid strict", "1", "MathF.Exp");
        yield return Row.Of<float, ScalarFusedSigmoid, float, PlainSigmoid>("sigmoid fused", "1", "MathF.Exp");
    }

    private static string Median(Contender contender) => ReportTable.Number(Statistics.Median(contender.Nanoseconds));

    private static string Ratio(Contender other, Contender ours) => ReportTable.Number(Statistics.MedianRatio(other.Nanoseconds, ours.Nanoseconds));

    private sealed record Row(string Function, string Width, ActivationTimes Ours, ActivationTimes Other)
    {
        public static Row Of<V, TOurs, W, TOther>(string function, string width, string other)
            where V : unmanaged
            where TOurs : IActivation<V>
            where W : unmanaged
            where TOther : IActivation<W> => new(function, width, ActivationTimes.Of<V, TOurs>("ours"), ActivationTimes.Of<W, TOther>(other));
    }
}
