namespace Unrolled.Weights;

/// <summary>A recurrent network with its weights, of no framework: what every file is read into and written from.</summary>
public sealed class RecurrentNetwork
{
    private readonly WeightsReport _report = new();

    /// <summary>A network.</summary>
    /// <param name="layers">The recurrent layers, the first one first.</param>
    /// <param name="dense">The dense layers behind them.</param>
    /// <param name="inputLayers">The dense layers before them.</param>
    /// <exception cref="ArgumentException">There is no recurrent layer, or a layer does not read what the one below writes.</exception>
    public RecurrentNetwork(IEnumerable<RecurrentLayer> layers, IEnumerable<DenseLayer>? dense = null, IEnumerable<DenseLayer>? inputLayers = null)
    {
        Layers = layers.ToArray();
        Dense = dense?.ToArray() ?? Array.Empty<DenseLayer>();
        InputLayers = inputLayers?.ToArray() ?? Array.Empty<DenseLayer>();
        if (Layers.Count == 0)
        {
            throw new ArgumentException("A network has at least one recurrent layer.", nameof(layers));
        }

        int width = FirstInput;
        foreach ((string what, int input, int output) in InputLayers.Select((layer, i) => ($"input layer {i}", layer.Input, layer.Units))
            .Concat(Layers.Select((layer, i) => ($"recurrent layer {i}", layer.Input, layer.Output)))
            .Concat(Dense.Select((layer, i) => ($"dense layer {i}", layer.Input, layer.Units))))
        {
            if (input != width)
            {
                throw new ArgumentException($"{what} reads {input} numbers, but the one below writes {width}.", nameof(layers));
            }

            width = output;
        }

        OutputSize = width;
    }

    /// <summary>The file that it came from.</summary>
    public string Source { get; init; } = "the network";

    /// <summary>Whose conventions the file had.</summary>
    public string Framework { get; init; } = "none";

    /// <summary>The recurrent layers.</summary>
    public IReadOnlyList<RecurrentLayer> Layers { get; }

    /// <summary>The dense layers before them, each with an activation.</summary>
    public IReadOnlyList<DenseLayer> InputLayers { get; }

    /// <summary>The dense layers behind them; the last one is the output layer.</summary>
    public IReadOnlyList<DenseLayer> Dense { get; }

    /// <summary>The dense layers but for the output layer, those before the recurrent ones first: the ones with an activation of their own.</summary>
    internal IEnumerable<DenseLayer> InnerDense => InputLayers.Concat(Dense.Take(Dense.Count - 1));

    /// <summary>Whether any layer has a bias.</summary>
    internal bool HasBias => Layers.Any(layer => layer.HasBias) || InputLayers.Concat(Dense).Any(layer => layer.Bias != null);

    /// <summary>The embedding table; null: none.</summary>
    public EmbeddingTable? Embedding { get; init; }

    /// <summary>Whether a step reads a token, by a table or one-hot.</summary>
    public bool ReadsTokens { get; init; }

    /// <summary>What stands around the network.</summary>
    public SignalPath SignalPath { get; init; } = SignalPath.None;

    /// <summary>Samples a second of the sound that it learned on; null: unknown.</summary>
    public double? SampleRate { get; init; }

    /// <summary>The file's own test; null: none.</summary>
    public TestBatch? Test { get; init; }

    /// <summary>Whether the file's numbers are doubles.</summary>
    public bool IsDouble { get; init; }

    /// <summary>What was done with each tensor, and what had to be assumed.</summary>
    public WeightsReport Report
    {
        get => _report;
        init
        {
            _report = value;
            value.NameOutputLayer(Dense.Count);
        }
    }

    /// <summary>Numbers, or the vocabulary, of a step's input.</summary>
    public int InputSize => Embedding?.Tokens ?? FirstInput;

    /// <summary>Numbers of an input row: one token, or all inputs.</summary>
    public int InputWidth => ReadsTokens ? 1 : FirstInput;

    /// <summary>Numbers of a step's output.</summary>
    public int OutputSize { get; }

    /// <summary>The cell of the layers; null: they differ.</summary>
    public CellKind? Cell => Layers.All(layer => layer.Cell == Layers[0].Cell) ? Layers[0].Cell : null;

    /// <summary>Trainable numbers, biases as the file has them.</summary>
    public long ParameterCount =>
        Layers.SelectMany(layer => layer.Weights).Sum(w => (long)w.InputMatrix.Length + w.RecurrentMatrix.Length + (w.InputBias?.Length ?? 0)
            + (w.RecurrentBias?.Length ?? 0) + (w.Peepholes?.Length ?? 0) + (w.InitialH?.Length ?? 0) + (w.InitialC?.Length ?? 0))
        + InputLayers.Concat(Dense).Sum(layer => (long)layer.Weight.Length + (layer.Bias?.Length ?? 0)) + (Embedding?.Values.Length ?? 0);

    /// <summary>Whether some state before the first step is not zero.</summary>
    public bool HasInitialState => Layers.SelectMany(layer => layer.Weights)
        .Any(w => (w.InitialH ?? Array.Empty<double>()).Concat(w.InitialC ?? Array.Empty<double>()).Any(x => x != 0));

    /// <summary>Cell and sizes: <c>Lstm 1 -> 16 -> 16, dense 1</c>.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Cell?.ToString() ?? "mixed"} {InputSize}{(Embedding != null ? $" tokens -> {Embedding.Width}" : ReadsTokens ? " tokens" : "")} -> ")
        + string.Concat(InputLayers.Select(layer => Text(layer) + " -> "))
        + string.Join(" -> ", Layers.Select(layer => layer.Hidden + (layer.Direction == Direction.Both ? " both ways" : layer.Direction == Direction.Reverse ? " backward" : "")))
        + string.Concat(Dense.Select(layer => ", " + Text(layer)));

    /// <summary>Numbers that the first layer reads, of a token its row.</summary>
    internal int FirstInput => InputLayers.Count > 0 ? InputLayers[0].Input : Layers[0].Input;

    /// <summary>A copy with other facts around the same layers.</summary>
    internal RecurrentNetwork With(string? source = null, TestBatch? test = null) => new(Layers, Dense, InputLayers)
    {
        Source = source ?? Source,
        Framework = Framework,
        Embedding = Embedding,
        ReadsTokens = ReadsTokens,
        SignalPath = SignalPath,
        SampleRate = SampleRate,
        Test = test ?? Test,
        IsDouble = IsDouble,
        Report = Report,
    };

    private static string Text(DenseLayer layer) => FormattableString.Invariant($"dense {layer.Units}{(layer.Activation is { } act ? " " + act.ToString().ToLowerInvariant() : "")}");
}
