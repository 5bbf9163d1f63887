using Unrolled.Weights.Files;
using Unrolled.Weights.Layouts;

namespace Unrolled.Weights.Keras;

/// <summary>The tensors of a layer that is written.</summary>
/// <param name="ClassName">Keras' class; of a direction, its path in it: <c>Bidirectional/forward_layer</c>.</param>
/// <param name="Tensors">Under Keras' names.</param>
internal sealed record KerasLayerWeights(string ClassName, IReadOnlyList<WrittenTensor> Tensors);

/// <summary>Keras' layers of their tensors.</summary>
internal static class KerasWeights
{
    /// <summary>A direction of a recurrent layer: kernel, recurrent kernel, and a bias or none.</summary>
    public static (CellKind Cell, GruReset Reset, int Input, int Hidden, LayerWeights Weights) Recurrent(
        string file, IReadOnlyList<FileTensor> tensors, CellKind? told, GruReset? reset, string suffix, WeightsReport report)
    {
        FileTensor kernel = tensors[0];
        FileTensor recurrent = tensors[1];
        int hidden = recurrent.Shape.Count == 2 ? recurrent.Shape[0] : 0;
        CellDescription? cell = hidden > 0 && recurrent.Shape[1] % hidden == 0 ? CellDescription.WithGates(recurrent.Shape[1] / hidden) : null;
        if (cell == null || (told != null && told != cell.Kind))
        {
            int gates = told is { } kind ? CellDescription.Of(kind).Gates.Count : 0;
            throw new WeightsException(file, recurrent.Name, gates > 0 ? $"[H, {gates}·H]" : "[H, H], [H, 3·H] or [H, 4·H]", FileTensor.ShapeText(recurrent.Shape));
        }

        if (kernel.Shape.Count != 2 || kernel.Shape[0] == 0)
        {
            throw new WeightsException(file, kernel.Name, $"[I, {cell.Gates.Count * hidden}]", FileTensor.ShapeText(kernel.Shape));
        }

        // The shape of its bias tells where a GRU resets; without a bias only the file's configuration does, and Keras' default is after.
        GruReset where = reset ?? (tensors.Count > 2 && tensors[2].Shape.Count == 1 ? GruReset.BeforeProduct : GruReset.AfterProduct);
        if (cell.Kind == CellKind.Gru && reset == null && tensors.Count < 3)
        {
            report.Note("The file does not tell where the GRU resets: after the product, as Keras does unless told.");
        }

        CellForm form = Frameworks.Keras.Find(cell.Kind, where)!;
        string[] names = { "kernel", "recurrent_kernel", "bias" };
        var keys = names.Take(tensors.Count).Zip(tensors, (name, tensor) => (name, tensor)).ToDictionary(pair => pair.name, pair => pair.tensor.Name);
        var source = new TensorSource(file, tensors);
        LayerWeights? weights = LayoutReader.Read(form, source, name => keys.TryGetValue(name, out string? key) ? key : "no " + name, kernel.Shape[0], hidden, suffix, report);
        source.Complete($"the weights of {cell.Name} {kernel.Shape[0]} -> {hidden}");
        return (cell.Kind, where, kernel.Shape[0], hidden, weights!);
    }

    /// <summary>A dense layer: kernel, and a bias or none.</summary>
    /// <param name="file">The file.</param>
    /// <param name="tensors">Kernel, bias.</param>
    /// <param name="input">What it reads; null: the first layer of all, whose kernel tells.</param>
    /// <param name="activation">Its activation; null: the file does not tell.</param>
    /// <param name="name">Its number in the report, <c>in0</c>; null: the place behind the recurrent layers.</param>
    /// <param name="index">That place.</param>
    /// <param name="report">Gets a line a tensor.</param>
    public static DenseLayer Dense(string file, IReadOnlyList<FileTensor> tensors, int? input, LayerActivation? activation, string? name, int index, WeightsReport report)
    {
        var source = new TensorSource(file, tensors);
        int units = tensors[0].Shape.Count == 2 ? tensors[0].Shape[1] : 1;
        int width = input ?? tensors[0].Shape[0];
        FileTensor? kernel = source.Take(tensors[0].Name, width, units);
        FileTensor? bias = tensors.Count > 1 ? source.Take(tensors[1].Name, units) : null;
        source.Complete($"the weights of a dense layer {width} -> {units}");
        report.AddDense(kernel!.ToString(), "weight", name, index, "transposed");
        if (bias != null)
        {
            report.AddDense(bias.ToString(), "bias", name, index, "");
        }

        return new DenseLayer(width, units, Json.RtNeuralFormat.Transposed(kernel.Values, width, units), bias?.Values) { Activation = activation };
    }

    public static EmbeddingTable Embedding(string file, FileTensor tensor, WeightsReport report)
    {
        var source = new TensorSource(file, new[] { tensor });
        if (tensor.Shape.Count != 2 || tensor.Shape.Any(size => size == 0))
        {
            source.Fault(tensor.Name, "[V, E]", FileTensor.ShapeText(tensor.Shape));
            source.ThrowFaults();
        }

        source.Take(tensor.Name, tensor.Shape.ToArray());
        source.ThrowFaults();
        report.Add(tensor.ToString(), "weight_embedding", "");
        return new EmbeddingTable(tensor.Shape[0], tensor.Shape[1], tensor.Values);
    }

    /// <summary>The network of what was read; the tensors that it is made of tell its precision.</summary>
    public static RecurrentNetwork Network(
        string file, IReadOnlyList<RecurrentLayer> layers, IReadOnlyList<DenseLayer> dense, EmbeddingTable? table, IEnumerable<FileTensor> used, WeightsReport report,
        IReadOnlyList<DenseLayer>? inputLayers = null) =>
        new(layers, dense, inputLayers)
        {
            Source = file,
            Framework = Frameworks.Keras.Name,
            Embedding = table,
            ReadsTokens = table != null,
            IsDouble = used.Any(tensor => tensor.ElementType == "F64"),
            Report = report,
        };
}
