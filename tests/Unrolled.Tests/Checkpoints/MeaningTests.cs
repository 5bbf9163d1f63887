using Unrolled.Tests.Parameters;

namespace Unrolled.Tests.Checkpoints;

/// <summary>Weights of a model that computes something else with them are refused, though names and shapes agree.</summary>
public sealed class MeaningTests : IDisposable
{
    private static readonly ModelMeaning Saved = new("Rnn", "numbers", "every step reads, the last step writes", Head.Softmax);

    private readonly string _folder = Directory.CreateTempSubdirectory("unrolled").FullName;

    private string Place => Path.Combine(_folder, "a");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public static TheoryData<string, string, string, Head?, ModelDifferences, string> Others => new()
    {
        { "Rnn(Activation = Relu)", Saved.Inputs, Saved.Topology, Saved.Head, ModelDifferences.Cell, "its cell is 'Rnn', the model's is 'Rnn(Activation = Relu)'" },
        { Saved.Cell, "tokens", Saved.Topology, Saved.Head, ModelDifferences.Inputs, "its inputs is 'numbers', the model's is 'tokens'" },
        { Saved.Cell, Saved.Inputs, "every step reads, every step writes", Saved.Head, ModelDifferences.Topology, "its topology is 'every step reads, the last step writes'" },
        { Saved.Cell, Saved.Inputs, Saved.Topology, null, ModelDifferences.Head, "its head is 'Softmax', the model's is 'none'" },
        { Saved.Cell, Saved.Inputs, Saved.Topology, Head.Linear, ModelDifferences.Head, "its head is 'Softmax', the model's is 'Linear'" },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public void A_difference_is_refused_unless_it_is_accepted(string cell, string inputs, string topology, Head? head, ModelDifferences difference, string because)
    {
        ParameterLayout saved = SampleLayouts.WithMeaning(SampleLayouts.Rnn(2, 3, 2), Saved);
        float[] block = SampleLayouts.Fill(saved, x => (float)x);
        Checkpoint.Save<float>(Place, saved, block);

        ParameterLayout other = SampleLayouts.WithMeaning(SampleLayouts.Rnn(2, 3, 2), new ModelMeaning(cell, inputs, topology, head));
        float[] loaded = [.. Enumerable.Repeat(7f, other.Length)];
        string message = Assert.Throws<InvalidDataException>(() => Checkpoint.Load<float>(Place, other, loaded, ModelDifferences.All & ~difference)).Message;
        Assert.Contains(because, message, StringComparison.Ordinal);
        Assert.EndsWith($"accept ModelDifferences.{difference}.", message, StringComparison.Ordinal);
        Assert.All(loaded, x => Assert.Equal(7f, x));

        Checkpoint.Load<float>(Place, other, loaded, difference);
        Assert.Equal(block, loaded);
    }

    [Fact]
    public void The_same_meaning_and_a_file_without_one_load()
    {
        ParameterLayout bare = SampleLayouts.Rnn(2, 3, 2);
        ParameterLayout told = SampleLayouts.WithMeaning(bare, Saved);
        float[] block = SampleLayouts.Fill(told, x => (float)x);
        var loaded = new float[told.Length];
        foreach ((ParameterLayout from, ParameterLayout to) in new[] { (told, told), (bare, told), (told, bare) })
        {
            loaded.AsSpan().Clear();
            Checkpoint.Save<float>(Place, from, block);
            Checkpoint.Load<float>(Place, to, loaded);
            Assert.Equal(block, loaded);
        }
    }

    [Theory]
    [InlineData(float.NaN, "NaN")]
    [InlineData(float.NegativeInfinity, "-Infinity")]
    public void A_number_that_is_not_finite_is_refused(float bad, string text)
    {
        ParameterLayout layout = SampleLayouts.Rnn(2, 3, 2);
        float[] block = SampleLayouts.Fill(layout, x => (float)x);
        block[layout["weight_hh_l0"].OffsetOf(1, 2)] = bad;
        Checkpoint.Save<float>(Place, layout, block);
        var loaded = new float[layout.Length];
        string message = Assert.Throws<InvalidDataException>(() => Checkpoint.Load<float>(Place, layout, loaded)).Message;
        Assert.Contains($"weight_hh_l0 F32 [3, 3] has {text} at place 5", message, StringComparison.Ordinal);
        Assert.All(loaded, x => Assert.Equal(0f, x));
    }

    [Fact]
    public void A_double_beyond_floats_is_refused_as_a_float()
    {
        ParameterLayout layout = SampleLayouts.Rnn(2, 3, 2);
        double[] block = SampleLayouts.Fill(layout, x => x);
        block[layout["bias_l0"].OffsetOf(2)] = 1e39;
        Checkpoint.Save<double>(Place, layout, block);
        Checkpoint.Load<double>(Place, layout, new double[layout.Length]);
        Assert.Contains(
            "bias_l0 F64 [3] has 1E+39 at place 2, which is no finite Single",
            Assert.Throws<InvalidDataException>(() => Checkpoint.Load<float>(Place, layout, new float[layout.Length])).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_stream_and_bytes_hold_what_a_file_does()
    {
        ParameterLayout layout = SampleLayouts.WithMeaning(SampleLayouts.Rnn(2, 3, 2), Saved);
        float[] block = SampleLayouts.Fill(layout, x => (float)x);
        using var stream = new MemoryStream();
        stream.WriteByte(9);
        Checkpoint.Save<float>(stream, layout, block);
        var loaded = new float[layout.Length];
        stream.Position = 1;
        Checkpoint.Load<float>(stream, layout, loaded);
        Assert.Equal(block, loaded);

        loaded.AsSpan().Clear();
        Checkpoint.Load<float>(stream.ToArray().AsMemory(1), layout, loaded);
        Assert.Equal(block, loaded);
        Assert.True(stream.CanRead);
        Assert.Throws<ArgumentNullException>("stream", () => Checkpoint.Load<float>((Stream)null!, layout, loaded));
    }

    [Theory]
    [InlineData(new byte[] { 0x50, 0x4B, 3, 4, 20, 0, 8, 8, 0, 0 }, "a zip archive, as torch.save")]
    [InlineData(new byte[] { 0x80, 2, 0x8A, 0x0A, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20 }, "a Python pickle")]
    [InlineData(new byte[] { 0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0 }, "an HDF5 file")]
    [InlineData(new byte[] { 0x7B, 0x22, 0x61, 0x22, 0x3A, 0x20, 0x31, 0x7D, 0x0A }, "JSON text")]
    public void Another_format_is_called_by_its_name(byte[] bytes, string name)
    {
        string message = Assert.Throws<InvalidDataException>(() => TensorFile.Parse(bytes)).Message;
        Assert.Contains(name, message, StringComparison.Ordinal);
        Assert.Contains("safetensors", message, StringComparison.Ordinal);
    }
}
