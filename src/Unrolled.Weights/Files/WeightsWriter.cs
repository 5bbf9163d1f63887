using System.Text.Json;
using Unrolled.Weights.Graphs;
using Unrolled.Weights.Json;
using Unrolled.Weights.Keras;
using Unrolled.Weights.Numpy;
using Unrolled.Weights.PyTorch;

namespace Unrolled.Weights;

/// <summary>Writes networks in the formats of other programs.</summary>
public static class WeightsWriter
{
    private static readonly (string Extension, WeightsFormat Format)[] Extensions =
    {
        (".weights.json", WeightsFormat.Unrolled),
        (".safetensors", WeightsFormat.Safetensors),
        (".pt", WeightsFormat.PyTorch),
        (".pth", WeightsFormat.PyTorch),
        (".npz", WeightsFormat.Npz),
        (".keras", WeightsFormat.Keras),
        (".h5", WeightsFormat.KerasHdf5),
        (".onnx", WeightsFormat.Onnx),
        (".nam", WeightsFormat.Nam),
        (".aidax", WeightsFormat.RtNeural),
        (".json", WeightsFormat.RtNeural),
    };

    /// <summary>The format that an extension stands for; null: none.</summary>
    /// <param name="path">A path or name.</param>
    public static WeightsFormat? FormatOf(string path)
    {
        Guard.NotNull(path, nameof(path));
        foreach ((string extension, WeightsFormat format) in Extensions)
        {
            if (path.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
            {
                return format;
            }
        }

        return null;
    }

    /// <summary>Writes a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The file, replaced at once where it exists.</param>
    /// <param name="format">The format; null: by the extension. <c>.json</c> is RTNeural's.</param>
    /// <returns>What the format cannot hold, for a person to read.</returns>
    /// <exception cref="WeightsException">The format has no such network, or the extension is unknown; nothing was written.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static WeightsReport Write(this RecurrentNetwork network, string path, WeightsFormat? format = null)
    {
        Guard.NotNull(network, nameof(network));
        WeightsFormat known = format ?? FormatOf(path) ?? throw new WeightsException(
            path, "the extension", string.Join(", ", Extensions.Select(pair => pair.Extension)), Path.GetExtension(path) is { Length: > 0 } extension ? extension : "none");
        Replace(path, ToBytes(network, known, path));
        return Losses(network, known);
    }

    /// <summary>Writes the tensors of a checkpoint of this library as they are, of any cell, in the JSON that the compiler reads.</summary>
    /// <param name="file">What <c>Save</c> of a generated model wrote.</param>
    /// <param name="path">The file, replaced at once where it exists: <c>gesture.weights.json</c>.</param>
    /// <exception cref="WeightsException">The file is no checkpoint of this library; nothing was written.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void WriteForCompiler(this WeightsFile file, string path)
    {
        Guard.NotNull(file, nameof(file));
        if (!file.IsCheckpoint)
        {
            throw new WeightsException(file.Name, "the metadata", $"'{Checkpoint.FormatKey}', as the checkpoints of this library have it", "another file");
        }

        Dictionary<string, string> meaning = file.Facts.Where(fact => fact.Key.StartsWith(Checkpoint.MeaningPrefix, StringComparison.Ordinal))
            .ToDictionary(fact => fact.Key.Substring(Checkpoint.MeaningPrefix.Length), fact => fact.Value);
        FileTensor[] tensors = file.Tensors.Where(tensor => !tensor.Name.StartsWith(Checkpoint.TrainingPrefix, StringComparison.Ordinal)
            && !tensor.Name.StartsWith(Checkpoint.NormalizationPrefix, StringComparison.Ordinal)).ToArray();
        Replace(path, Json(json => OwnFormat.Write(json, meaning, tensors)));
    }

    /// <summary>The tensors of a model in the JSON that the compiler reads.</summary>
    internal static byte[] ForCompiler(ModelMeaning? meaning, IReadOnlyCollection<FileTensor> tensors)
    {
        var parts = new Dictionary<string, string>();
        if (meaning != null)
        {
            (parts["cell"], parts["inputs"], parts["topology"], parts["head"]) = (meaning.Cell, meaning.Inputs, meaning.Topology, meaning.Head?.ToString() ?? "none");
        }

        return Json(json => OwnFormat.Write(json, parts, tensors));
    }

    /// <summary>Writes a file: the old one stays whole until the new one is there.</summary>
    internal static void Replace(string path, byte[] bytes)
    {
        string temporary = path + ".tmp";
        File.WriteAllBytes(temporary, bytes);
        if (File.Exists(path))
        {
            File.Replace(temporary, path, null);
        }
        else
        {
            File.Move(temporary, path);
        }
    }

    /// <summary>The content of a file with a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="format">The format.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="WeightsException">The format has no such network.</exception>
    public static byte[] ToBytes(this RecurrentNetwork network, WeightsFormat format, string name = "the content")
    {
        Guard.NotNull(network, nameof(network));
        if (format is WeightsFormat.Npz or WeightsFormat.KerasHdf5 && network.InputLayers.Count > 0)
        {
            throw new WeightsException(name, "the layers", "recurrent layers first, because the format does not tell which dense layers stand before them (.keras does)", network.ToString());
        }

        if (format is WeightsFormat.Keras or WeightsFormat.Onnx or WeightsFormat.RtNeural && network.InnerDense.Any(layer => layer.Activation == null))
        {
            throw new WeightsException(name, "the activation between dense layers", "one that is told (ImportOptions.DenseActivation, --dense-activation)", $"none from '{network.Source}'");
        }

        return format switch
        {
            WeightsFormat.Safetensors => SafetensorsFormat.Write(network, name),
            WeightsFormat.PyTorch => TorchArchive.Write(network, name),
            WeightsFormat.Keras => KerasFormat.WriteArchive(network, name),
            WeightsFormat.KerasHdf5 => KerasFormat.WriteHdf5(network, name),
            WeightsFormat.Npz => NpzFormat.Write(network, name),
            WeightsFormat.Onnx => GraphWriter.Write(network, name),
            WeightsFormat.Nam => Json(json => NamFormat.Write(json, network, name)),
            WeightsFormat.RtNeural => Json(json => RtNeuralFormat.Write(json, network, name)),
            WeightsFormat.GuitarMl => Json(json => GuitarMlFormat.Write(json, network, name)),
            WeightsFormat.Unrolled => Json(json => OwnFormat.Write(json, network, name)),
            WeightsFormat.PyTorchJson => Json(json => StateDictJson(json, network, name)),
            _ => throw new WeightsException(name, "the format", "one that can be written", format.ToString()),
        };
    }

    private static void StateDictJson(Utf8JsonWriter json, RecurrentNetwork network, string name)
    {
        json.WriteStartObject();
        foreach (Layouts.WrittenTensor tensor in StateDict.Write(network, name, "rnn.", "head."))
        {
            json.WritePropertyName(tensor.Name);
            ForJson.Tensor(json, tensor.Shape, tensor.Values);
        }

        json.WriteEndObject();
    }

    private static byte[] Json(Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            write(json);
        }

        return bytes.ToArray();
    }

    private static WeightsReport Losses(RecurrentNetwork network, WeightsFormat format)
    {
        var report = new WeightsReport();
        bool isStateDict = format is WeightsFormat.Safetensors or WeightsFormat.PyTorch or WeightsFormat.PyTorchJson or WeightsFormat.Npz or WeightsFormat.KerasHdf5;
        if (isStateDict && network.Dense.Count > 0 && network.Dense[^1].Activation is { } head and not LayerActivation.Linear)
        {
            report.Note($"The format does not hold the {head.ToString().ToLowerInvariant()} behind the head: apply it to the logits there.");
        }

        if (isStateDict && network.InnerDense.Any())
        {
            report.Note("The format does not hold the activations between dense layers: apply them there.");
        }

        if (isStateDict && network.Layers.Any(layer => layer.Activation is not (null or RnnActivation.Tanh)))
        {
            report.Note($"The format does not hold the activation of the cell, {network.Layers[0].Activation}: give it to the module there.");
        }

        if (!network.SignalPath.IsNone && format is not (WeightsFormat.Onnx or WeightsFormat.RtNeural or WeightsFormat.GuitarMl))
        {
            report.Note($"The format does not hold the signal path: {network.SignalPath}.");
        }

        return report;
    }
}
