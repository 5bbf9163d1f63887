using Unrolled.Weights;

namespace Unrolled.Tool;

/// <summary><c>unrolled convert A B</c>: a file's network in another format, read again and compared before it is called done.</summary>
internal static class Conversion
{
    public static int Run(Request request, string from, string to, WeightsFormat? format, TextWriter output)
    {
        WeightsFile file = WeightsFile.Read(from);
        if (file.IsCheckpoint && (format ?? WeightsWriter.FormatOf(to)) == WeightsFormat.Unrolled)
        {
            return Copy(request, file, to, output);
        }

        RecurrentNetwork network = file.ToNetwork(request.Options);
        WeightsReport report = network.Write(to, format);
        WeightsFile written = WeightsFile.Read(to);
        RecurrentNetwork again = written.ToNetwork(new ImportOptions
        {
            Activation = network.Layers[0].Activation,
            Head = network.Dense.Count > 0 ? network.Dense[^1].Activation : null,
            DenseActivation = network.InnerDense.FirstOrDefault()?.Activation,
            InputLayers = written.Format is WeightsFormat.PyTorch or WeightsFormat.Safetensors ? [.. network.InputLayers.Select((_, i) => $"input.{i}.")] : [],
        });
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

    // A checkpoint of the library's own: tensor by tensor, of any cell, so there may be no network to compare.
    private static int Copy(Request request, WeightsFile file, string to, TextWriter output)
    {
        file.WriteForCompiler(to);
        if (request.Json)
        {
            Report.Write(output, new { from = file.Name, to, tensors = file.Tensors.Select(tensor => tensor.ToString()) });
        }
        else
        {
            output.WriteLine($"{to}: {string.Join(", ", file.Tensors)}");
        }

        return 0;
    }
}
