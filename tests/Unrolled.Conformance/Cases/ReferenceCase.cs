using System.Globalization;

namespace Unrolled.Conformance.Cases;

/// <summary>A network with its weights, an input, and numbers that somebody else computed: what both file formats are read into.</summary>
/// <remarks>Time is steps; tensors are named and laid out as PyTorch's: gates LSTM i f g o, GRU r z n, matrices [G*H, in] row-major.</remarks>
internal sealed record ReferenceCase
{
    public required string Name { get; init; }

    public required string File { get; init; }

    /// <summary>Why the project does not offer this network; null where it does. Nothing below counts when it is set.</summary>
    public string? NotOffered { get; init; }

    public int Steps { get; init; }

    /// <summary>Steps that read an input, from the first.</summary>
    public int ReadSteps { get; init; }

    /// <summary>The first step, in the order of time, whose output is expected.</summary>
    public int FirstOutput { get; init; }

    /// <summary>Only the output after the last processed step is expected: step 0 where the direction is reverse.</summary>
    public bool LastProcessed { get; init; }

    public IReadOnlyList<RecurrentLayer> Layers { get; init; } = [];

    public OutputLayer? Output { get; init; }

    /// <summary>[ReadSteps, Input], or a token for each step that reads.</summary>
    public double[] Input { get; init; } = [];

    /// <summary>Tokens that <see cref="Input"/> chooses from; 0: it holds numbers.</summary>
    public int Vocabulary { get; init; }

    /// <summary>[Vocabulary, Input of the first layer]; null: a token goes into the first layer as its one-hot form.</summary>
    public double[]? Embedding { get; init; }

    /// <summary>Whether the steps that do not read see the output of the step before.</summary>
    public bool Feedback { get; init; }

    /// <summary>What they see instead in training, [Steps - ReadSteps, Input]; empty: the network's own output.</summary>
    public double[] FedBack { get; init; } = [];

    /// <summary>Steps of the run where it is shorter than <see cref="Steps"/>; 0: all.</summary>
    public int Length { get; init; }

    /// <summary>Whether the initial state belongs to the parameters.</summary>
    public bool LearnedInitialState { get; init; }

    /// <summary>A channel of the input that is added to every output after the network; null: none.</summary>
    public int? ResidualInput { get; init; }

    /// <summary>Given where gradients are expected.</summary>
    public LossTarget? Loss { get; init; }

    public IReadOnlyList<ExpectedTensor> Expected { get; init; } = [];

    /// <summary>The precisions to run in, each with its bounds.</summary>
    public IReadOnlyList<CaseRun> Runs { get; init; } = [];

    public bool AnyReverse => Layers.Any(layer => layer.Directions.Any(direction => direction.Reverse));

    /// <summary>Each direction of each layer, in the order of PyTorch's states.</summary>
    public IEnumerable<NamedDirection> Directions() =>
        from layer in Enumerable.Range(0, Layers.Count)
        from d in Enumerable.Range(0, Layers[layer].Directions.Count)
        select new NamedDirection(Layers[layer].Directions[d], Layers[layer].Hidden, Layers[layer].Output, LayerDirection.Suffix(layer, d)) { States = Layers[layer].Equations.States };
}

/// <summary>A layer before the output layer; two directions stand side by side in its output, forward first.</summary>
internal sealed record RecurrentLayer(CellEquations Equations, int Input, int Hidden, IReadOnlyList<LayerDirection> Directions)
{
    /// <summary>Numbers of a direction's h.</summary>
    public int Output => Equations.Projection ?? Hidden;
}

internal enum CellType
{
    Rnn,
    Lstm,
    Gru,
    Dense,
}

/// <summary>One direction of a layer with its weights and initial state (null: zeros).</summary>
internal sealed record LayerDirection(bool Reverse, LogicalWeights Weights, double[]? InitialH, double[]? InitialC)
{
    /// <summary>How PyTorch's names of its tensors end, such as <c>_l0_reverse</c>.</summary>
    public static string Suffix(int layer, int direction) =>
        string.Create(CultureInfo.InvariantCulture, $"_l{layer}{(direction == 1 ? "_reverse" : "")}");
}

/// <summary>A direction of a layer, its units, the numbers of its h, and the end of its tensors' names.</summary>
internal sealed record NamedDirection(LayerDirection Given, int Units, int Output, string Suffix)
{
    public LogicalWeights Weights => Given.Weights;

    /// <summary>What the layer carries.</summary>
    public required IReadOnlyList<string> States { get; init; }

    /// <summary>The given initial state: of h, or of c.</summary>
    public double[]? Initial(string part) => part == "c" ? Given.InitialC : Given.InitialH;
}

/// <summary>Weights as the project's Layout names them: weight_ih [G*H, in], weight_hh [G*H, numbers of h], bias [G*H], bias_hn [H].</summary>
/// <remarks>A gate that the equations do not compute has no rows: f where it is 1 - i. A dense layer has no weight_hh.</remarks>
internal sealed record LogicalWeights(double[] WeightIh, double[]? WeightHh, double[]? Bias, double[]? BiasHn)
{
    /// <summary>The LSTM's weight_pi, weight_pf and weight_po by the gate's letter, [H] each; null: no peepholes.</summary>
    public IReadOnlyDictionary<string, double[]>? Peepholes { get; init; }

    /// <summary>The LSTM's weight_hr [numbers of h, H]; null: no projection.</summary>
    public double[]? Projection { get; init; }
}

/// <summary>The output layer: weight [Units, H * directions], bias [Units] (null: none).</summary>
internal sealed record OutputLayer(int Units, Head Head, double[] Weight, double[]? Bias);

/// <summary>mse: values; bce: 0 or 1; ce: a class index a row.</summary>
internal sealed record LossTarget(string Kind, double[] Target);
