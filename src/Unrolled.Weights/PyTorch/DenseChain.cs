using System.Globalization;
using Unrolled.Weights.Files;

namespace Unrolled.Weights.PyTorch;

/// <summary>The linear layers behind the recurrent ones and those before them, and the embedding, among the tensors that are left.</summary>
internal sealed class DenseChain
{
    private const string Weight = "weight";

    private readonly TensorSource _source;
    private readonly ImportOptions _options;
    private readonly WeightsReport _report;
    private readonly List<FileTensor> _matrices;
    private readonly List<DenseLayer> _before = new();
    private readonly List<DenseLayer> _behind = new();

    private DenseChain(TensorSource source, ImportOptions options, WeightsReport report)
    {
        (_source, _options, _report) = (source, options, report);
        _matrices = source.Unused.Where(tensor => tensor.Shape.Count == 2 && (tensor.Name == Weight || tensor.Name.EndsWith("." + Weight, StringComparison.Ordinal)))
            .OrderBy(tensor => tensor.Name, StringComparer.Ordinal).ToList();
    }

    public IReadOnlyList<DenseLayer> Before => _before;

    public IReadOnlyList<DenseLayer> Behind => _behind;

    public EmbeddingTable? Table { get; private set; }

    /// <param name="source">The tensors; those of recurrent modules are used up.</param>
    /// <param name="width">What the last recurrent layer writes.</param>
    /// <param name="input">What the first recurrent layer reads.</param>
    /// <param name="options">What is left open.</param>
    /// <param name="report">Gets a line a tensor.</param>
    public static DenseChain Read(TensorSource source, int width, int input, ImportOptions options, WeightsReport report)
    {
        var chain = new DenseChain(source, options, report);
        chain.ReadBefore(input);
        chain.Table = chain.Embedding(chain._before.Count > 0 ? chain._before[0].Input : input, width);
        while (chain._matrices.Count > 0)
        {
            chain._behind.Add(chain.Layer(chain.Next(width), "head", chain._behind.Count));
            width = chain._behind[^1].Units;
        }

        chain.Activate();
        return chain;
    }

    // Nothing in a state_dict tells that a layer stands before the recurrent ones: the caller does.
    private void ReadBefore(int input)
    {
        foreach (string prefix in _options.InputLayers)
        {
            FileTensor weight = _matrices.FirstOrDefault(matrix => matrix.Name == prefix + Weight)
                ?? throw new WeightsException(_source.File, prefix + Weight, "the linear layer that ImportOptions.InputLayers names", "no such matrix");
            if (_before.Count > 0 && weight.Shape[1] != _before[^1].Units)
            {
                throw new WeightsException(_source.File, weight.Name, $"[O, {_before[^1].Units}], what the layer before it writes", FileTensor.ShapeText(weight.Shape));
            }

            _before.Add(Layer(weight, "in", _before.Count));
        }

        if (_before.Count > 0 && _before[^1].Units != input)
        {
            throw new WeightsException(_source.File, _options.InputLayers[^1] + Weight, $"[{input}, I], what the recurrent module reads", $"{_before[^1].Units} rows");
        }
    }

    /// <summary>The layer that reads what was written last; of several in one <c>nn.Sequential</c> that of the lowest number.</summary>
    private FileTensor Next(int width)
    {
        FileTensor[] next = _matrices.Where(matrix => matrix.Shape[1] == width && matrix.Shape[0] > 0).ToArray();
        (string Group, int Number)?[] places = next.Select(matrix => PlaceOf(matrix.Name)).ToArray();
        if (next.Length > 1 && Array.TrueForAll(places, place => place != null && place.Value.Group == places[0]?.Group))
        {
            return next[Array.IndexOf(places, places.OrderBy(place => place!.Value.Number).First())];
        }

        if (next.Length != 1)
        {
            FileTensor[] shown = next.Length == 0 ? _matrices.ToArray() : next;
            _source.Fault(
                string.Join(", ", shown.Select(matrix => matrix.Name)), $"one linear layer [O, {width}] behind what writes {width} (ImportOptions.InputLayers names those before the recurrent module)",
                next.Length == 0 ? string.Join(", ", shown.Select(matrix => FileTensor.ShapeText(matrix.Shape))) : $"{next.Length}");
            _source.ThrowFaults();
        }

        return next[0];
    }

    // "head.2.weight" is number 2 of "head.".
    private static (string Group, int Number)? PlaceOf(string name)
    {
        string prefix = name.Substring(0, name.Length - Weight.Length).TrimEnd('.');
        int at = prefix.LastIndexOf('.') + 1;
        return int.TryParse(prefix.Substring(at), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? (prefix.Substring(0, at), number) : null;
    }

    private DenseLayer Layer(FileTensor weight, string name, int index)
    {
        _matrices.Remove(weight);
        (int units, int width) = (weight.Shape[0], weight.Shape[1]);
        _source.Take(weight.Name, units, width);
        FileTensor? bias = _source.Find(BiasOf(weight.Name), units);
        _source.ThrowFaults();
        _report.Add(weight.ToString(), FormattableString.Invariant($"weight_{name}{index}"), "");
        if (bias != null)
        {
            _report.Add(bias.ToString(), FormattableString.Invariant($"bias_{name}{index}"), "");
        }

        return new DenseLayer(width, units, weight.Values, bias?.Values);
    }

    private void Activate()
    {
        if (_behind.Count > 0 && _options.Head == null)
        {
            _report.Note("The file does not tell what stands behind the linear layer: nothing, unless the model has a sigmoid or a softmax.");
        }

        if (_before.Count + _behind.Count > Math.Min(1, _behind.Count) && _options.DenseActivation == null)
        {
            _report.Note("The file does not tell the activation between linear layers: the model's (ImportOptions.DenseActivation).");
        }

        for (int i = 0; i < _before.Count; i++)
        {
            _before[i] = With(_before[i], _options.DenseActivation);
        }

        for (int i = 0; i < _behind.Count; i++)
        {
            _behind[i] = With(_behind[i], i == _behind.Count - 1 ? _options.Head : _options.DenseActivation);
        }
    }

    private static DenseLayer With(DenseLayer layer, LayerActivation? activation) => new(layer.Input, layer.Units, layer.Weight, layer.Bias) { Activation = activation };

    private static string BiasOf(string weight) => weight.Substring(0, weight.Length - Weight.Length) + "bias";

    // A table has no bias and is as wide as the first layer's input. Where a linear layer could be so too, the name decides.
    private EmbeddingTable? Embedding(int input, int width)
    {
        FileTensor[] tables = _matrices.Where(matrix => _options.Embedding is { } key
            ? matrix.Name == key
            : matrix.Shape[1] == input && !_source.Has(BiasOf(matrix.Name)) && (matrix.Name.IndexOf("emb", StringComparison.OrdinalIgnoreCase) >= 0 || input != width)).ToArray();
        if (tables.Length == 0)
        {
            return _options.Embedding is { } wanted ? throw new WeightsException(_source.File, wanted, $"an embedding [V, {input}]", "no such tensor") : null;
        }

        if (tables.Length > 1)
        {
            throw new WeightsException(_source.File, string.Join(", ", tables.Select(matrix => matrix.Name)), "one embedding, or its key by ImportOptions.Embedding", $"{tables.Length}");
        }

        FileTensor table = tables[0];
        _matrices.Remove(table);
        _source.Take(table.Name, table.Shape[0], input);
        _source.ThrowFaults();
        _report.Add(table.ToString(), "weight_embedding", "");
        return new EmbeddingTable(table.Shape[0], input, table.Values);
    }
}
