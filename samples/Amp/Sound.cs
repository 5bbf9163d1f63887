using System.Buffers.Binary;
using NAudio.Wave;
using NAudio.Wave.SampleProviders;

namespace Amp;

/// <summary>A sound in memory.</summary>
/// <param name="Channels">A row of samples a channel, in -1 to 1.</param>
/// <param name="SampleRate">Samples a second.</param>
/// <param name="Bits">Bits of a sample in the file: 16, 24 or 32.</param>
/// <param name="IsFloat">Whether these are floats.</param>
internal sealed record Sound(float[][] Channels, int SampleRate, int Bits = 16, bool IsFloat = false)
{
    public int Length => Channels[0].Length;

    /// <summary>Reads a WAV file.</summary>
    /// <exception cref="InvalidDataException">It is no WAV file, or of a kind that is not read.</exception>
    public static Sound Read(string path)
    {
        try
        {
            using var file = new WaveFileReader(path);
            WaveFormat format = Plain(file.WaveFormat);
            if (format.BitsPerSample is not (16 or 24 or 32))
            {
                throw new InvalidDataException($"'{path}' has {format.BitsPerSample} bits a sample; 16, 24 and 32 are read.");
            }

            using var plain = new RawSourceWaveStream(file, format);
            return Of(plain.ToSampleProvider(), format.BitsPerSample, format.Encoding == WaveFormatEncoding.IeeeFloat);
        }
        catch (Exception broken) when (broken is FormatException or ArgumentException or InvalidOperationException or NotSupportedException or EndOfStreamException)
        {
            throw new InvalidDataException($"'{path}' is no WAV file that can be read: {broken.Message}", broken);
        }
    }

    // Newer programs wrap a plain format (WAVE_FORMAT_EXTENSIBLE): behind the valid bits and the mask of channels, a GUID begins with its number.
    private static WaveFormat Plain(WaveFormat format) => format is WaveFormatExtraData { Encoding: WaveFormatEncoding.Extensible } wrapped
        ? (WaveFormatEncoding)BinaryPrimitives.ReadUInt16LittleEndian(wrapped.ExtraData.AsSpan(6)) == WaveFormatEncoding.IeeeFloat
            ? WaveFormat.CreateIeeeFloatWaveFormat(format.SampleRate, format.Channels)
            : new WaveFormat(format.SampleRate, format.BitsPerSample, format.Channels)
        : format;

    /// <summary>The same sound with another number of samples a second.</summary>
    public Sound Resampled(int sampleRate) =>
        sampleRate == SampleRate ? this : Of(new WdlResamplingSampleProvider(new Player(this), sampleRate), Bits, IsFloat);

    public void Write(string path)
    {
        WaveFormat format = IsFloat ? WaveFormat.CreateIeeeFloatWaveFormat(SampleRate, Channels.Length) : new WaveFormat(SampleRate, Bits, Channels.Length);
        using var file = new WaveFileWriter(path, format);
        var bytes = new byte[format.BlockAlign];
        for (int t = 0; t < Length; t++)
        {
            for (int c = 0; c < Channels.Length; c++)
            {
                WriteSample(Channels[c][t], bytes.AsSpan(c * Bits / 8));
            }

            file.Write(bytes, 0, bytes.Length);
        }
    }

    private void WriteSample(float sample, Span<byte> bytes)
    {
        if (IsFloat)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes, sample);
            return;
        }

        // The largest whole number is one step below 1.
        double steps = Math.Pow(2, Bits - 1);
        int value = (int)Math.Clamp(Math.Round(sample * steps), -steps, steps - 1);
        for (int i = 0; i < Bits / 8; i++)
        {
            bytes[i] = (byte)(value >> (8 * i));
        }
    }

    private static Sound Of(ISampleProvider source, int bits, bool isFloat)
    {
        int channels = source.WaveFormat.Channels;
        var samples = new List<float>();
        var buffer = new float[4096 * channels];
        for (int read = source.Read(buffer, 0, buffer.Length); read > 0; read = source.Read(buffer, 0, buffer.Length))
        {
            samples.AddRange(buffer.AsSpan(0, read));
        }

        int length = samples.Count / channels;
        float[][] rows = [.. Enumerable.Range(0, channels).Select(c => Enumerable.Range(0, length).Select(t => samples[(t * channels) + c]).ToArray())];
        return length > 0 ? new Sound(rows, source.WaveFormat.SampleRate, bits, isFloat) : throw new InvalidDataException("The sound is empty.");
    }

    /// <summary>The sound as the resampler reads it.</summary>
    private sealed class Player(Sound sound) : ISampleProvider
    {
        private int _next;

        public WaveFormat WaveFormat { get; } = WaveFormat.CreateIeeeFloatWaveFormat(sound.SampleRate, sound.Channels.Length);

        public int Read(float[] buffer, int offset, int count)
        {
            int channels = sound.Channels.Length;
            int frames = Math.Min(count / channels, sound.Length - _next);
            for (int t = 0; t < frames; t++)
            {
                for (int c = 0; c < channels; c++)
                {
                    buffer[offset + (t * channels) + c] = sound.Channels[c][_next + t];
                }
            }

            _next += frames;
            return frames * channels;
        }
    }
}
