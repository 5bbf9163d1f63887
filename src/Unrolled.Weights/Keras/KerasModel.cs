using System.Text.RegularExpressions;
using Unrolled.Weights.Layouts;

namespace Unrolled.Weights.Keras;

/// <summary>A network of a Keras configuration and the tensors at the paths that Keras gives them.</summary>
internal sealed class KerasModel
{
    private readonly string _file;
    private readonly Hdf5Content _content;
    private readonly ImportOptions _options;
    private readonly WeightsReport _report = new();
    private readonly HashSet<FileTensor> _used = new();
    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);
    private readonly List<RecurrentLayer> _recurrent = new();
    private readonly List<DenseLayer> _dense = new();
    private readonly List<DenseLayer> _before = new();
    private EmbeddingTable? _table;
    private bool _last;

    private KerasModel(string file, Hdf5Content content, ImportOptions options) => (_file, _content, _options) = (file, content, options);

    public static RecurrentNetwork Read(string file, Hdf5Content content, string config, ImportOptions options)
    {
        var model = new KerasModel(file, content, options);
        foreach (KerasLayer layer in KerasConfig.Layers(file, config))
        {
            model.Add(layer);
        }

        return model.Finish();
    }

    private void Add(KerasLayer layer)
    {
        string path = PathOf(layer);
        switch (layer.ClassName)
        {
            case "InputLayer" or "Dropout" or "SpatialDropout1D" or "ActivityRegularization" or "GaussianNoise":
                break;
            case "Embedding" when _recurrent.Count == 0 && _before.Count == 0 && _table == null:
                _table = KerasWeights.Embedding(_file, Under(path, "/", "embeddings").Single(), _report);
                if (layer.Flag("mask_zero", false))
                {
                    _report.Note($"'{layer.Name}' masks token 0: there padding is passed over, here a run is given its length.");
                }

                break;
            case "LSTM" or "GRU" or "SimpleRNN" when _dense.Count == 0:
                Recurrent(layer, layer, path);
                break;
            case "Bidirectional" when _dense.Count == 0 && layer.Inner is { ClassName: "LSTM" or "GRU" or "SimpleRNN" } inner:
                layer.Require("merge_mode", "concat", "concat");
                Recurrent(layer, inner, path);
                break;
            case "Dense":
                Dense(layer, path);
                break;
            case "TimeDistributed" when layer.Inner is { ClassName: "Dense" } dense:
                Dense(dense, _content.LayerNames != null ? path : path + "/layer");
                break;
            case "Activation" when Chain is { Count: > 0 } chain && chain[^1].Activation == LayerActivation.Linear:
                DenseLayer last = chain[^1];
                chain[^1] = new DenseLayer(last.Input, last.Units, last.Weight, last.Bias) { Activation = ActivationOf(layer) };
                break;
            default:
                throw new WeightsException(_file, layer.Name, "an embedding, dense layers, then LSTM, GRU or SimpleRNN layers, then dense layers", layer.Inner == null ? layer.ClassName : $"{layer.ClassName} of {layer.Inner.ClassName}");
        }
    }

    private void Recurrent(KerasLayer outer, KerasLayer layer, string path)
    {
        CellKind cell = layer.ClassName switch { "LSTM" => CellKind.Lstm, "GRU" => CellKind.Gru, _ => CellKind.Rnn };
        if (_last)
        {
            throw new WeightsException(_file, outer.Name, "the output of every step from the layer below (return_sequences)", "its last step alone");
        }

        layer.Require("activation", "tanh", cell == CellKind.Rnn ? new[] { "tanh", "relu", "linear" } : new[] { "tanh" });
        layer.Require("recurrent_activation", "sigmoid", "sigmoid");
        bool both = outer != layer;
        bool backward = layer.Flag("go_backwards", false);
        _last = !layer.Flag("return_sequences", false);
        if (both && (_last || backward))
        {
            throw new WeightsException(_file, outer.Name, "both directions with return_sequences: true, forward first", _last ? "the last step of each, which are two different steps" : "go_backwards: true");
        }

        if (backward && !_last)
        {
            throw new WeightsException(_file, outer.Name, "go_backwards with return_sequences: false", "outputs in the reverse order of the steps");
        }

        GruReset? reset = layer.Settings.Find("reset_after")?.AsFlag() is { } after ? after ? GruReset.AfterProduct : GruReset.BeforeProduct : null;
        string[] places = both ? new[] { "/forward_", "/backward_" } : new[] { "/" };
        var read = places.Select((place, d) => KerasWeights.Recurrent(
            _file, Under(path, place, Names(layer, "kernel", "recurrent_kernel")), cell, reset, PyTorch.StateDict.Suffix(_recurrent.Count, d), _report)).ToArray();
        _recurrent.Add(new RecurrentLayer(cell, read[0].Input, read[0].Hidden, read.Select(direction => direction.Weights).ToArray())
        {
            Reverse = backward,
            Reset = read[0].Reset,
            Activation = cell != CellKind.Rnn ? null : layer.Text("activation", "tanh") switch { "relu" => RnnActivation.Relu, "linear" => RnnActivation.Identity, _ => RnnActivation.Tanh },
        });
    }

    private void Dense(KerasLayer layer, string path)
    {
        List<DenseLayer> chain = Chain;
        int? width = chain.Count > 0 ? chain[^1].Units : _recurrent.Count > 0 ? _recurrent[^1].Output : _table?.Width;
        string? name = _recurrent.Count > 0 ? null : FormattableString.Invariant($"in{chain.Count}");
        chain.Add(KerasWeights.Dense(_file, Under(path, "/", Names(layer, "kernel")), width, ActivationOf(layer), name, chain.Count, _report));
    }

    /// <summary>The dense layers on this side of the recurrent ones.</summary>
    private List<DenseLayer> Chain => _recurrent.Count == 0 ? _before : _dense;

    private static LayerActivation ActivationOf(KerasLayer layer)
    {
        layer.Require("activation", "linear", "linear", "sigmoid", "softmax", "tanh", "relu");
        return Enum.Parse<LayerActivation>(layer.Text("activation", "linear"), ignoreCase: true);
    }

    private RecurrentNetwork Finish()
    {
        FileTensor[] left = _content.Tensors.Where(tensor => !_used.Contains(tensor) && IsOfALayer(tensor.Name)).ToArray();
        if (left.Length > 0)
        {
            throw new WeightsException(_file, left.Select(tensor => new WeightsFault(tensor.Name, "no tensor beside those of the configuration", FileTensor.ShapeText(tensor.Shape))).ToArray());
        }

        if (_recurrent.Count == 0)
        {
            throw new WeightsException(_file, "the configuration", "at least one LSTM, GRU or SimpleRNN layer", "none");
        }

        if (_last)
        {
            _report.Note($"The file gives the last step alone: Topology.ManyToOne{(_recurrent[^1].Reverse ? ", and its last step is step 0" : "")}.");
        }

        return KerasWeights.Network(_file, _recurrent, _dense, _table, _used, _report, _before);
    }

    private bool IsOfALayer(string path) =>
        !path.Contains("seed_generator", StringComparison.Ordinal) && !path.StartsWith("optimizer", StringComparison.Ordinal)
        && (path.StartsWith("layers/", StringComparison.Ordinal) || path.StartsWith("_layer_checkpoint_dependencies/", StringComparison.Ordinal) || _content.LayerNames != null);

    /// <summary>Where a layer's tensors stand: Keras 3 by its class and a count, Keras 2 by its name.</summary>
    private string PathOf(KerasLayer layer)
    {
        string snake = SnakeCase(layer.ClassName);
        int count = _names.TryGetValue(snake, out int before) ? before + 1 : 0;
        _names[snake] = count;
        string unique = count == 0 ? snake : $"{snake}_{count}";
        return _content.LayerNames != null
            ? _content.LayersGroup.Length == 0 ? layer.Name : $"{_content.LayersGroup}/{layer.Name}"
            : _content.Tensors.Any(tensor => tensor.Name.StartsWith("_layer_checkpoint_dependencies/", StringComparison.Ordinal)) ? $"_layer_checkpoint_dependencies/{unique}" : $"layers/{unique}";
    }

    /// <summary>keras/src/utils/naming.py, to_snake_case: LSTM is lstm, SimpleRNN simple_rnn.</summary>
    internal static string SnakeCase(string name)
    {
        string apart = Regex.Replace(name, "([A-Z]+)([A-Z][a-z]+)", "$1_$2", RegexOptions.CultureInvariant);
        return Regex.Replace(apart, "([a-z0-9])([A-Z])", "$1_$2", RegexOptions.CultureInvariant).ToLowerInvariant();
    }

    private static string[] Names(KerasLayer layer, params string[] matrices) => layer.Flag("use_bias", true) ? matrices.Append("bias").ToArray() : matrices;

    /// <summary>A layer's tensors in the order of the names: numbered by Keras 3, named by Keras 2.</summary>
    private IReadOnlyList<FileTensor> Under(string path, string place, params string[] names)
    {
        FileTensor[] all = _content.Tensors.Where(tensor => tensor.Name.StartsWith(path + "/", StringComparison.Ordinal) && !tensor.Name.Contains("seed_generator", StringComparison.Ordinal)
            && tensor.Name.IndexOf(place, path.Length, StringComparison.Ordinal) >= 0).ToArray();
        var found = new List<FileTensor>();
        for (int i = 0; i < names.Length; i++)
        {
            FileTensor[] fitting = all.Where(tensor => Last(tensor.Name) is { } last && (last == names[i] || last == i.ToString(System.Globalization.CultureInfo.InvariantCulture))).ToArray();
            if (fitting.Length != 1)
            {
                throw new WeightsException(_file, $"{path}{(place == "/" ? "" : place + "layer")}", $"one {names[i]}", fitting.Length == 0 ? "none" : string.Join(", ", fitting.Select(tensor => tensor.Name)));
            }

            found.AddRange(fitting);
        }

        if (all.FirstOrDefault(tensor => !found.Contains(tensor)) is { } extra)
        {
            throw new WeightsException(_file, extra.Name, $"no tensor beside {string.Join(", ", names)}", FileTensor.ShapeText(extra.Shape));
        }

        _used.UnionWith(found);
        return found;
    }

    private static string Last(string path)
    {
        string last = path.Substring(path.LastIndexOf('/') + 1);
        int colon = last.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? last : last.Substring(0, colon);
    }
}
