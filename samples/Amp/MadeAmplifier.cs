namespace Amp;

/// <summary>An amplifier in closed form, for a network to learn: a high-pass, a valve that clips one side sooner, a low-pass as a loudspeaker has.</summary>
internal sealed class MadeAmplifier(int sampleRate)
{
    private const double Drive = 6, Bias = 0.2, Loudness = 0.5, LowestHertz = 120, HighestHertz = 4500;

    private readonly double _slow = Coefficient(LowestHertz, sampleRate), _fast = Coefficient(HighestHertz, sampleRate);
    private double _low, _out;

    /// <summary>The output for one sample.</summary>
    public float Next(float x)
    {
        // One-pole filters: what a slow one lets through is taken away, what a fast one lets through is heard.
        _low += _slow * (x - _low);
        double driven = Math.Tanh((Drive * (x - _low)) + Bias) - Math.Tanh(Bias);
        _out += _fast * (driven - _out);
        return (float)(Loudness * _out);
    }

    public float[] Process(ReadOnlySpan<float> sound)
    {
        var output = new float[sound.Length];
        for (int t = 0; t < sound.Length; t++)
        {
            output[t] = Next(sound[t]);
        }

        return output;
    }

    // Of a one-pole filter at the frequency where it halves the power.
    private static double Coefficient(double hertz, int sampleRate) => 1 - Math.Exp(-2 * Math.PI * hertz / sampleRate);
}
