using System.Globalization;
using Unrolled.Conformance.Cases;

namespace Unrolled.Conformance.Running;

/// <summary>All that a model attribute says. Two cases of equal shape share one generated class.</summary>
internal sealed record ModelShape(
    CellType Cell,
    RnnActivation Activation,
    GruReset Reset,
    int Input,
    int Hidden,
    int Steps,
    int ReadSteps,
    int FirstOutput,
    int Output,
    Head Head,
    bool Bias,
    bool IsDouble,
    GruUpdate Update = GruUpdate.Keeps)
{
    /// <summary>Numbers of an output row.</summary>
    public int Width => Output > 0 ? Output : Hidden;

    public int WrittenSteps => Steps - FirstOutput;

    /// <summary>A name that differs for different shapes, such as <c>Lstm3x2T5</c> followed by what is not at its default.</summary>
    public string ClassName => string.Concat(
        string.Create(CultureInfo.InvariantCulture, $"{Cell}{Input}x{Hidden}T{Steps}"),
        ReadSteps < Steps ? string.Create(CultureInfo.InvariantCulture, $"Reads{ReadSteps}") : "",
        FirstOutput > 0 ? string.Create(CultureInfo.InvariantCulture, $"From{FirstOutput}") : "",
        Output > 0 ? string.Create(CultureInfo.InvariantCulture, $"{Head}{Output}") : "",
        Activation != RnnActivation.Tanh ? Activation.ToString() : "",
        Reset == GruReset.BeforeProduct ? "Before" : "",
        Update == GruUpdate.Writes ? "Writes" : "",
        Bias ? "" : "NoBias",
        IsDouble ? "Double" : "");
}
