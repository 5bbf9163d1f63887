namespace Unrolled.Weights;

/// <summary>What an audio file asks for around the network: <c>y = (network(g x) + skip g x) * o</c>, g and o gains, x the first input channel.</summary>
/// <remarks>A generated model is the network alone. Call <see cref="ApplyInput"/> before it and <see cref="ApplyOutput"/> after it.</remarks>
public sealed class SignalPath
{
    /// <summary>Nothing around the network.</summary>
    public static readonly SignalPath None = new();

    /// <summary>Whether the (amplified) first input channel is added to every output.</summary>
    public bool Skip { get; init; }

    /// <summary>Factor of the first input channel, not in dB.</summary>
    public double InputGain { get; init; } = 1;

    /// <summary>Factor of the outputs, not in dB.</summary>
    public double OutputGain { get; init; } = 1;

    /// <summary>Whether the network alone is the whole.</summary>
    public bool IsNone => !Skip && InputGain == 1 && OutputGain == 1;

    /// <summary>Amplifies the first channel of each step, in place.</summary>
    /// <param name="inputs">Rows of <paramref name="channels"/> numbers.</param>
    /// <param name="channels">Inputs of a step.</param>
    public void ApplyInput(Span<float> inputs, int channels = 1)
    {
        float gain = (float)InputGain;
        for (int i = 0; i < inputs.Length && gain != 1; i += channels)
        {
            inputs[i] *= gain;
        }
    }

    /// <summary>Adds the skipped input and amplifies, in place.</summary>
    /// <param name="inputs">What the network read: rows of <paramref name="channels"/> numbers.</param>
    /// <param name="outputs">What it wrote, rows of <paramref name="width"/> numbers, as many rows as <paramref name="inputs"/> has.</param>
    /// <param name="channels">Inputs of a step.</param>
    /// <param name="width">Outputs of a step.</param>
    /// <exception cref="ArgumentException">The numbers of rows differ; nothing was written.</exception>
    public void ApplyOutput(ReadOnlySpan<float> inputs, Span<float> outputs, int channels = 1, int width = 1)
    {
        Guard.Rows(outputs.Length, inputs.Length / channels, width, nameof(outputs));
        float gain = (float)OutputGain;
        for (int i = 0; i < outputs.Length; i++)
        {
            outputs[i] = (outputs[i] + (Skip ? inputs[i / width * channels] : 0)) * gain;
        }
    }

    /// <summary>As text: <c>skip, input gain 2</c>.</summary>
    public override string ToString() => IsNone ? "none" : string.Join(", ", new[]
    {
        Skip ? "the first input is added to the output (skip)" : "",
        InputGain != 1 ? FormattableString.Invariant($"input gain {InputGain:0.####}") : "",
        OutputGain != 1 ? FormattableString.Invariant($"output gain {OutputGain:0.####}") : "",
    }.Where(part => part.Length > 0));

    /// <summary>A gain in decibels as a factor.</summary>
    internal static double FromDecibels(double decibels) => decibels == 0 ? 1 : StrictMath.Exp(decibels * NaturalLogOf10 / 20);

    /// <summary>A factor in decibels.</summary>
    internal static double ToDecibels(double factor) => factor == 1 ? 0 : 20 * StrictMath.Log(factor) / NaturalLogOf10;

    private const double NaturalLogOf10 = 2.302585092994046;
}

/// <summary>Inputs and the outputs that the file's maker got for them, from the state of rest.</summary>
public sealed class TestBatch
{
    /// <summary>A batch.</summary>
    /// <param name="source">Where it stands: a file, or a key of one.</param>
    /// <param name="input">[steps, inputs], row-major; tokens as numbers.</param>
    /// <param name="output">[steps, outputs], or the outputs of the last steps alone.</param>
    /// <param name="tolerance">The largest difference that is right.</param>
    public TestBatch(string source, double[] input, double[] output, double tolerance) => (Source, Input, Output, Tolerance) = (source, input, output, tolerance);

    /// <summary>Where it stands: a file, or a key of one.</summary>
    public string Source { get; }

    /// <summary>[steps, inputs], row-major; tokens as numbers.</summary>
    public double[] Input { get; }

    /// <summary>[steps, outputs], or the outputs of the last steps alone.</summary>
    public double[] Output { get; }

    /// <summary>The largest difference that is right.</summary>
    public double Tolerance { get; }

    /// <summary>Whether it was made without the gains of the <see cref="SignalPath"/>, as AIDA-X does.</summary>
    public bool WithoutGains { get; init; }
}
