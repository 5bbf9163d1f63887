using Unrolled.Weights.Layouts;

namespace Unrolled.Weights.Keras;

/// <summary>The order of Keras' <c>get_weights()</c>: layer after layer, kernel, recurrent kernel, bias. The shapes tell which is which.</summary>
internal static class WeightList
{
    public static RecurrentNetwork Read(string file, IReadOnlyList<FileTensor> tensors, ImportOptions options)
    {
        var report = new WeightsReport();
        var layers = new List<RecurrentLayer>();
        var dense = new List<DenseLayer>();
        EmbeddingTable? table = null;
        int at = 0;
        if (tensors.Count > 2 && IsMatrix(tensors[0]) && !IsRecurrent(tensors, 0) && IsRecurrent(tensors, 1) && tensors[1].Shape[0] == tensors[0].Shape[1])
        {
            table = KerasWeights.Embedding(file, tensors[at++], report);
        }

        while (IsRecurrent(tensors, at))
        {
            int length = Length(tensors, at);
            var first = KerasWeights.Recurrent(file, Part(at, length), null, null, Suffix(0), report);
            at += length;

            // A second direction reads what the first one reads; where that is also what a layer above would read, the next layer tells.
            bool both = IsRecurrent(tensors, at) && SameShapes(tensors, at - length, at, length) && (first.Input != first.Hidden || ReadsBoth(at + length, first.Hidden));
            LayerWeights[] weights = { first.Weights };
            if (both)
            {
                weights = new[] { first.Weights, KerasWeights.Recurrent(file, Part(at, length), null, null, Suffix(1), report).Weights };
                at += length;
            }

            layers.Add(new RecurrentLayer(first.Cell, first.Input, first.Hidden, weights) { Reset = first.Reset, Activation = first.Cell == CellKind.Rnn ? options.Activation : null });
        }

        if (layers.Count == 0)
        {
            throw new WeightsException(
                file, tensors.Count == 0 ? "the arrays" : tensors[at].Name, "a kernel [I, G·H] and a recurrent kernel [H, G·H]", tensors.Count == 0 ? "none" : FileTensor.ShapeText(tensors[at].Shape));
        }

        int width = layers[^1].Output;
        while (at < tensors.Count)
        {
            int length = at + 1 < tensors.Count && tensors[at + 1].Shape.Count == 1 ? 2 : 1;
            dense.Add(KerasWeights.Dense(file, Part(at, length), width, dense.Count > 0 || at + length < tensors.Count ? options.DenseActivation : null, null, dense.Count, report));
            width = dense[^1].Units;
            at += length;
        }

        if (dense.Count > 0)
        {
            DenseLayer last = dense[^1];
            dense[^1] = new DenseLayer(last.Input, last.Units, last.Weight, last.Bias) { Activation = options.Head };
            report.Note("The file does not tell the activation of the dense layer: none, unless the model has a sigmoid or a softmax.");
        }

        // Where some layers have a bias and some have none, one may be missing.
        bool[] biased = layers.Select(layer => layer.HasBias).Concat(dense.Select(layer => layer.Bias != null)).ToArray();
        if (biased.Distinct().Count() > 1)
        {
            int first = Array.IndexOf(biased, false);
            throw new WeightsException(
                file, first < layers.Count ? $"recurrent layer {first}" : $"dense layer {first - layers.Count}",
                "a bias as the other layers have one, because a list of weights does not tell that a layer has none (save .keras)", "no bias");
        }

        return KerasWeights.Network(file, layers, dense, table, tensors, report);

        string Suffix(int direction) => PyTorch.StateDict.Suffix(layers.Count, direction);

        IReadOnlyList<FileTensor> Part(int start, int length) => tensors.Skip(start).Take(length).ToArray();

        bool ReadsBoth(int next, int hidden) => next < tensors.Count && IsMatrix(tensors[next]) && tensors[next].Shape[0] == 2 * hidden;
    }

    /// <summary>A network's tensors, layer after layer.</summary>
    public static IEnumerable<KerasLayerWeights> Write(RecurrentNetwork network, string target)
    {
        if (network.HasInitialState)
        {
            throw new WeightsException(target, "the initial state", "zeros, as a Keras layer starts", "a learned state");
        }

        if (network.Layers.Count > 1 && network.Layers.Any(layer => layer.Reverse))
        {
            throw new WeightsException(target, "the layers", "one layer that runs backward at most, as Keras' go_backwards gives", "several");
        }

        if (network.Embedding is { } table)
        {
            yield return new KerasLayerWeights("Embedding", new[] { new WrittenTensor("embeddings", new[] { table.Tokens, table.Width }, table.Values) });
        }

        foreach (DenseLayer layer in network.InputLayers)
        {
            yield return Dense(layer);
        }

        for (int i = 0; i < network.Layers.Count; i++)
        {
            RecurrentLayer layer = network.Layers[i];
            for (int d = 0; d < layer.Weights.Count; d++)
            {
                string path = layer.Weights.Count == 1 ? ClassOf(layer.Cell) : d == 0 ? "Bidirectional/forward_layer" : "Bidirectional/backward_layer";
                yield return new KerasLayerWeights(path, LayoutWriter.Write(Frameworks.Keras, layer, layer.Weights[d], target, $"layer {i}", layer.HasBias));
            }
        }

        foreach (DenseLayer layer in network.Dense)
        {
            yield return Dense(layer);
        }
    }

    private static KerasLayerWeights Dense(DenseLayer layer)
    {
        var kernel = new WrittenTensor("kernel", new[] { layer.Input, layer.Units }, Json.RtNeuralFormat.Transposed(layer.Weight, layer.Units, layer.Input));
        return new KerasLayerWeights("Dense", layer.Bias == null ? new[] { kernel } : new[] { kernel, new WrittenTensor("bias", new[] { layer.Units }, layer.Bias) });
    }

    /// <summary>Keras' class of a cell.</summary>
    public static string ClassOf(CellKind cell) => cell switch { CellKind.Lstm => "LSTM", CellKind.Gru => "GRU", _ => "SimpleRNN" };

    private static bool IsMatrix(FileTensor tensor) => tensor.Shape.Count == 2;

    // [I, G H] and [H, G H], G 1, 3 or 4.
    private static bool IsRecurrent(IReadOnlyList<FileTensor> tensors, int at) =>
        at + 1 < tensors.Count && IsMatrix(tensors[at]) && IsMatrix(tensors[at + 1]) && tensors[at].Shape[1] == tensors[at + 1].Shape[1] && tensors[at + 1].Shape[0] > 0
        && tensors[at + 1].Shape[1] % tensors[at + 1].Shape[0] == 0 && CellDescription.WithGates(tensors[at + 1].Shape[1] / tensors[at + 1].Shape[0]) != null
        && Length(tensors, at) is 2 or 3;

    private static int Length(IReadOnlyList<FileTensor> tensors, int at)
    {
        int columns = tensors[at].Shape[1];
        FileTensor? bias = at + 2 < tensors.Count ? tensors[at + 2] : null;
        bool isBias = bias is { Shape.Count: > 0 } && bias.Shape[^1] == columns && (bias.Shape.Count == 1 || (bias.Shape.Count == 2 && bias.Shape[0] == 2 && columns == 3 * tensors[at + 1].Shape[0]));
        return isBias ? 3 : 2;
    }

    private static bool SameShapes(IReadOnlyList<FileTensor> tensors, int first, int second, int length) =>
        second + length <= tensors.Count && Enumerable.Range(0, length).All(i => tensors[first + i].Shape.SequenceEqual(tensors[second + i].Shape));
}
