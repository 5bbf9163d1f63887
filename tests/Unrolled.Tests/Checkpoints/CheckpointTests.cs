using System.Globalization;
using Unrolled.Tests.Parameters;

namespace Unrolled.Tests.Checkpoints;

public sealed class CheckpointTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("unrolled").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Saved_parameters_load_bit_for_bit()
    {
        ParameterLayout layout = SampleLayouts.Lstm(3, 19, 2);
        float[] block = SampleLayouts.Fill(layout, x => (float)x);
        block[layout["weight_hh_l0"].OffsetOf(5, 5)] = float.Epsilon;
        block[layout["bias_l0"].OffsetOf(5)] = -0f;
        Checkpoint.Save<float>(PathOf("a"), layout, block);
        float[] loaded = [.. Enumerable.Repeat(7f, layout.Length)];
        Checkpoint.Load<float>(PathOf("a"), layout, loaded);
        Assert.Equal(block.Select(BitConverter.SingleToInt32Bits), loaded.Select(BitConverter.SingleToInt32Bits));

        double[] doubles = SampleLayouts.Fill(layout, x => x * Math.PI);
        Checkpoint.Save<double>(PathOf("d"), layout, doubles);
        var loadedDoubles = new double[layout.Length];
        Checkpoint.Load<double>(PathOf("d"), layout, loadedDoubles);
        Assert.Equal(doubles, loadedDoubles);
        Assert.Equal(["a", "d"], Directory.GetFiles(_folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void Precisions_convert()
    {
        ParameterLayout layout = SampleLayouts.Lstm(3, 5, 2);
        double[] doubles = SampleLayouts.Fill(layout, x => x * Math.PI);
        Checkpoint.Save<double>(PathOf("d"), layout, doubles);
        var single = new float[layout.Length];
        Checkpoint.Load<float>(PathOf("d"), layout, single);
        Assert.Equal(doubles.Select(x => (float)x), single);
        Checkpoint.Save<float>(PathOf("d"), layout, single);
        Checkpoint.Load<double>(PathOf("d"), layout, doubles);
        Assert.Equal(single.Select(x => (double)x), doubles);
    }

    [Fact]
    public void A_file_made_from_PyTorch_tensors_loads()
    {
        ParameterLayout layout = SampleLayouts.Lstm(3, 5, 2);
        var block = new float[layout.Length];
        Checkpoint.Load<float>(Path.Combine(AppContext.BaseDirectory, "Fixtures", "pytorch_checkpoint.safetensors"), layout, block);
        foreach (TensorLayout tensor in layout.Tensors)
        {
            var values = new float[tensor.Count];
            tensor.CopyTo<float>(block, values);
            Assert.Equal(Enumerable.Range(0, tensor.Count).Select(i => ((i * 37 % 101) - 50) / 64f), values);
        }
    }

    [Theory]
    [InlineData("fi-FI")]
    [InlineData("ar-SA")]
    [InlineData("tr-TR")]
    public void The_same_parameters_give_the_same_bytes_in_every_culture(string culture)
    {
        ParameterLayout layout = SampleLayouts.Lstm(3, 5, 2, "Iris");
        float[] block = SampleLayouts.Fill(layout, x => (float)x);
        byte[] expected = Checkpoint.ToFile<float>(layout, block).ToBytes();
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(expected, Checkpoint.ToFile<float>(layout, block).ToBytes());
            Checkpoint.Save<float>(PathOf("a"), layout, block);
            Checkpoint.Load<float>(PathOf("a"), layout, block);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_checkpoint_of_another_model_is_refused_with_everything_that_differs()
    {
        Checkpoint.Save<float>(PathOf("a"), SampleLayouts.Lstm(3, 4, 2, "Other"), new float[SampleLayouts.Lstm(3, 4, 2).Length]);
        ParameterLayout layout = SampleLayouts.Lstm(3, 5, 2, "Gesture");
        float[] block = [.. Enumerable.Repeat(7f, layout.Length)];
        string message = Assert.Throws<InvalidDataException>(() => Checkpoint.Load<float>(PathOf("a"), layout, block)).Message;
        Assert.Contains("does not fit model 'Gesture'", message, StringComparison.Ordinal);
        Assert.Contains("needed is weight_hh_l0 [20, 5], found is weight_hh_l0 F32 [16, 4]", message, StringComparison.Ordinal);
        Assert.Contains("needed is bias_l0 [20], found is bias_l0 F32 [16]", message, StringComparison.Ordinal);
        Assert.Contains("It was saved from model 'Other'", message, StringComparison.Ordinal);
        Assert.All(block, x => Assert.Equal(7, x));
    }

    [Fact]
    public void A_transposed_tensor_is_refused()
    {
        ParameterLayout layout = SampleLayouts.Rnn(3, 5, 2);
        var block = new float[layout.Length];
        TensorFile good = Checkpoint.ToFile<float>(layout, block);
        var file = new TensorFile();
        foreach (NamedTensor tensor in good.Tensors)
        {
            file.Add(tensor.Name == "weight_ih_l0" ? NamedTensor.From<float>(tensor.Name, [3, 5], new float[15]) : tensor);
        }

        Assert.Contains("needed is weight_ih_l0 [5, 3], found is weight_ih_l0 F32 [3, 5]", Assert.Throws<InvalidDataException>(() => Checkpoint.FromFile<float>(file, layout, block)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_and_extra_tensors_are_named_and_training_state_is_passed_over()
    {
        ParameterLayout layout = SampleLayouts.Rnn(3, 5, 2);
        float[] block = SampleLayouts.Fill(layout, x => (float)x);
        TensorFile file = Checkpoint.ToFile<float>(layout, block);
        file.Add(NamedTensor.From<double>(Checkpoint.TrainingPrefix + "powers", [2], new double[2]));
        Checkpoint.FromFile<float>(file, layout, block);
        file.Add(NamedTensor.From<float>("surplus", [1, 2], new float[2]));
        Assert.Contains("surplus F32 [1, 2] is not part", Assert.Throws<InvalidDataException>(() => Checkpoint.FromFile<float>(file, layout, block)).Message, StringComparison.Ordinal);

        var empty = new TensorFile();
        Assert.Contains("'weight_ih_l0' is missing, needed is weight_ih_l0 [5, 3]", Assert.Throws<InvalidDataException>(() => Checkpoint.FromFile<float>(empty, layout, block)).Message, StringComparison.Ordinal);
        file = Checkpoint.ToFile<float>(layout, block);
        file.Metadata[Checkpoint.FormatKey] = "99";
        Assert.Contains("format version '99'", Assert.Throws<InvalidDataException>(() => Checkpoint.FromFile<float>(file, layout, block)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("parameters", () => Checkpoint.FromFile<float>(file, layout, new float[3]));
    }

    [Fact]
    public void Every_cut_of_a_file_is_refused_and_nothing_is_written()
    {
        ParameterLayout layout = SampleLayouts.Rnn(1, 2, 1);
        float[] block = [.. Enumerable.Repeat(7f, layout.Length)];
        byte[] bytes = Checkpoint.ToFile<float>(layout, block).ToBytes();
        for (int length = 0; length < bytes.Length; length++)
        {
            File.WriteAllBytes(PathOf("cut"), bytes[..length]);
            Assert.Contains("cut", Assert.Throws<InvalidDataException>(() => Checkpoint.Load<float>(PathOf("cut"), layout, block)).Message, StringComparison.Ordinal);
        }

        Assert.All(block, x => Assert.Equal(7, x));
    }

    [Fact]
    public void A_failing_save_leaves_the_old_file_whole()
    {
        ParameterLayout layout = SampleLayouts.Rnn(1, 2, 1);
        var block = new float[layout.Length];
        Checkpoint.Save<float>(PathOf("a"), layout, block);
        byte[] before = File.ReadAllBytes(PathOf("a"));
        Assert.Throws<ArgumentException>("parameters", () => Checkpoint.Save<float>(PathOf("a"), layout, new float[3]));
        Directory.CreateDirectory(PathOf("folder"));
        Assert.Throws<IOException>(() => Checkpoint.Save<float>(PathOf("folder"), layout, block));
        Assert.Throws<IOException>(() => Checkpoint.Save<float>(Path.Combine(_folder, "none", "a"), layout, block));
        Assert.Equal(before, File.ReadAllBytes(PathOf("a")));
        Assert.Single(Directory.GetFiles(_folder));
        Assert.Throws<FileNotFoundException>(() => Checkpoint.Load<float>(PathOf("b"), layout, block));
    }

    private string PathOf(string name) => Path.Combine(_folder, name);
}
