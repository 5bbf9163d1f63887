using System.Globalization;

namespace Unrolled.Benchmarks.Ulp;

/// <summary>tanh, sigmoid, exp and log, strict and fused, over all 2^32 floats: the largest error, and that every vector width gives the bits of the scalar function.</summary>
internal static class UlpCommand
{
    /// <param name="stride">Every so many-th chunk of floats.</param>
    /// <param name="part">A part of the names of the functions that are wanted; empty: all.</param>
    public static int Run(int stride, string part)
    {
        bool good = true;
        foreach (Activation activation in Activation.All.Where(a => a.Name.Contains(part, StringComparison.Ordinal)))
        {
            UlpResult result = ExhaustiveRun.Of(activation, stride, Progress(activation.Name));
            Show("\r");
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"ulp: {activation.Name} {result.Largest:F3} at {result.At:R} over {result.Count:N0} floats; values below 2^-126 within {result.Smallest:F3} * 2^-126"));
            foreach (VectorForm form in activation.Vectors)
            {
                long different = result.Different[form.Name];
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"bits: {activation.Name} {form.Name} {(different == 0 ? "same as scalar" : $"{different:N0} floats differ from scalar")}"));
                good &= different == 0;
            }

            good &= result.Largest <= Activation.Bound && result.Smallest <= 1;
        }

        Console.WriteLine(good ? "All within bounds." : $"A bound of {Activation.Bound} ULP is broken, or bits differ.");
        return good ? 0 : 1;
    }

    private static Action<double> Progress(string name) => share => Show(string.Create(CultureInfo.InvariantCulture, $"\r{name} {share:P0} "));

    // Progress is for somebody who watches: it goes to the error stream, and only to a terminal.
    private static void Show(string progress)
    {
        if (!Console.IsErrorRedirected)
        {
            Console.Error.Write(progress);
        }
    }
}
