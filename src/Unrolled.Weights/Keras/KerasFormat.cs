using System.Text;
using System.Text.Json;
using Unrolled.Weights.Files;
using Unrolled.Weights.Layouts;

namespace Unrolled.Weights.Keras;

/// <summary>Keras' files: the archive <c>.keras</c> (configuration and weights), <c>.weights.h5</c> (weights alone), and the older <c>.h5</c> (either).</summary>
internal static class KerasFormat
{
    private const string Weights = "model.weights.h5";
    private const string Config = "config.json";

    public static bool IsArchive(IReadOnlyDictionary<string, byte[]> entries) => entries.ContainsKey(Weights) && entries.ContainsKey(Config);

    public static WeightsFile ReadArchive(string name, IReadOnlyDictionary<string, byte[]> entries)
    {
        Hdf5Content content = Content(name, entries[Weights]);
        string version = entries.TryGetValue("metadata.json", out byte[]? metadata) && Json.JsonNode.Parse(name, metadata).Find("keras_version") is { } text ? text.AsText("a version") : "";
        string config = Encoding.UTF8.GetString(entries[Config]);
        return new WeightsFile(name, WeightsFormat.Keras, content.Tensors, options => KerasModel.Read(name, content, config, options), ("keras_version", version));
    }

    public static bool IsHdf5(ReadOnlySpan<byte> bytes) => bytes.StartsWith(new byte[] { 0x89, (byte)'H', (byte)'D', (byte)'F', 0x0D, 0x0A, 0x1A, 0x0A });

    public static WeightsFile ReadHdf5(string name, byte[] bytes)
    {
        Hdf5Content content = Content(name, bytes);
        content.Texts.TryGetValue("model_config", out string? config);
        return new WeightsFile(
            name,
            WeightsFormat.KerasHdf5,
            content.Tensors,
            options => config != null ? KerasModel.Read(name, content, config, options) : WeightList.Read(name, KerasOrder.Of(name, content), options),
            ("keras_version", content.Texts.GetValueOrDefault("keras_version") ?? ""));
    }

    public static byte[] WriteArchive(RecurrentNetwork network, string target) => ZipFiles.Write(new[]
    {
        ("metadata.json", Encoding.UTF8.GetBytes("{\"keras_version\": \"3.0.0\", \"date_saved\": \"1980-01-01@00:00:00\"}")),
        (Config, KerasConfigWriter.Write(network)),
        (Weights, WriteHdf5(network, target)),
    });

    /// <summary><c>.weights.h5</c> as keras/src/saving/saving_lib.py writes it: <c>layers/lstm/cell/vars/0</c>.</summary>
    public static byte[] WriteHdf5(RecurrentNetwork network, string target)
    {
        var sets = new List<(string, int[], double[])>();
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (KerasLayerWeights layer in WeightList.Write(network, target))
        {
            string[] steps = layer.ClassName.Split('/');
            string snake = KerasModel.SnakeCase(steps[0]);
            bool second = steps.Length > 1 && steps[1] == "backward_layer";
            names[snake] = second ? names[snake] : names.TryGetValue(snake, out int before) ? before + 1 : 0;
            string path = $"layers/{snake}{(names[snake] == 0 ? "" : "_" + names[snake])}{(steps.Length > 1 ? "/" + steps[1] : "")}";
            string holder = steps[0] is "Dense" or "Embedding" ? "vars" : "cell/vars";
            int number = 0;
            sets.AddRange(layer.Tensors.Select(tensor => ($"{path}/{holder}/{number++}", tensor.Shape, tensor.Values)));
        }

        return Write(target, sets, network.IsDouble);
    }

#if NETSTANDARD
    private static Hdf5Content Content(string name, byte[] bytes) => throw Absent(name);

    private static byte[] Write(string target, List<(string, int[], double[])> sets, bool isDouble) => throw Absent(target);

    private static WeightsException Absent(string name) =>
        new(name, "the file", "a format that this target reads: HDF5 needs .NET 8 or later; convert the file there, or save get_weights() with numpy.savez", "HDF5");
#else
    private static Hdf5Content Content(string name, byte[] bytes) => Hdf5Reader.Read(name, bytes);

    private static byte[] Write(string target, List<(string, int[], double[])> sets, bool isDouble) => Hdf5Writer.Write(sets, isDouble);
#endif
}
