using Unrolled.Weights.Tests.Harness;

namespace Unrolled.Weights.Tests;

/// <summary>A family opens a file by the model that it fits, streams without garbage, and tells the sizes where none fits.</summary>
public sealed class FamilyTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("unrolled").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_checkpoint_is_opened_by_the_model_that_it_is_of()
    {
        Knobs saved = Knobs.CreateRandom(3);
        saved.Save(At("knobs.safetensors"));

        INetworkStream<float> stream = Amps.Load(At("knobs.safetensors"));

        Assert.IsType<Knobs>(stream.Network);
        Assert.Equal((2, 1), (stream.InputSize, stream.OutputSize));
        Assert.Equal(saved.Parameters.ToArray(), stream.Network.Parameters.ToArray());
        Assert.IsType<Knobs>(Amps.Load(File.OpenRead(At("knobs.safetensors"))).Network);
        Assert.IsType<Knobs>(Amps.Load(File.ReadAllBytes(At("knobs.safetensors"))).Network);
    }

    /// <summary>What the model gives by itself, step by step and in blocks; from the learned state of rest again after a reset.</summary>
    [Fact]
    public void A_stream_gives_what_the_model_gives()
    {
        var model = NamSmall.CreateRandom(3);
        var random = new Xoshiro256(5);
        foreach (TensorLayout tensor in NamSmall.Layout.Tensors)
        {
            tensor.CopyFrom<float>([.. Enumerable.Range(0, tensor.Count).Select(_ => random.NextSingle() - 0.5f)], model.Parameters);
        }

        model.Save(At("amp.safetensors"));
        INetworkStream<float> stream = Amps.Load(At("amp.safetensors"));
        float[] input = [0.5f, -1, 0.25f, 2], expected = new float[4], found = new float[4];
        NamSmall.State state = model.CreateState();
        model.Process(state, input, expected);

        stream.Process(input, found);
        Assert.Equal(expected, found);
        stream.Reset();
        INetworkStream<float> other = stream.CreateStream();
        for (int t = 0; t < input.Length; t++)
        {
            stream.Step(input.AsSpan(t, 1), found.AsSpan(t, 1));
            Assert.Equal(expected[t], found[t]);
            other.Step(input.AsSpan(t, 1), found.AsSpan(t, 1));
            Assert.Equal(expected[t], found[t]);
        }
    }

    [Fact]
    public void Streaming_allocates_nothing()
    {
        AmpLstm.CreateRandom(1).Export(At("amp.json"));
        INetworkStream<float> stream = Amps.Family.Import(At("amp.json"));
        float[] block = new float[64];
        void Run()
        {
            stream.Process(block, block);
            stream.Step(block.AsSpan(0, 1), block.AsSpan(0, 1));
            stream.Reset();
        }

        Run();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Run();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Files_of_other_programs_find_their_model()
    {
        AmpLstm.CreateRandom(1).Export(At("amp.json"));
        TwoLayers.CreateRandom(2).Export(At("two.pt"));
        Knobs.CreateRandom(2).Export(At("knobs.onnx"));

        Assert.IsType<AmpLstm>(Amps.Family.Import(At("amp.json")).Network);
        Assert.IsType<TwoLayers>(Amps.Family.Import(At("two.pt")).Network);
        Assert.IsType<Knobs>(Amps.Family.Import(At("knobs.onnx")).Network);
        Assert.IsType<NamSmall>(Amps.Family.Import(Shared.Model("nam_example_lstm1x3.nam")).Network);
        Assert.IsType<NamTwoLayers>(Amps.Family.Import(Shared.Model("nam_BossLSTM-2x8.nam")).Network);
    }

    [Fact]
    public void Where_none_fits_the_error_has_both_sizes()
    {
        Same.CreateRandom(1).Save(At("same.safetensors"));
        string own = Assert.Throws<InvalidDataException>(() => Amps.Load(At("same.safetensors"))).Message;
        Assert.Contains("needs input 2, hidden 5, 3 gates, output 2, and the family 'Amps' has no such model", own, StringComparison.Ordinal);
        Assert.Contains("NamTwoLayers: input 1, hidden 8, 8, 4 gates, output 1; ", own, StringComparison.Ordinal);

        string foreign = Assert.Throws<WeightsException>(() => Amps.Family.Import(Path.Combine(AppContext.BaseDirectory, "Fixtures", "gru.pt"))).Message;
        Assert.Contains("the sizes: expected those of a model of the family 'Amps', which has AmpLstm: input 1, hidden 3, 4 gates, output 1; ", foreign, StringComparison.Ordinal);
        Assert.Contains("found Gru 2 -> 5, dense 2", foreign, StringComparison.Ordinal);
    }

    /// <summary>The right sizes and yet something else: that is what the error is about.</summary>
    [Fact]
    public void Where_one_nearly_fits_the_error_says_what_is_wrong()
    {
        TensorFile file = Checkpoint.ToFile<float>(AmpLstm.Layout, AmpLstm.CreateRandom(1).Parameters);
        var cut = new TensorFile();
        foreach (NamedTensor tensor in file.Tensors.Where(tensor => tensor.Name != "bias_head"))
        {
            cut.Add(tensor);
        }

        cut.Write(At("cut.safetensors"));
        Assert.Contains(
            "AmpLstm has these sizes, but 'bias_head' is missing, needed is bias_head [1].",
            Assert.Throws<InvalidDataException>(() => Amps.Load(At("cut.safetensors"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_meaning_of_a_checkpoint_tells_equal_shapes_apart()
    {
        Relu2x4.CreateRandom(1).Save(At("relu.safetensors"));
        Assert.IsType<Relu2x4>(Alike.Load(At("relu.safetensors")).Network);

        TensorFile bare = new();
        foreach (NamedTensor tensor in Checkpoint.ToFile<float>(Relu2x4.Layout, Relu2x4.CreateRandom(1).Parameters).Tensors)
        {
            bare.Add(tensor);
        }

        bare.Write(At("bare.safetensors"));
        Assert.Contains("fits Tanh2x4 and Relu2x4 of the family 'Alike'", Assert.Throws<InvalidDataException>(() => Alike.Load(At("bare.safetensors"))).Message, StringComparison.Ordinal);
        Relu2x4.CreateRandom(1).Export(At("relu.pt"));
        Assert.Contains("fits Tanh2x4 and Relu2x4", Assert.Throws<WeightsException>(() => Alike.Family.Import(At("relu.pt"))).Message, StringComparison.Ordinal);
        Assert.IsType<Relu2x4>(Alike.Family.Import(At("relu.pt"), new ImportOptions { Activation = RnnActivation.Relu }).Network);
    }

    private string At(string name) => Path.Combine(_folder, name);
}
