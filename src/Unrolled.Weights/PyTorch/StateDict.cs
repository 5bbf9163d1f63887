using System.Globalization;
using System.Text.RegularExpressions;
using Unrolled.Weights.Files;
using Unrolled.Weights.Layouts;

namespace Unrolled.Weights.PyTorch;

/// <summary>The tensors of a PyTorch <c>state_dict</c>: <c>nn.RNN/LSTM/GRU</c> or their cells, <c>nn.Linear</c>, <c>nn.Embedding</c>, under any prefix.</summary>
internal static class StateDict
{
    // The first input matrix of each module tells its prefix; a cell's has no layer number.
    private static readonly Regex InputMatrix = new(@"^(?<prefix>.*?)weight_ih(?:_l(?<layer>\d{1,4})(?<reverse>_reverse)?)?$", RegexOptions.CultureInvariant | RegexOptions.Singleline);

    public static RecurrentNetwork Read(TensorSource source, ImportOptions options)
    {
        foreach (FileTensor tensor in source.All.Where(tensor => options.Ignored.Any(prefix => tensor.Name.StartsWith(prefix, StringComparison.Ordinal))).ToArray())
        {
            source.Ignore(tensor.Name);
        }

        var report = new WeightsReport();
        var layers = new List<RecurrentLayer>();
        foreach (string module in Modules(source, options))
        {
            layers.AddRange(ReadModule(source, module, layers.Count, options, report));
            source.ThrowFaults();
        }

        for (int i = 1; i < layers.Count; i++)
        {
            if (layers[i].Input != layers[i - 1].Output)
            {
                source.Fault($"layer {i}", $"an input of {layers[i - 1].Output}, what the layer below writes", layers[i].Input.ToString(CultureInfo.InvariantCulture));
            }
        }

        source.ThrowFaults();
        ReadInitialState(source, layers, report);
        DenseChain dense = DenseChain.Read(source, layers[^1].Output, layers[0].Input, options, report);
        source.Complete("recurrent modules, linear layers before and behind them, and an embedding");
        if (layers.Any(layer => layer.Cell == CellKind.Rnn && layer.Activation == null))
        {
            report.Note("The file does not tell the activation of the cell: tanh, unless the model has another.");
        }

        return new RecurrentNetwork(layers, dense.Behind, dense.Before)
        {
            Source = source.File,
            Framework = Frameworks.PyTorch.Name,
            Embedding = dense.Table,
            ReadsTokens = dense.Table != null,
            IsDouble = source.All.Any(tensor => tensor.ElementType == "F64"),
            Report = report,
        };
    }

    /// <summary>The tensors of a network under PyTorch's names.</summary>
    public static IEnumerable<WrittenTensor> Write(RecurrentNetwork network, string target, string recurrent, string head, bool always = false)
    {
        if (network.Cell == null)
        {
            throw new WeightsException(target, "the layers", "layers of one cell, as a module of PyTorch has them", network.ToString());
        }

        for (int i = 0; i < network.InputLayers.Count; i++)
        {
            foreach (WrittenTensor tensor in Linear(network.InputLayers[i], FormattableString.Invariant($"input.{i}."), always))
            {
                yield return tensor;
            }
        }

        for (int i = 0; i < network.Layers.Count; i++)
        {
            RecurrentLayer layer = network.Layers[i];
            if (layer.Reverse)
            {
                throw new WeightsException(target, $"layer {i}", "forward or both directions, as PyTorch has them", "one that runs backward");
            }

            for (int d = 0; d < layer.Weights.Count; d++)
            {
                // All layers of a module have biases, or none.
                bool biases = always || network.Layers.Any(other => other.HasBias);
                foreach (WrittenTensor tensor in LayoutWriter.Write(Frameworks.PyTorch, layer, layer.Weights[d], target, $"layer {i}", biases))
                {
                    yield return tensor with { Name = recurrent + tensor.Name + Suffix(i, d) };
                }
            }
        }

        foreach (WrittenTensor state in InitialState(network))
        {
            yield return state;
        }

        for (int i = 0; i < network.Dense.Count; i++)
        {
            foreach (WrittenTensor tensor in Linear(network.Dense[i], network.Dense.Count == 1 ? head : FormattableString.Invariant($"{head}{i}."), always))
            {
                yield return tensor;
            }
        }

        if (network.Embedding is { } table)
        {
            yield return new WrittenTensor("embedding.weight", new[] { table.Tokens, table.Width }, table.Values);
        }
    }

    private static IEnumerable<WrittenTensor> Linear(DenseLayer layer, string prefix, bool always)
    {
        yield return new WrittenTensor(prefix + "weight", new[] { layer.Units, layer.Input }, layer.Weight);
        if (layer.Bias != null || always)
        {
            yield return new WrittenTensor(prefix + "bias", new[] { layer.Units }, layer.Bias ?? new double[layer.Units]);
        }
    }

    internal static string Suffix(int layer, int direction) => FormattableString.Invariant($"_l{layer}{(direction == 1 ? "_reverse" : "")}");

    private static IReadOnlyList<string> Modules(TensorSource source, ImportOptions options)
    {
        string[] found = source.Unused.Select(tensor => InputMatrix.Match(tensor.Name)).Where(match => match.Success)
            .Select(match => match.Groups["prefix"].Value).Distinct().OrderBy(prefix => prefix, StringComparer.Ordinal).ToArray();
        string list = found.Length == 0 ? "none" : string.Join(", ", found.Select(prefix => $"'{prefix}'"));
        if (options.Modules.Count > 0)
        {
            return options.Modules.All(found.Contains) ? options.Modules
                : throw new WeightsException(source.File, "weight_ih_l0", $"modules {string.Join(", ", options.Modules.Select(prefix => $"'{prefix}'"))}", list);
        }

        return found.Length == 1 ? found : throw new WeightsException(
            source.File, "weight_ih_l0", found.Length == 0 ? "one recurrent module" : "one recurrent module, or the order of several by ImportOptions.Modules",
            found.Length == 0 ? $"none among {Keys(source)}" : list);
    }

    private static string Keys(TensorSource source) => string.Join(", ", source.All.Take(8).Select(tensor => tensor.Name)) + (source.All.Count() > 8 ? ", ..." : "");

    private static List<RecurrentLayer> ReadModule(TensorSource source, string prefix, int first, ImportOptions options, WeightsReport report)
    {
        var layers = new List<RecurrentLayer>();
        bool isCell = source.Has(prefix + "weight_ih");
        for (int k = 0; isCell ? k == 0 : source.Has($"{prefix}weight_ih_l{k}"); k++)
        {
            string suffix = isCell ? "" : Suffix(k, 0);
            FileTensor matrix = source.Peek($"{prefix}weight_ih{suffix}")!;
            if (source.Peek($"{prefix}weight_hr{suffix}") is { } projection)
            {
                source.Fault(projection.Name, "an LSTM without a projection (proj_size = 0)", FileTensor.ShapeText(projection.Shape));
            }

            if (Sizes(source, matrix, source.Peek($"{prefix}weight_hh{suffix}"), $"{prefix}weight_hh{suffix}") is not var (cell, input, hidden))
            {
                source.ThrowFaults();
                break;
            }

            CellForm form = Frameworks.PyTorch.Find(cell, GruReset.AfterProduct)!;
            bool both = !isCell && source.Has($"{prefix}weight_ih{Suffix(k, 1)}");
            var weights = new List<LayerWeights?>();
            for (int d = 0; d < (both ? 2 : 1); d++)
            {
                string end = isCell ? "" : Suffix(k, d);
                if (source.Has($"{prefix}bias_ih{end}") != source.Has($"{prefix}bias_hh{end}"))
                {
                    source.Fault($"{prefix}bias_{(source.Has($"{prefix}bias_ih{end}") ? "hh" : "ih")}{end}", $"[{CellDescription.Of(cell).Gates.Count * hidden}], beside the other bias", "no such tensor");
                }

                weights.Add(LayoutReader.Read(form, source, name => prefix + name + end, input, hidden, Suffix(first + k, d), report));
            }

            source.ThrowFaults();
            layers.Add(new RecurrentLayer(cell, input, hidden, weights.Select(w => w!).ToArray()) { Activation = cell == CellKind.Rnn ? options.Activation : null });
        }

        return layers;
    }

    /// <summary>Cell and sizes by the two matrices; null, with a fault noted, where they fit no cell.</summary>
    private static (CellKind Cell, int Input, int Hidden)? Sizes(TensorSource source, FileTensor input, FileTensor? recurrent, string key)
    {
        if (recurrent == null)
        {
            source.Fault(key, "the recurrent matrix beside " + input, "no such tensor");
            return null;
        }

        int hidden = recurrent.Shape.Count == 2 ? recurrent.Shape[1] : 0;
        CellDescription? cell = hidden > 0 && recurrent.Shape[0] % hidden == 0 ? CellDescription.WithGates(recurrent.Shape[0] / hidden) : null;
        if (cell == null)
        {
            source.Fault(key, "[H, H], [3·H, H] or [4·H, H]", FileTensor.ShapeText(recurrent.Shape));
            return null;
        }

        if (input.Shape.Count != 2 || input.Shape[0] != recurrent.Shape[0] || input.Shape[1] == 0)
        {
            source.Fault(input.Name, $"[{recurrent.Shape[0]}, I], as many rows as {recurrent}", FileTensor.ShapeText(input.Shape));
            return null;
        }

        return (cell.Kind, input.Shape[1], hidden);
    }

    // PyTorch's own modules have no learned state; h0 and c0, [layers * directions, 1, H], are what a module around them would hold.
    private static void ReadInitialState(TensorSource source, List<RecurrentLayer> layers, WeightsReport report)
    {
        foreach (string part in new[] { "h0", "c0" })
        {
            if (!source.Has(part))
            {
                continue;
            }

            int count = layers.Sum(layer => layer.Weights.Count);
            FileTensor? state = layers.All(layer => layer.Hidden == layers[0].Hidden) ? source.Take(part, count, 1, layers[0].Hidden) : null;
            if (state == null || (part == "c0" && layers[0].Cell != CellKind.Lstm))
            {
                source.Fault(part, "a state of layers of one size, of an LSTM where it is c", source.Peek(part)!.ToString());
                source.ThrowFaults();
                return;
            }

            report.Add(state.ToString(), part + "_l0 and following", "");
            int place = 0;
            for (int i = 0; i < layers.Count; i++)
            {
                layers[i] = new RecurrentLayer(layers[i].Cell, layers[i].Input, layers[i].Hidden, layers[i].Weights.Select(w =>
                {
                    double[] values = state.Values.AsSpan(place++ * layers[i].Hidden, layers[i].Hidden).ToArray();
                    return new LayerWeights(w.InputMatrix, w.RecurrentMatrix)
                    {
                        InputBias = w.InputBias,
                        RecurrentBias = w.RecurrentBias,
                        InitialH = part == "h0" ? values : w.InitialH,
                        InitialC = part == "c0" ? values : w.InitialC,
                    };
                }).ToArray()) { Activation = layers[i].Activation };
            }
        }
    }

    private static IEnumerable<WrittenTensor> InitialState(RecurrentNetwork network)
    {
        LayerWeights[] all = network.Layers.SelectMany(layer => layer.Weights).ToArray();
        int hidden = network.Layers[0].Hidden;
        if (!network.HasInitialState)
        {
            yield break;
        }

        if (network.Layers.Any(layer => layer.Hidden != hidden))
        {
            throw new WeightsException(network.Source, "h0", "layers of one size, for a learned state in one tensor", "layers of different sizes");
        }

        foreach ((string part, Func<LayerWeights, double[]?> of) in new (string, Func<LayerWeights, double[]?>)[] { ("h0", w => w.InitialH), ("c0", w => w.InitialC) })
        {
            if (all.Any(w => of(w) != null))
            {
                yield return new WrittenTensor(part, new[] { all.Length, 1, hidden }, all.SelectMany(w => of(w) ?? new double[hidden]).ToArray());
            }
        }
    }
}
