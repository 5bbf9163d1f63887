using System.Globalization;
using Unrolled.Conformance.Cases;

namespace Unrolled.Conformance.Running;

/// <summary>All that a model attribute says. Two cases of equal shape share one generated class.</summary>
internal sealed record ModelShape
{
    public required CellType Cell { get; init; }

    /// <summary>Equations that no attribute of the library has, of all layers or of each; none: those that the properties below say.</summary>
    public IReadOnlyList<CellEquations> OwnCells { get; init; } = [];

    public RnnActivation Activation { get; init; } = RnnActivation.Tanh;

    public GruReset Reset { get; init; } = GruReset.AfterProduct;

    public GruUpdate Update { get; init; } = GruUpdate.Keeps;

    /// <summary>Numbers that a step reads; 0 where it reads a token.</summary>
    public int Input { get; init; }

    public int Vocabulary { get; init; }

    public int Embedding { get; init; }

    /// <summary>Units of each layer.</summary>
    public required IReadOnlyList<int> Hidden { get; init; }

    public Direction Direction { get; init; }

    public required int Steps { get; init; }

    public required int ReadSteps { get; init; }

    public int FirstOutput { get; init; }

    public Feedback Feedback { get; init; }

    public bool VariableLength { get; init; }

    public bool LearnedInitialState { get; init; }

    /// <summary>Outputs of the output layer; 0: none.</summary>
    public int Output { get; init; }

    public Head Head { get; init; }

    public bool Bias { get; init; } = true;

    public bool Peepholes { get; init; }

    public bool IsDouble { get; init; }

    /// <summary>Numbers of an output row.</summary>
    public int Width => Output > 0 ? Output : (OwnCells.LastOrDefault()?.Projection ?? Hidden[^1]) * (Direction == Direction.Both ? 2 : 1);

    /// <summary>A name that differs for different shapes, such as <c>Lstm3x2T5</c> followed by what is not at its default.</summary>
    public string ClassName => string.Concat(
        Cell.ToString(),
        Vocabulary > 0 ? $"Tokens{Number(Vocabulary)}" : Number(Input),
        Embedding > 0 ? $"Embedded{Number(Embedding)}" : "",
        "x" + string.Join("_", Hidden.Select(Number)),
        $"T{Number(Steps)}",
        ReadSteps < Steps ? $"Reads{Number(ReadSteps)}" : "",
        FirstOutput > 0 ? $"From{Number(FirstOutput)}" : "",
        Output > 0 ? $"{Head}{Number(Output)}" : "",
        string.Concat(OwnCells.Select(CellSource.WordsOf)),
        Activation != RnnActivation.Tanh ? Activation.ToString() : "",
        Reset == GruReset.BeforeProduct ? "Before" : "",
        Update == GruUpdate.Writes ? "Writes" : "",
        Direction != Direction.Forward ? Direction.ToString() : "",
        Feedback != Feedback.None ? "Fed" : "",
        VariableLength ? "Lengths" : "",
        LearnedInitialState ? "Learned" : "",
        Peepholes ? "Peepholes" : "",
        Bias ? "" : "NoBias",
        IsDouble ? "Double" : "");

    // The list of sizes has no equality of its own, the name says everything.
    public bool Equals(ModelShape? other) => other?.ClassName == ClassName;

    public override int GetHashCode() => ClassName.GetHashCode(StringComparison.Ordinal);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
