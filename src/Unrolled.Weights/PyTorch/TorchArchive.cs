using System.Text;
using Unrolled.Weights.Files;
using Unrolled.Weights.Layouts;

namespace Unrolled.Weights.PyTorch;

/// <summary>What <c>torch.save</c> writes since PyTorch 1.6: a zip archive with <c>data.pkl</c>, and a storage an entry under <c>data/</c>.</summary>
internal static class TorchArchive
{
    private const string Pickle = "data.pkl";

    /// <summary>Whether an archive is one.</summary>
    public static string? Root(IEnumerable<string> entries) => entries.FirstOrDefault(name => name == Pickle || name.EndsWith("/" + Pickle, StringComparison.Ordinal)) is { } entry
        ? entry.Substring(0, entry.Length - Pickle.Length)
        : null;

    public static WeightsFile Read(string name, string root, IReadOnlyDictionary<string, byte[]> entries)
    {
        if (entries.TryGetValue(root + "byteorder", out byte[]? order) && Encoding.ASCII.GetString(order) != "little")
        {
            throw new WeightsException(name, "byteorder", "little", Encoding.ASCII.GetString(order));
        }

        byte[] pickle = entries[root + Pickle];
        object? value = PickleReader.Read(name, pickle, StorageType.Of);
        var views = new List<(string Name, PickledTensor Tensor)>();
        new Flattening(name, views, pickle.Length).Add("", value, 0);
        if (views.Count == 0)
        {
            throw new WeightsException(name, Pickle, "tensors, as a state_dict holds them", "none");
        }

        // Views that share a storage could make much of little; a network has each number once, tied ones a few times.
        long stored = views.Select(view => view.Tensor.Storage).Distinct().Sum(storage => storage.Count);
        double viewed = views.Sum(view => view.Tensor.Shape.Aggregate(1.0, (product, size) => product * size));
        if (viewed > 8.0 * stored)
        {
            throw new WeightsException(name, Pickle, $"tensors of at most 8 times the {stored} numbers that are stored", viewed.ToString("0", System.Globalization.CultureInfo.InvariantCulture));
        }

        FileTensor[] tensors = views.Select(view => Tensor(name, root, entries, view.Name, view.Tensor)).ToArray();
        string version = entries.TryGetValue(root + "version", out byte[]? text) ? Encoding.ASCII.GetString(text).Trim() : "";
        return new WeightsFile(name, WeightsFormat.PyTorch, tensors, options => StateDict.Read(new TensorSource(name, tensors), options), ("version", version));
    }

    public static byte[] Write(RecurrentNetwork network, string target)
    {
        WrittenTensor[] tensors = StateDict.Write(network, target, "rnn.", "head.").ToArray();
        const string Root = "archive/";
        var entries = new List<(string, byte[])> { (Root + Pickle, PickleWriter.StateDict(tensors, network.IsDouble)), (Root + "byteorder", Encoding.ASCII.GetBytes("little")) };
        entries.AddRange(tensors.Select((tensor, i) => (FormattableString.Invariant($"{Root}data/{i}"), Elements.Write(tensor.Values, network.IsDouble))));
        entries.Add((Root + "version", Encoding.ASCII.GetBytes("3\n")));
        return ZipFiles.Write(entries);
    }

    private static FileTensor Tensor(string file, string root, IReadOnlyDictionary<string, byte[]> entries, string key, PickledTensor tensor)
    {
        PickledStorage storage = tensor.Storage;
        string entry = $"{root}data/{storage.Key}";
        if (!entries.TryGetValue(entry, out byte[]? bytes))
        {
            throw new WeightsException(file, entry, $"the storage of '{key}'", "no such entry");
        }

        if (bytes.Length != (double)storage.Count * storage.Type.Size)
        {
            throw new WeightsException(file, entry, FormattableString.Invariant($"{storage.Count} elements of {storage.Type.Name}"), FormattableString.Invariant($"{bytes.Length} bytes"));
        }

        return new FileTensor(key, storage.Type.Name, tensor.Shape, () =>
        {
            double[] all = Elements.Read(storage.Type.Name, bytes, (int)storage.Count);
            return tensor.Places().Select(place => all[place]).ToArray();
        });
    }

    /// <summary>Dictionaries in dictionaries, <c>{"model": state_dict, "epoch": 3}</c>, become one: keys with dots between.</summary>
    private sealed class Flattening
    {
        private const int Deepest = 16;

        private readonly string _file;
        private readonly List<(string, PickledTensor)> _views;
        private int _left;

        // A value costs the pickle at least a byte, unless one is shared over and over.
        public Flattening(string file, List<(string, PickledTensor)> views, int pickleLength) => (_file, _views, _left) = (file, views, pickleLength);

        public void Add(string key, object? value, int depth)
        {
            if (depth > Deepest || --_left < 0)
            {
                throw new WeightsException(_file, key.Length > 80 ? key.Substring(0, 80) + "..." : key, $"dictionaries of at most {Deepest} levels, none in itself", "more");
            }

            switch (value)
            {
                case PickledTensor tensor:
                    _views.Add((key, tensor));
                    break;
                case PickledDictionary dictionary:
                    foreach ((string name, object? item) in dictionary.Items)
                    {
                        Add(key.Length == 0 ? name : $"{key}.{name}", item, depth + 1);
                    }

                    break;
            }
        }
    }
}
