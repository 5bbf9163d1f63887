using Unrolled.Weights;

namespace Unrolled.Tool;

/// <summary><c>unrolled convert A B</c>: a file's network in another format, read again and compared before it is called done.</summary>
internal static class Conversion
{
    public static int Run(Request request, string from, string to, WeightsFormat? format, TextWriter output)
    {
        RecurrentNetwork network = WeightsFile.Read(from).ToNetwork(request.Options);
        WeightsReport report = network.Write(to, format);
        RecurrentNetwork again = WeightsFile.Read(to).ToNetwork(new ImportOptions { Activation = network.Layers[0].Activation, Head = network.Dense.Count > 0 ? network.Dense[^1].Activation : null });
        double difference = Check.Compare(network, again);
        if (request.Json)
        {
            Report.Write(output, new { from, to, network = network.ToString(), difference, notes = report.Notes });
        }
        else
        {
            output.WriteLine($"{to}: {network}");
            output.Write(report.ToString());
            output.WriteLine(FormattableString.Invariant($"Read again, it computes the same within {difference:0.#e+0}."));
        }

        return 0;
    }
}
