using Amp;
using NAudio.Wave;
using Unrolled.Weights.Tests.Harness;

namespace Unrolled.Weights.Tests;

/// <summary>The sample Amp: files of amplifiers, WAV files of every kind, and what a block costs.</summary>
public sealed class AmpTests : IDisposable
{
    private const int Block = 64;

    private readonly string _folder = Directory.CreateTempSubdirectory("unrolled").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>What plain double loops give after half a second of silence, as NAM's player starts.</summary>
    [Theory]
    [InlineData("nam_BossLSTM-2x8.nam", "Lstm2x8")]
    [InlineData("nam_example_lstm1x3.nam", "Lstm1x3")]
    public void A_NAM_model_runs_in_blocks_without_garbage(string name, string model)
    {
        RecurrentNetwork network = WeightsFile.Read(Shared.Model(name)).ToNetwork();
        var amplifier = new Amplifier(network, 1, Block);
        float[] input = Strings.Play(0.25, 48_000, 3);
        var sound = new Sound([[.. input]], 48_000);
        Assert.Equal(model, amplifier.Name);

        Performance performance = Performance.Play(amplifier, sound, Block);

        int silence = amplifier.SampleRate / 2;
        double[] expected = network.Run([.. new double[silence], .. input.Select(x => (double)x)]);
        Outputs.Same([.. sound.Channels[0].Select(x => (double)x)], expected, 1e-5);
        Assert.Equal(0, performance.Allocated);
        Assert.True(performance.WorstBlock <= performance.Elapsed && performance.RealTime > 0);
    }

    /// <summary>Skip and gains of an AIDA-X file stand around the network; a knob is a further input.</summary>
    [Fact]
    public void What_stands_around_a_model_is_applied()
    {
        RecurrentNetwork plain = Lstm1x12.CreateRandom(2).ToRecurrentNetwork();
        var root = System.Text.Json.Nodes.JsonNode.Parse(new RecurrentNetwork(WithoutState(plain), plain.Dense).ToBytes(WeightsFormat.RtNeural))!;
        (root["in_skip"], root["in_gain"], root["out_gain"], root["samplerate"]) = (1, 6, -3, "44100");
        RecurrentNetwork network = WeightsFile.Parse(System.Text.Encoding.UTF8.GetBytes(root.ToJsonString())).ToNetwork();
        Agrees(network, knob: 0);
        Assert.Equal(44_100, new Amplifier(network, 1, Block).SampleRate);

        Agrees(OneKnob1x20.CreateRandom(3).ToRecurrentNetwork(), knob: 0.25);
        Agrees(Gru1x16.CreateRandom(4).ToRecurrentNetwork(), knob: 0);
    }

    /// <summary>GuitarML's plug-ins add the input to what the network writes.</summary>
    [Theory]
    [InlineData(CellKind.Lstm)]
    [InlineData(CellKind.Gru)]
    public void A_GuitarML_file_runs(CellKind cell)
    {
        RecurrentNetwork plain = cell == CellKind.Gru ? Gru1x16.CreateRandom(6).ToRecurrentNetwork() : Lstm1x12.CreateRandom(6).ToRecurrentNetwork();
        var skipping = new RecurrentNetwork(cell == CellKind.Gru ? plain.Layers : WithoutState(plain), plain.Dense) { SignalPath = new SignalPath { Skip = true } };
        RecurrentNetwork network = WeightsFile.Parse(skipping.ToBytes(WeightsFormat.GuitarMl)).ToNetwork();
        Assert.Equal(("GuitarML", true), (network.Framework, network.SignalPath.Skip));

        Agrees(network, knob: 0);
        var sound = new Sound([Strings.Play(0.25, 48_000, 3)], 48_000);
        Assert.Equal(0, Performance.Play(new Amplifier(network, 1, Block), sound, Block).Allocated);
    }

    [Fact]
    public void Channels_do_not_hear_each_other()
    {
        RecurrentNetwork network = OwnAmp.CreatePretrained().ToRecurrentNetwork();
        float[] left = Strings.Play(0.1, 48_000, 1), right = Strings.Play(0.1, 48_000, 2);
        var stereo = new Sound([[.. left], [.. right]], 48_000);
        Assert.Equal(0, Performance.Play(new Amplifier(network, 2, Block), stereo, Block).Allocated);
        var mono = new Sound([[.. right]], 48_000);
        Performance.Play(new Amplifier(network, 1, 100), mono, 100);

        Assert.Equal(mono.Channels[0], stereo.Channels[1]);
        Assert.NotEqual(stereo.Channels[0], stereo.Channels[1]);
    }

    /// <summary>The model that comes with the sample has learned its amplifier: over sound that it has not seen, a few thousandths of the energy are wrong.</summary>
    [Fact]
    public void The_own_model_is_its_amplifier() =>
        Assert.InRange(AmpTraining.ErrorToSignal(OwnAmp.CreatePretrained(), 77), 1e-6, 5e-3);

    [Fact]
    public void Training_comes_nearer_to_the_amplifier()
    {
        var losses = new List<double>();
        OwnAmp network = AmpTraining.Run(2, seed: 5, (_, loss) => losses.Add(loss));

        Assert.Equal(2, losses.Count);
        Assert.True(losses[1] < losses[0]);
        Assert.True(AmpTraining.ErrorToSignal(network, 6) < AmpTraining.ErrorToSignal(OwnAmp.CreateRandom(5), 6));
    }

    [Theory]
    [InlineData(16, false)]
    [InlineData(24, false)]
    [InlineData(32, false)]
    [InlineData(32, true)]
    public void A_WAV_file_comes_back_as_it_was_written(int bits, bool isFloat)
    {
        float[] left = Strings.Play(0.05, 44_100, 1), right = [.. left.Select(x => -x)];
        left[3] = 1;
        new Sound([left, right], 44_100, bits, isFloat).Write(At("a.wav"));

        Sound found = Sound.Read(At("a.wav"));

        Assert.Equal((44_100, bits, isFloat, 2, left.Length), (found.SampleRate, found.Bits, found.IsFloat, found.Channels.Length, found.Length));

        // Half a step; at 1 the largest whole number is a step below. A float has 24 bits itself.
        double step = isFloat ? 0 : Math.Max(Math.Pow(2, 1 - bits), 1e-7);
        Assert.All(left.Zip(found.Channels[0]), pair => Assert.InRange(pair.Second - pair.First, -step, step));
        Assert.All(right.Zip(found.Channels[1]), pair => Assert.InRange(pair.Second - pair.First, -step, step));
        found.Write(At("b.wav"));
        Assert.Equal(File.ReadAllBytes(At("a.wav")), File.ReadAllBytes(At("b.wav")));
    }

    /// <summary>Newer programs write the plain formats in a wrapper.</summary>
    [Fact]
    public void A_wrapped_WAV_file_is_read()
    {
        using (var file = new WaveFileWriter(At("wrapped.wav"), new WaveFormatExtensible(48_000, 24, 1)))
        {
            file.WriteSamples([0.5f, -0.25f], 0, 2);
        }

        Assert.Equal([0.5f, -0.25f], Sound.Read(At("wrapped.wav")).Channels[0].Select(x => MathF.Round(x, 4)));
    }

    [Fact]
    public void What_is_no_WAV_file_is_told()
    {
        File.WriteAllText(At("no.wav"), "no sound");
        Assert.Contains("no.wav", Assert.Throws<InvalidDataException>(() => Sound.Read(At("no.wav"))).Message, StringComparison.Ordinal);
        using (var file = new WaveFileWriter(At("bytes.wav"), new WaveFormat(8000, 8, 1)))
        {
            file.WriteByte(128);
        }

        Assert.Contains("8 bits a sample", Assert.Throws<InvalidDataException>(() => Sound.Read(At("bytes.wav"))).Message, StringComparison.Ordinal);
    }

    /// <summary>A tone keeps its pitch and its loudness.</summary>
    [Fact]
    public void Resampling_keeps_a_tone()
    {
        var sound = new Sound([[.. Enumerable.Range(0, 4410).Select(t => (float)Math.Sin(2 * Math.PI * 441 * t / 44_100))]], 44_100);

        Sound found = sound.Resampled(48_000);

        Assert.Equal(48_000, found.SampleRate);
        Assert.InRange(found.Length, 4750, 4850);
        Assert.Same(sound, sound.Resampled(44_100));
        float[] tone = found.Channels[0];
        int crossings = Enumerable.Range(1000, 3000).Count(t => tone[t - 1] < 0 && tone[t] >= 0);
        Assert.InRange(crossings, 27, 28);
        Assert.InRange(tone.Skip(1000).Take(3000).Max(), 0.97, 1.01);
    }

    private static void Agrees(RecurrentNetwork network, double knob)
    {
        var amplifier = new Amplifier(network, 1, Block, knob);
        float[] input = Strings.Play(0.02, 48_000, 9);
        double[] rows = [.. input.SelectMany(x => Enumerable.Repeat(knob, network.InputSize - 1).Prepend(x))];
        var found = new float[input.Length];
        input.CopyTo(found, 0);
        for (int start = 0; start < found.Length; start += Block)
        {
            amplifier.Process(0, found.AsSpan(start, Math.Min(Block, found.Length - start)));
        }

        Outputs.Same([.. found.Select(x => (double)x)], network.Run(rows), 1e-5);
    }

    // RTNeural's format has no learned state.
    private static IEnumerable<RecurrentLayer> WithoutState(RecurrentNetwork network) => network.Layers.Select(layer => new RecurrentLayer(
        layer.Cell, layer.Input, layer.Hidden, [.. layer.Weights.Select(w => new LayerWeights(w.InputMatrix, w.RecurrentMatrix) { InputBias = w.InputBias, RecurrentBias = w.RecurrentBias })]));

    private string At(string name) => Path.Combine(_folder, name);
}
