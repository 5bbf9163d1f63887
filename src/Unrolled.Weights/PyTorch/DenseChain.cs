using Unrolled.Weights.Files;

namespace Unrolled.Weights.PyTorch;

/// <summary>The linear layers behind the recurrent ones, and the embedding before them, among the tensors that are left.</summary>
internal static class DenseChain
{
    private const string Weight = "weight";

    public static IReadOnlyList<DenseLayer> Read(
        TensorSource source, int width, int input, ImportOptions options, WeightsReport report, out EmbeddingTable? table)
    {
        List<FileTensor> matrices = source.Unused
            .Where(tensor => tensor.Shape.Count == 2 && (tensor.Name == Weight || tensor.Name.EndsWith("." + Weight, StringComparison.Ordinal)))
            .OrderBy(tensor => tensor.Name, StringComparer.Ordinal).ToList();
        table = Embedding(source, matrices, width, input, options, report);
        var layers = new List<DenseLayer>();
        while (matrices.Count > 0)
        {
            FileTensor[] next = matrices.Where(matrix => matrix.Shape[1] == width && matrix.Shape[0] > 0).ToArray();
            if (next.Length != 1)
            {
                source.Fault(
                    string.Join(", ", (next.Length == 0 ? matrices.ToArray() : next).Select(matrix => matrix.Name)), $"one linear layer [O, {width}] behind what writes {width}",
                    next.Length == 0 ? string.Join(", ", matrices.Select(matrix => FileTensor.ShapeText(matrix.Shape))) : $"{next.Length}");
                source.ThrowFaults();
            }

            FileTensor weight = next[0];
            matrices.Remove(weight);
            int units = weight.Shape[0];
            string biasKey = BiasOf(weight.Name);
            bool hasBias = source.Has(biasKey);
            source.Take(weight.Name, units, width);
            FileTensor? bias = hasBias ? source.Take(biasKey, units) : null;
            source.ThrowFaults();
            string suffix = layers.Count == 0 ? "head" : $"dense {layers.Count}";
            report.Add(weight.ToString(), "weight_" + suffix, "");
            if (bias != null)
            {
                report.Add(bias.ToString(), "bias_" + suffix, "");
            }

            layers.Add(new DenseLayer(width, units, weight.Values, bias?.Values));
            width = units;
        }

        if (layers.Count > 0)
        {
            if (options.Head == null)
            {
                report.Note("The file does not tell what stands behind the linear layer: nothing, unless the model has a sigmoid or a softmax.");
            }

            DenseLayer last = layers[^1];
            layers[^1] = new DenseLayer(last.Input, last.Units, last.Weight, last.Bias) { Activation = options.Head };
        }

        return layers;
    }

    private static string BiasOf(string weight) => weight.Substring(0, weight.Length - Weight.Length) + "bias";

    // A table has no bias and is as wide as the first layer's input. Where a linear layer could be so too, the name decides.
    private static EmbeddingTable? Embedding(TensorSource source, List<FileTensor> matrices, int width, int input, ImportOptions options, WeightsReport report)
    {
        FileTensor[] tables = matrices.Where(matrix => options.Embedding is { } key
            ? matrix.Name == key
            : matrix.Shape[1] == input && !source.Has(BiasOf(matrix.Name)) && (matrix.Name.IndexOf("emb", StringComparison.OrdinalIgnoreCase) >= 0 || input != width)).ToArray();
        if (tables.Length == 0)
        {
            return options.Embedding is { } wanted ? throw new WeightsException(source.File, wanted, $"an embedding [V, {input}]", "no such tensor") : null;
        }

        if (tables.Length > 1)
        {
            throw new WeightsException(source.File, string.Join(", ", tables.Select(matrix => matrix.Name)), "one embedding, or its key by ImportOptions.Embedding", $"{tables.Length}");
        }

        FileTensor table = tables[0];
        matrices.Remove(table);
        source.Take(table.Name, table.Shape[0], input);
        source.ThrowFaults();
        report.Add(table.ToString(), "weight_embedding", "");
        return new EmbeddingTable(table.Shape[0], input, table.Values);
    }
}
