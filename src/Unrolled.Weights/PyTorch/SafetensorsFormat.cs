using Unrolled.Weights.Files;

namespace Unrolled.Weights.PyTorch;

/// <summary>safetensors, through the library's own reader and writer.</summary>
internal static class SafetensorsFormat
{
    public static WeightsFile Read(string name, byte[] bytes)
    {
        TensorFile file;
        try
        {
            file = TensorFile.Parse(bytes);
        }
        catch (InvalidDataException broken)
        {
            throw new WeightsException(name, "the header", "a sound safetensors file", broken.Message.TrimEnd('.'), broken);
        }

        FileTensor[] tensors = file.Tensors.Select(tensor => Tensor(name, tensor)).ToArray();
        bool ours = file.Metadata.ContainsKey(Checkpoint.FormatKey) || tensors.Any(tensor => tensor.Name == "bias_l0");
        return new WeightsFile(
            name, WeightsFormat.Safetensors, tensors,
            options => ours ? Models.OwnNames.Read(new TensorSource(name, tensors), Meaning(file), options) : StateDict.Read(new TensorSource(name, tensors), options),
            file.Metadata.Select(pair => (pair.Key, pair.Value)).ToArray());
    }

    public static byte[] Write(RecurrentNetwork network, string target)
    {
        var file = new TensorFile();
        file.Metadata["format"] = "pt";
        foreach (Layouts.WrittenTensor tensor in StateDict.Write(network, target, "rnn.", "head."))
        {
            file.Add(network.IsDouble
                ? NamedTensor.From<double>(tensor.Name, tensor.Shape, tensor.Values)
                : NamedTensor.From<float>(tensor.Name, tensor.Shape, Array.ConvertAll(tensor.Values, x => (float)x)));
        }

        return file.ToBytes();
    }

    private static Dictionary<string, string> Meaning(TensorFile file) => file.Metadata
        .Where(pair => pair.Key.StartsWith(Checkpoint.MeaningPrefix, StringComparison.Ordinal))
        .ToDictionary(pair => pair.Key.Substring(Checkpoint.MeaningPrefix.Length), pair => pair.Value, StringComparer.Ordinal);

    private static FileTensor Tensor(string name, NamedTensor tensor)
    {
        if (tensor.Shape.Any(size => size > int.MaxValue))
        {
            throw new WeightsException(name, tensor.Name, "sizes below 2^31", tensor.ToString());
        }

        return new FileTensor(tensor.Name, tensor.ElementType, tensor.Shape.Select(size => (int)size).ToArray(), () =>
        {
            var values = new double[tensor.Count];
            tensor.Read<double>(values);
            return values;
        });
    }
}
