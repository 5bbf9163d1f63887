using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Unrolled.Benchmarks.Quick;
using Unrolled.Lanes;

namespace Unrolled.Benchmarks.Activations;

/// <summary>tanh and sigmoid alone and in a cell, for every width that the machine has: the library's forms beside others.</summary>
internal static class ActivationsCommand
{
    private const int Rounds = 101;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(30);

    public static int Run()
    {
        Group[] groups = [.. Groups()];
        Array.ForEach(groups, CheckAgreement);
        Contender[][] peers =
        [
            .. groups.Select(group => group.Forms.Select(form => form.Latency).ToArray()),
            .. groups.Select(group => group.Forms.Select(form => form.Throughput).OfType<Contender>().ToArray()),
        ];
        Race.WarmUp([.. peers.SelectMany(contenders => contenders)], WarmUp);
        int rounds = Race.Run(peers, Time, Rounds);
        Console.WriteLine($"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.ProcessArchitecture}; {rounds} rounds. ns a vector (width 1: a number), medians; ratios of the same round.");
        var table = new ReportTable(
            "Latency: each value is the next argument. Throughput: 1,024 arguments at hand", "function", "width", "form", "latency", "/ours", "throughput", "/ours");
        foreach (Group group in groups)
        {
            foreach (ActivationForm form in group.Forms)
            {
                table.Add(
                    group.Function, group.Width, form.Name,
                    Median(form.Latency), Ratio(form.Latency, group.Ours.Latency), Median(form.Throughput), Ratio(form.Throughput, group.Ours.Throughput));
            }
        }

        table.Print();
        return 0;
    }

    private static IEnumerable<Group> Groups() =>
    [
        .. Vector512.IsHardwareAccelerated
            ? VectorGroups<Lanes512<float>, Strict, ExponentialTanh512<Strict>, RationalTanh512<Strict>, TableSigmoid512<Strict>>("strict") : [],
        .. Vector512.IsHardwareAccelerated
            ? VectorGroups<Lanes512<float>, Fused, ExponentialTanh512<Fused>, RationalTanh512<Fused>, TableSigmoid512<Fused>>("fused") : [],
        .. Vector256.IsHardwareAccelerated
            ? VectorGroups<Lanes256<float>, Strict, ExponentialTanh256<Strict>, RationalTanh256<Strict>, TableSigmoid256<Strict>>("strict") : [],
        .. Vector256.IsHardwareAccelerated
            ? VectorGroups<Lanes256<float>, Fused, ExponentialTanh256<Fused>, RationalTanh256<Fused>, TableSigmoid256<Fused>>("fused") : [],
        .. Vector128.IsHardwareAccelerated
            ? VectorGroups<Lanes128<float>, Strict, ExponentialTanh128<Strict>, RationalTanh128<Strict>, TableSigmoid128<Strict>>("strict") : [],
        .. Vector128.IsHardwareAccelerated
            ? VectorGroups<Lanes128<float>, Fused, ExponentialTanh128<Fused>, RationalTanh128<Fused>, TableSigmoid128<Fused>>("fused") : [],
        .. ScalarGroups<Strict>("strict"),
        .. ScalarGroups<Fused>("fused"),
    ];

    private static IEnumerable<Group> VectorGroups<V, TArithmetic, TExponential, TRational, TTable>(string mode)
        where V : struct, ILanes<V, float>
        where TArithmetic : struct
        where TExponential : IActivation<V>
        where TRational : IActivation<V>
        where TTable : IActivation<V>
    {
        string width = $"{V.Count * 32}";
        yield return new(
            $"tanh {mode}",
            width,
            ActivationForm.Of<V, LibraryTanh<V, TArithmetic>>("ours: table"),
            ActivationForm.Of<V, TExponential>("exponential"),
            ActivationForm.Of<V, TRational>("rational"));

        IEnumerable<ActivationForm> table = SigmoidTable.IsSupported ? [ActivationForm.Of<V, TTable>("table")] : [];
        yield return new($"sigmoid {mode}", width, ActivationForm.Of<V, LibrarySigmoid<V, TArithmetic>>("ours: exponential"), [.. table]);

        table = SigmoidTable.IsSupported ? [ActivationForm.OfCell<V, TArithmetic, TTable, LibraryTanh<V, TArithmetic>>("tables")] : [];
        yield return new(
            $"cell {mode}",
            width,
            ActivationForm.OfCell<V, TArithmetic, LibrarySigmoid<V, TArithmetic>, LibraryTanh<V, TArithmetic>>("ours"),
            [
                ActivationForm.OfCell<V, TArithmetic, LibrarySigmoid<V, TArithmetic>, TExponential>("exponentials"),
                ActivationForm.OfCell<V, TArithmetic, LibrarySigmoid<V, TArithmetic>, TRational>("rational tanh"),
                .. table,
            ]);
    }

    private static IEnumerable<Group> ScalarGroups<TArithmetic>(string mode)
        where TArithmetic : struct =>
    [
        new(
            $"tanh {mode}",
            "1",
            ActivationForm.Of<Lane<float>, LibraryTanh<Lane<float>, TArithmetic>>("ours: table"),
            ActivationForm.Of<Lane<float>, PlainTanh>("MathF.Tanh")),
        new(
            $"sigmoid {mode}",
            "1",
            ActivationForm.Of<Lane<float>, LibrarySigmoid<Lane<float>, TArithmetic>>("ours: exponential"),
            ActivationForm.Of<Lane<float>, PlainSigmoid>("MathF.Exp")),
        new(
            $"cell {mode}",
            "1",
            ActivationForm.OfCell<Lane<float>, TArithmetic, LibrarySigmoid<Lane<float>, TArithmetic>, LibraryTanh<Lane<float>, TArithmetic>>("ours"),
            ActivationForm.OfCell<Lane<float>, TArithmetic, PlainSigmoid, PlainTanh>("MathF")),
    ];

    // Before anything is timed: all forms compute the same, but for roundings.
    private static void CheckAgreement(Group group)
    {
        const float tolerance = 5e-5f;
        foreach (ActivationForm form in group.Others)
        {
            float error = form.Values().Zip(group.Ours.Values(), (a, b) => Math.Abs(a - b)).Max();
            if (!(error <= tolerance))
            {
                throw new InvalidOperationException($"{group.Function} {group.Width}: ours and {form.Name} differ by {error}.");
            }
        }
    }

    private static string Median(Contender? contender) => ReportTable.Number(Statistics.Median(contender?.Nanoseconds ?? []));

    private static string Ratio(Contender? contender, Contender? ours) => ReportTable.Number(Statistics.MedianRatio(contender?.Nanoseconds ?? [], ours?.Nanoseconds ?? []));

    private sealed record Group(string Function, string Width, ActivationForm Ours, params ActivationForm[] Others)
    {
        public IEnumerable<ActivationForm> Forms => Others.Prepend(Ours);
    }
}
