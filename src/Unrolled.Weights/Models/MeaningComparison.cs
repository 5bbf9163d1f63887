namespace Unrolled.Weights.Models;

/// <summary>What a file tells of its network, held to what a model's numbers mean.</summary>
internal static class MeaningComparison
{
    /// <summary>Adds a fault for each difference that the caller does not accept. What the file does not tell is the model's to decide.</summary>
    public static void Add(RecurrentNetwork network, ModelMeaning? meaning, ModelCells? cells, ImportOptions options, List<WeightsFault> faults)
    {
        void Require(bool condition, ModelDifferences flag, string key, string expected, string found)
        {
            if (!condition && (options.Accept & flag) == 0)
            {
                faults.Add(new WeightsFault(key, flag == ModelDifferences.None ? expected : $"{expected} (or Accept = ModelDifferences.{flag})", found));
            }
        }

        Require(
            network.SignalPath.IsNone || options.AppliesSignalPath, ModelDifferences.None, "the signal path",
            "none, since a model is the network alone (apply it around the model, and say so by AppliesSignalPath)", network.SignalPath.ToString());
        if (meaning == null || cells == null)
        {
            return;
        }

        string[] needed = Enumerable.Range(0, cells.Count ?? network.Layers.Count).Select(layer => cells.Of(layer).Description.Name).ToArray();
        string[] found = network.Layers.Select(layer => layer.Cell.ToString()).ToArray();
        if (!needed.SequenceEqual(found))
        {
            bool one = needed.Distinct().Count() == 1 && needed.Length == found.Length;
            Require(false, ModelDifferences.None, one ? "the cell" : "the cells", string.Join(", ", one ? needed.Distinct() : needed), string.Join(", ", one ? found.Distinct() : found));
            return;
        }

        for (int i = 0; i < network.Layers.Count; i++)
        {
            RecurrentLayer layer = network.Layers[i];
            CellSettings settings = cells.Of(i);
            Require(
                layer.Cell != CellKind.Rnn || layer.Activation == null || layer.Activation == settings.Activation, ModelDifferences.Cell, "the activation of the cell",
                settings.Activation.ToString(), layer.Activation.ToString()!);
            Require(layer.Cell != CellKind.Gru || layer.Reset == settings.Reset, ModelDifferences.Cell, "the reset of the GRU", settings.Reset.ToString(), layer.Reset.ToString());
        }

        Dense(network.InputLayers, cells.Before, "input layer");
        Dense(network.Dense.Take(network.Dense.Count - 1), cells.Behind, "dense layer");
        bool tokens = meaning.Inputs == "tokens";
        Require(tokens || !network.ReadsTokens, ModelDifferences.Inputs, "the input", "numbers", "tokens");
        bool backward = meaning.Topology.Contains("backward in time", StringComparison.Ordinal);
        Require(
            network.Layers.All(layer => layer.Direction == Direction.Both || layer.Reverse == backward), ModelDifferences.Topology, "the direction",
            backward ? "backward in time" : "forward in time", backward ? "forward" : "backward");
        LayerActivation? head = network.Dense.Count > 0 ? network.Dense[^1].Activation : null;
        Require(head == null || head.ToString() == meaning.Head?.ToString(), ModelDifferences.Head, "the head", meaning.Head?.ToString() ?? "none", head.ToString()!);

        // Another number of layers is a fault of tensors.
        void Dense(IEnumerable<DenseLayer> layers, IReadOnlyList<string> activations, string what)
        {
            foreach ((LayerActivation? told, string ours, int i) in layers.Zip(activations, (layer, activation) => (layer.Activation, activation)).Select((pair, i) => (pair.Activation, pair.activation, i)))
            {
                Require(told == null || told.ToString() == ours, ModelDifferences.Cell, $"the activation of {what} {i}", ours, told.ToString()!);
            }
        }
    }
}
