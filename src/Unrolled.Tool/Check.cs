using Unrolled.Weights;

namespace Unrolled.Tool;

/// <summary><c>unrolled check FILE [OTHER]</c>: the file's own test, or two files on random inputs.</summary>
internal static class Check
{
    private const int Steps = 200;

    public static int Run(Request request, string path, string? other, double tolerance, TextWriter output)
    {
        RecurrentNetwork network = WeightsFile.Read(path).ToNetwork(request.Options);
        if (other != null)
        {
            double difference = Compare(network, WeightsFile.Read(other).ToNetwork(request.Options));
            return Tell(request, output, new { file = path, other, steps = Steps, difference, tolerance }, difference <= tolerance,
                FormattableString.Invariant($"{path} and {other}: largest difference over {Steps} random steps {difference:0.#e+0}, allowed {tolerance:0.#e+0}."));
        }

        // ToNetwork has thrown where the test failed.
        return network.Report.TestError is { } error
            ? Tell(request, output, new { file = path, test = network.Test!.Source, outputs = network.Test.Output.Length, difference = error, tolerance = network.Test.Tolerance }, true,
                FormattableString.Invariant($"{path}: its own test ({network.Test.Source}) agrees, largest difference {error:0.#e+0}, allowed {network.Test.Tolerance:0.#e+0}."))
            : throw new WeightsException(path, "the test", $"inputs and outputs in the file, or in {Path.GetFileName(path)}.test.json beside it", "none");
    }

    /// <summary>The largest difference between two networks over random inputs.</summary>
    public static double Compare(RecurrentNetwork a, RecurrentNetwork b)
    {
        if (a.InputSize != b.InputSize || a.ReadsTokens != b.ReadsTokens || a.OutputSize != b.OutputSize)
        {
            throw new WeightsException(b.Source, "the sizes", $"those of '{a.Source}', {a}", b.ToString());
        }

        var random = new Xoshiro256(1);
        double[] input = [.. Enumerable.Range(0, Steps * a.InputWidth).Select(_ => a.ReadsTokens ? random.NextInt32(a.InputSize) : (2 * random.NextDouble()) - 1)];
        return a.Run(input).Zip(b.Run(input), (x, y) => Math.Abs(x - y)).Max();
    }

    private static int Tell(Request request, TextWriter output, object json, bool right, string text)
    {
        if (request.Json)
        {
            Report.Write(output, json);
        }
        else
        {
            output.WriteLine(text);
        }

        return right ? 0 : Commands.Wrong;
    }
}
