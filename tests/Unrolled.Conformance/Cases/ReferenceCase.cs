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

    /// <summary>[ReadSteps, Input].</summary>
    public double[] Input { get; init; } = [];

    /// <summary>A channel of the input that is added to every output after the network; null: none.</summary>
    public int? ResidualInput { get; init; }

    /// <summary>Given where gradients are expected.</summary>
    public LossTarget? Loss { get; init; }

    public IReadOnlyList<ExpectedTensor> Expected { get; init; } = [];

    /// <summary>The precisions to run in, each with its bounds.</summary>
    public IReadOnlyList<CaseRun> Runs { get; init; } = [];

    public bool AnyReverse => Layers.Any(layer => layer.Directions.Any(direction => direction.Reverse));
}

/// <summary>A recurrent layer; two directions stand side by side in its output, forward first.</summary>
internal sealed record RecurrentLayer(
    CellType Cell, RnnActivation Activation, GruReset Reset, int Input, int Hidden, IReadOnlyList<LayerDirection> Directions);

internal enum CellType
{
    Rnn,
    Lstm,
    Gru,
}

/// <summary>One direction of a layer with its weights and initial state (null: zeros).</summary>
internal sealed record LayerDirection(bool Reverse, LogicalWeights Weights, double[]? InitialH, double[]? InitialC);

/// <summary>Weights as the project's Layout names them: weight_ih [G*H, in], weight_hh [G*H, H], bias [G*H], bias_hn [H].</summary>
internal sealed record LogicalWeights(double[] WeightIh, double[] WeightHh, double[]? Bias, double[]? BiasHn);

/// <summary>The output layer: weight [Units, H * directions], bias [Units] (null: none).</summary>
internal sealed record OutputLayer(int Units, Head Head, double[] Weight, double[]? Bias);

/// <summary>mse: values; bce: 0 or 1; ce: a class index a row.</summary>
internal sealed record LossTarget(string Kind, double[] Target);
