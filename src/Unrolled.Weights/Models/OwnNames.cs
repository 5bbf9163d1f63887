using System.Globalization;
using Unrolled.Weights.Files;
using Unrolled.Weights.PyTorch;

namespace Unrolled.Weights.Models;

/// <summary>This library's own tensors (docs/layout.md) as a network: of a generated model, or of a checkpoint.</summary>
internal static class OwnNames
{
    /// <param name="source">The tensors.</param>
    /// <param name="meaning">The parts of <see cref="ModelMeaning"/> by key; where it is empty, the sizes tell the cell.</param>
    /// <param name="options">What is left open.</param>
    /// <exception cref="WeightsException">A tensor is missing or misshapen. A model has all biases or none.</exception>
    public static RecurrentNetwork Read(TensorSource source, IReadOnlyDictionary<string, string> meaning, ImportOptions options)
    {
        foreach (string prefix in new[] { Checkpoint.TrainingPrefix, Checkpoint.NormalizationPrefix }.Concat(options.Ignored))
        {
            foreach (FileTensor tensor in source.Unused.Where(tensor => tensor.Name.StartsWith(prefix, StringComparison.Ordinal)).ToArray())
            {
                source.Ignore(tensor.Name);
            }
        }

        ModelCells cells = CellsOf(source, meaning);
        bool tokens = meaning.TryGetValue("inputs", out string? inputs) && inputs == "tokens";
        bool reverse = meaning.TryGetValue("topology", out string? topology) && topology.Contains("backward in time", StringComparison.Ordinal);
        var report = new WeightsReport();
        List<DenseLayer> before = Dense(source, "in", cells.Before, options);
        var layers = new List<RecurrentLayer>();
        while (source.Has("weight_ih" + StateDict.Suffix(layers.Count, 0)))
        {
            layers.Add(Layer(source, cells.Of(layers.Count), layers.Count, reverse));
        }

        if (layers.Count == 0)
        {
            throw new WeightsException(source.File, "weight_ih_l0", "[G·H, I]", "no such tensor");
        }

        if (cells.Count is { } count && count != layers.Count)
        {
            throw new WeightsException(source.File, "the layers", $"{count} recurrent ones, as the cells tell", $"{layers.Count}");
        }

        int width = before.Count > 0 ? before[0].Input : layers[0].Input;
        EmbeddingTable? table = source.Peek("weight_embedding") is { Shape.Count: 2 } matrix
            ? new EmbeddingTable(matrix.Shape[0], width, Required(source, matrix.Name, matrix.Shape[0], width))
            : null;
        List<DenseLayer> dense = Dense(source, "head", cells.Behind, options);
        if (source.Peek("weight_head") is { Shape.Count: 2 } weight)
        {
            int below = dense.Count > 0 ? dense[^1].Units : layers[^1].Output;
            dense.Add(new DenseLayer(weight.Shape[1], weight.Shape[0], Required(source, weight.Name, weight.Shape[0], below), Bias(source, "bias_head", weight.Shape[0]))
            {
                Activation = meaning.TryGetValue("head", out string? act) && Enum.TryParse(act, out LayerActivation activation) ? activation : options.Head,
            });
        }

        source.Complete("the model");
        foreach (FileTensor tensor in source.All)
        {
            report.Add(tensor.ToString(), tensor.Name, "");
        }

        return new RecurrentNetwork(layers, dense, before)
        {
            Source = source.File,
            Framework = "Unrolled",
            Embedding = table,
            ReadsTokens = tokens || table != null,
            IsDouble = source.All.Any(tensor => tensor.ElementType == "F64"),
            Report = report,
        };
    }

    private static ModelCells CellsOf(TensorSource source, IReadOnlyDictionary<string, string> meaning)
    {
        if (meaning.TryGetValue("cell", out string? text))
        {
            return ModelCells.Parse(text, source.File);
        }

        IReadOnlyList<int> shape = source.Peek("weight_hh_l0")?.Shape ?? throw new WeightsException(source.File, "weight_hh_l0", "[G·H, H]", "no such tensor");
        CellDescription? cell = shape.Count == 2 && shape[1] > 0 && shape[0] % shape[1] == 0 ? CellDescription.WithGates(shape[0] / shape[1]) : null;
        GruReset reset = source.Has("bias_hn_l0") || !source.Has("bias_l0") ? GruReset.AfterProduct : GruReset.BeforeProduct;
        return new ModelCells(new[]
        {
            new CellSettings(
                cell ?? throw new WeightsException(source.File, "weight_hh_l0", "[H, H], [3·H, H] or [4·H, H]", FileTensor.ShapeText(shape)), RnnActivation.Tanh, reset, false),
        });
    }

    /// <summary>weight_in0 and following, or weight_head0.</summary>
    private static List<DenseLayer> Dense(TensorSource source, string name, IReadOnlyList<string> activations, ImportOptions options)
    {
        var layers = new List<DenseLayer>();
        while (source.Peek(FormattableString.Invariant($"weight_{name}{layers.Count}")) is { Shape.Count: 2 } weight)
        {
            int i = layers.Count;
            LayerActivation? activation = i >= activations.Count ? options.DenseActivation
                : Enum.TryParse(activations[i], out LayerActivation known) ? known
                : throw new WeightsException(source.File, $"the activation of '{weight.Name}'", string.Join(", ", Enum.GetNames(typeof(LayerActivation))) + ", which other programs know", activations[i]);
            layers.Add(new DenseLayer(weight.Shape[1], weight.Shape[0], Required(source, weight.Name, weight.Shape[0], weight.Shape[1]), Bias(source, FormattableString.Invariant($"bias_{name}{i}"), weight.Shape[0]))
            {
                Activation = activation,
            });
        }

        return layers;
    }

    private static RecurrentLayer Layer(TensorSource source, CellSettings settings, int index, bool reverse)
    {
        string first = StateDict.Suffix(index, 0);
        CellDescription cell = settings.Description;
        FileTensor matrix = source.Peek("weight_ih" + first)!;
        if (matrix.Shape.Count != 2 || matrix.Shape[0] == 0 || matrix.Shape[0] % cell.Gates.Count != 0 || matrix.Shape[1] == 0)
        {
            throw new WeightsException(source.File, matrix.Name, $"[{cell.Gates.Count}·H, I]", FileTensor.ShapeText(matrix.Shape));
        }

        int hidden = matrix.Shape[0] / cell.Gates.Count;
        int directions = source.Has("weight_ih" + StateDict.Suffix(index, 1)) ? 2 : 1;
        LayerWeights[] weights = Enumerable.Range(0, directions)
            .Select(d => Direction(source, settings, StateDict.Suffix(index, d), matrix.Shape[1], hidden)).ToArray();
        return new RecurrentLayer(cell.Kind, matrix.Shape[1], hidden, weights)
        {
            Reverse = reverse,
            Activation = cell.Kind == CellKind.Rnn ? settings.Activation : null,
            Reset = settings.Reset,
        };
    }

    private static LayerWeights Direction(TensorSource source, CellSettings settings, string suffix, int input, int hidden)
    {
        CellDescription cell = settings.Description;
        int rows = cell.Gates.Count * hidden;
        double[] wi = Required(source, "weight_ih" + suffix, rows, input);
        double[] wh = Required(source, "weight_hh" + suffix, rows, hidden);
        double[]? bias = Bias(source, "bias" + suffix, rows);
        double[]? inner = cell.Kind == CellKind.Gru && settings.Reset == GruReset.AfterProduct ? Bias(source, "bias_hn" + suffix, hidden) : null;
        double[][] peepholes = cell.Peepholes.Select(gate => source.Find($"weight_p{gate}{suffix}", hidden)?.Values).OfType<double[]>().ToArray();
        return new LayerWeights(settings.WithSignOfZ(wi, hidden * input), settings.WithSignOfZ(wh, hidden * hidden))
        {
            InputBias = bias == null ? null : settings.WithSignOfZ(bias, hidden),
            RecurrentBias = inner == null ? null : new double[rows - hidden].Concat(inner).ToArray(),
            Peepholes = peepholes.Length == 3 ? peepholes.SelectMany(p => p).ToArray() : null,
            InitialH = source.Find("h0" + suffix, hidden)?.Values,
            InitialC = cell.States.Contains("c") ? source.Find("c0" + suffix, hidden)?.Values : null,
        };
    }

    private static double[]? Bias(TensorSource source, string key, int size) =>
        source.All.Any(tensor => tensor.Name.StartsWith("bias_", StringComparison.Ordinal)) ? Required(source, key, size) : null;

    private static double[] Required(TensorSource source, string key, params int[] shape)
    {
        FileTensor? tensor = source.Take(key, shape);
        source.ThrowFaults();
        return tensor!.Values;
    }
}
