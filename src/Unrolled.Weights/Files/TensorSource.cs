using System.Globalization;

namespace Unrolled.Weights.Files;

/// <summary>The tensors of a file by key, while a network is made of them: what is missing, misshapen, not finite or left over is a fault.</summary>
internal sealed class TensorSource
{
    private readonly Dictionary<string, FileTensor> _tensors = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private readonly List<WeightsFault> _faults = new();

    public TensorSource(string file, IEnumerable<FileTensor> tensors)
    {
        File = file;
        foreach (FileTensor tensor in tensors)
        {
            if (!_tensors.TryAdd(tensor.Name, tensor))
            {
                throw new WeightsException(file, tensor.Name, "a key once", "it twice");
            }
        }
    }

    public string File { get; }

    public IEnumerable<FileTensor> All => _tensors.Values;

    public IEnumerable<FileTensor> Unused => _tensors.Values.Where(tensor => !_used.Contains(tensor.Name));

    public bool Has(string key) => _tensors.ContainsKey(key);

    public FileTensor? Peek(string key) => _tensors.TryGetValue(key, out FileTensor? tensor) ? tensor : null;

    /// <summary>The tensor of that key and shape; null, with a fault noted, where there is none.</summary>
    public FileTensor? Take(string key, params int[] shape)
    {
        if (!_tensors.TryGetValue(key, out FileTensor? tensor))
        {
            _faults.Add(new WeightsFault(key, FileTensor.ShapeText(shape), "no such tensor"));
            return null;
        }

        _used.Add(key);
        if (!tensor.Shape.SequenceEqual(shape))
        {
            _faults.Add(new WeightsFault(key, FileTensor.ShapeText(shape), FileTensor.ShapeText(tensor.Shape)));
            return null;
        }

        if (!tensor.IsReadable)
        {
            _faults.Add(new WeightsFault(key, "elements F32, F64, F16 or BF16", tensor.ElementType));
            return null;
        }

        int place = Array.FindIndex(tensor.Values, x => double.IsNaN(x) || double.IsInfinity(x));
        if (place >= 0)
        {
            _faults.Add(new WeightsFault(key, "finite numbers", $"{tensor.Values[place].ToString(CultureInfo.InvariantCulture)} at place {place}"));
            return null;
        }

        return tensor;
    }

    /// <summary>The tensor where there is one of that key; then it has that shape.</summary>
    public FileTensor? Find(string key, params int[] shape) => Has(key) ? Take(key, shape) : null;

    public void Fault(string key, string expected, string found) => _faults.Add(new WeightsFault(key, expected, found));

    /// <summary>Passes over a tensor on purpose.</summary>
    public void Ignore(string key) => _used.Add(key);

    /// <summary>Throws where something was wrong.</summary>
    public void ThrowFaults()
    {
        if (_faults.Count > 0)
        {
            throw new WeightsException(File, _faults);
        }
    }

    /// <summary>Throws where something was wrong, or a tensor was not used.</summary>
    public void Complete(string whole)
    {
        foreach (FileTensor tensor in Unused.ToArray())
        {
            Fault(tensor.Name, "no tensor beside " + whole, FileTensor.ShapeText(tensor.Shape));
        }

        ThrowFaults();
    }
}
