namespace Amp;

/// <summary>A model with what stands around it, as a plugin holds one: a channel each, blocks in place, nothing allocated.</summary>
internal sealed class Amplifier
{
    private const double PrewarmSeconds = 0.5;

    private readonly INetworkStream<float>[] _channels;
    private readonly SignalPath _path;
    private readonly float[] _inputs, _outputs;
    private readonly float[] _knobs;
    private readonly bool _prewarms;

    /// <param name="network">The model's file.</param>
    /// <param name="channels">Channels of the sound: streams of one network.</param>
    /// <param name="block">The largest block.</param>
    /// <param name="knob">The place of every knob that the model has, 0 to 1.</param>
    /// <exception cref="WeightsException">The model fits no size that the program has.</exception>
    public Amplifier(RecurrentNetwork network, int channels, int block, double knob = 0.5)
    {
        INetworkStream<float> first = Models.Family.Import(network, new ImportOptions { AppliesSignalPath = true });
        Name = first.Network.Layout.Model;
        SampleRate = (int)(network.SampleRate ?? AmpTraining.SampleRate);
        _path = network.SignalPath;
        _knobs = new float[first.InputSize - 1];
        Array.Fill(_knobs, (float)knob);
        _inputs = new float[block * first.InputSize];
        _outputs = new float[block];
        _channels = [first, .. Enumerable.Range(1, channels - 1).Select(_ => first.CreateStream())];
        _prewarms = network.Framework == "NAM";
        Reset();
    }

    /// <summary>The class that runs it.</summary>
    public string Name { get; }

    /// <summary>Samples a second of the sound that the model learned on.</summary>
    public int SampleRate { get; }

    /// <summary>Runs a block of one channel, in place.</summary>
    public void Process(int channel, Span<float> block)
    {
        int width = _knobs.Length + 1;
        Span<float> inputs = _inputs.AsSpan(0, block.Length * width), outputs = _outputs.AsSpan(0, block.Length);
        for (int t = 0; t < block.Length; t++)
        {
            inputs[t * width] = block[t];
            _knobs.CopyTo(inputs[((t * width) + 1)..]);
        }

        _path.ApplyInput(inputs, width);
        _channels[channel].Process(inputs, outputs);
        _path.ApplyOutput(inputs, outputs, width);
        outputs.CopyTo(block);
    }

    /// <summary>Back to the start of a sound.</summary>
    public void Reset()
    {
        foreach (INetworkStream<float> channel in _channels)
        {
            channel.Reset();
        }

        if (_prewarms)
        {
            Prewarm();
        }
    }

    // As NAM's own player does before the sound starts, so that the state has settled: half a second of silence.
    private void Prewarm()
    {
        Span<float> silence = new float[_outputs.Length];
        for (int channel = 0; channel < _channels.Length; channel++)
        {
            for (int left = (int)(PrewarmSeconds * SampleRate); left > 0; left -= silence.Length)
            {
                Span<float> block = silence[..Math.Min(left, silence.Length)];
                block.Clear();
                Process(channel, block);
            }
        }
    }
}
