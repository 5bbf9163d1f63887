using Unrolled.Weights.Files;
using Unrolled.Weights.Keras;
using Unrolled.Weights.Layouts;

namespace Unrolled.Weights.Numpy;

/// <summary><c>np.savez(path, *model.get_weights())</c>: the arrays of a Keras model in their order, arr_0, arr_1, ...</summary>
internal static class NpzFormat
{
    private const string Extension = ".npy";

    public static WeightsFile Read(string name, IReadOnlyDictionary<string, byte[]> entries)
    {
        FileTensor[] tensors = entries.Select(entry => NumpyArray.Read(name, entry.Key.Substring(0, entry.Key.Length - Extension.Length), entry.Value))
            .OrderBy(tensor => Number(tensor.Name)).ThenBy(tensor => tensor.Name, StringComparer.Ordinal).ToArray();
        return new WeightsFile(name, WeightsFormat.Npz, tensors, options => WeightList.Read(name, tensors, options));
    }

    public static bool IsOne(IEnumerable<string> entries) => entries.Any() && entries.All(entry => entry.EndsWith(Extension, StringComparison.Ordinal));

    public static byte[] Write(RecurrentNetwork network, string target) => ZipFiles.Write(
        WeightList.Write(network, target).SelectMany(layer => layer.Tensors).Select((tensor, i) => ($"arr_{i}{Extension}", NumpyArray.Write(tensor.Shape, tensor.Values, network.IsDouble))));

    // arr_10 comes after arr_9.
    private static int Number(string name)
    {
        string digits = new(name.Reverse().TakeWhile(char.IsDigit).Reverse().ToArray());
        return int.TryParse(digits, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int number) ? number : 0;
    }
}
