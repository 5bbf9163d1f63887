namespace Unrolled.Weights.Keras;

/// <summary>The order of a model's tensors in a file without its configuration.</summary>
internal static class KerasOrder
{
    private static readonly string[] Recurrent = { "lstm", "gru", "simple_rnn", "bidirectional" };

    /// <summary>The tensors as <c>get_weights()</c> gives them.</summary>
    public static IReadOnlyList<FileTensor> Of(string file, Hdf5Content content) => content.LayerNames is { } names
        ? names.SelectMany(name => Named(content, content.LayersGroup.Length == 0 ? name : $"{content.LayersGroup}/{name}")).ToArray()
        : Numbered(file, content);

    // Keras 2 names its tensors.
    private static IEnumerable<FileTensor> Named(Hdf5Content content, string path)
    {
        string[] order = { "embeddings", "kernel", "recurrent_kernel", "bias" };
        return content.Tensors.Where(tensor => tensor.Name.StartsWith(path + "/", StringComparison.Ordinal))
            .OrderBy(tensor => tensor.Name.Contains("/backward_", StringComparison.Ordinal))
            .ThenBy(tensor => Array.IndexOf(order, tensor.Name.Substring(tensor.Name.LastIndexOf('/') + 1).Split(':')[0]));
    }

    // Keras 3 has no names and no order across classes: it is certain for layers of one recurrent class, with dense ones behind.
    private static IReadOnlyList<FileTensor> Numbered(string file, Hdf5Content content)
    {
        FileTensor[] tensors = content.Tensors.Where(tensor => tensor.Name.StartsWith("layers/", StringComparison.Ordinal) && !tensor.Name.Contains("seed_generator", StringComparison.Ordinal)).ToArray();
        string[] classes = tensors.Select(tensor => ClassOf(tensor.Name).Class).Distinct().ToArray();
        string[] recurrent = classes.Where(Recurrent.Contains).ToArray();
        string[] others = classes.Except(Recurrent).Except(new[] { "dense", "embedding" }).ToArray();
        if (recurrent.Length != 1 || others.Length > 0)
        {
            throw new WeightsException(
                file, "layers", "layers of one recurrent class, dense ones and an embedding, because a file without its configuration has no order of others (save .keras)",
                classes.Length == 0 ? "none" : string.Join(", ", classes));
        }

        return tensors.OrderBy(tensor => ClassOf(tensor.Name).Class switch { "embedding" => 0, "dense" => 2, _ => 1 })
            .ThenBy(tensor => ClassOf(tensor.Name).Number)
            .ThenBy(tensor => tensor.Name.Contains("/backward_layer/", StringComparison.Ordinal))
            .ThenBy(tensor => tensor.Name.Substring(tensor.Name.LastIndexOf('/') + 1), StringComparer.Ordinal).ToArray();
    }

    // layers/lstm_1/cell/vars/0: class lstm, number 1.
    private static (string Class, int Number) ClassOf(string path)
    {
        string name = path.Split('/')[1];
        int end = name.LastIndexOf('_');
        return end > 0 && int.TryParse(name.Substring(end + 1), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int number) ? (name.Substring(0, end), number) : (name, 0);
    }
}
