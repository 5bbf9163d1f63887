using Unrolled.Tests.Parameters;
using Unrolled.Tests.Training;

namespace Unrolled.Tests.Data;

/// <summary>What a model's numbers need to be understood travels in its file.</summary>
public sealed class FileTests : IDisposable
{
    private static readonly Normalization Three = new([101_325.1, 0, -1e-3], [60.7, 1, 2e-9]);

    // What a separator or an encoding could break.
    private static readonly ClassNames Names = new("up, down", "\"quoted\"\n", "größer 🙂");

    private readonly string _folder = Directory.CreateTempSubdirectory("unrolled").FullName;

    private string Place => Path.Combine(_folder, "a.safetensors");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_network_is_saved_with_its_normalizations_and_names()
    {
        var network = new SmallNetwork<float>(2, 3, 4, 3);
        network.Save(Place, Three, Names, targets: new Normalization([1, 2, 3], [4, 5, 6]));
        Assert.Equal(Names, ClassNames.Load(Place));
        var inputs = Normalization.Load(Place);
        Assert.Equal(Three.Mean.ToArray(), inputs.Mean.ToArray());
        Assert.Equal(Three.Deviation.ToArray(), inputs.Deviation.ToArray());
        Assert.Equal([4, 5, 6], Normalization.Load(Place, Normalization.Targets).Deviation.ToArray());

        var loaded = new float[network.Layout.Length];
        Checkpoint.Load<float>(Place, network.Layout, loaded);
        Assert.Equal(network.Parameters.ToArray(), loaded);
    }

    [Fact]
    public void Other_programs_find_tensors_and_a_list()
    {
        TensorFile file = Checkpoint.ToFile(new SmallNetwork<float>(2, 3, 4, 2), Three, new ClassNames("no", "yes"));
        Assert.Equal("""["no","yes"]""", file.Metadata["unrolled.classes"]);
        Assert.True(file.TryGet("normalization.inputs.mean", out NamedTensor? mean));
        Assert.Equal("normalization.inputs.mean F64 [3]", mean.ToString());
        Assert.True(file.TryGet("normalization.inputs.deviation", out _));
    }

    [Fact]
    public void A_file_without_them_says_so()
    {
        Checkpoint.Save<float>(Place, SampleLayouts.Rnn(2, 3, 2), new float[SampleLayouts.Rnn(2, 3, 2).Length]);
        Assert.Equal(
            $"'{Place}' has no normalization of inputs ('normalization.inputs.mean' is missing): it was saved without one.",
            Assert.Throws<InvalidDataException>(() => Normalization.Load(Place)).Message);
        Assert.Equal(
            $"'{Place}' has no names of classes ('unrolled.classes' is missing): it was saved without them.",
            Assert.Throws<InvalidDataException>(() => ClassNames.Load(Place)).Message);
    }

    [Fact]
    public void What_does_not_fit_the_network_is_not_saved()
    {
        var network = new SmallNetwork<float>(2, 3, 4, 2);
        Refused("inputs", "'Small' reads 3 inputs a step, but the normalization is for 1.", () => network.Save(Place, new Normalization([1], [1])));
        Refused("targets", "'Small' writes 2 outputs a step, but the normalization is for 3.", () => network.Save(Place, null, targets: Three));
        Refused("classes", "'Small' has 2 classes, but the names are for 3 (a, b, c).", () => network.Save(Place, Three, new ClassNames("a", "b", "c")));
        Refused("inputs", "'Small' reads tokens, which have no normalization.", () => new TokenReader(network).Save(Place, Three));
        Assert.False(File.Exists(Place));

        new SmallNetwork<float>(2, 3, 4, 1).Save(Place, Three, new ClassNames("no", "yes"));
        Assert.Equal(["no", "yes"], ClassNames.Load(Place));
        TensorFile twice = Checkpoint.ToFile(network, Three);
        Assert.Throws<ArgumentException>(() => Three.AddTo(twice));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("[1]")]
    [InlineData("[null]")]
    [InlineData("""["a","a"]""")]
    [InlineData("""["\ud83d"]""")]
    public void Broken_names_are_no_names(string text)
    {
        var file = new TensorFile();
        file.Metadata[Checkpoint.ClassesKey] = text;
        Assert.StartsWith("'it' has broken names of classes: ", Assert.Throws<InvalidDataException>(() => ClassNames.From(file, "it")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Broken_normalizations_are_none()
    {
        Broken([1], [1, 1], [1]);
        Broken([2], [1, 1], [1, 0]);
        Broken([2], [1, double.NaN], [1, 1]);
        Broken([1, 2], [1, 1], [1, 1]);
        Broken([], [1], [1]);
        Broken([0], [], []);
        Assert.Equal(1, Normalization.From(FileOf([1], [1], [1])).Size);
    }

    private static void Broken(int[] shape, double[] mean, double[] deviation) =>
        Assert.StartsWith(
            "'it' has a broken normalization of inputs: ",
            Assert.Throws<InvalidDataException>(() => Normalization.From(FileOf(shape, mean, deviation), source: "it")).Message,
            StringComparison.Ordinal);

    private static TensorFile FileOf(int[] shape, double[] mean, double[] deviation)
    {
        var file = new TensorFile();
        file.Add(NamedTensor.From<double>("normalization.inputs.mean", mean.Length == deviation.Length ? shape : [mean.Length], mean));
        file.Add(NamedTensor.From<double>("normalization.inputs.deviation", shape, deviation));
        return file;
    }

    private static void Refused(string parameter, string because, Action save) =>
        Assert.StartsWith(because, Assert.Throws<ArgumentException>(parameter, save).Message, StringComparison.Ordinal);

    /// <summary>The same parameters as a network of tokens; it is saved, and never run.</summary>
    private sealed class TokenReader(SmallNetwork<float> inner) : INetwork<float, int>
    {
        public ParameterLayout Layout => inner.Layout;

        public Span<float> Parameters => inner.Parameters;

        public int InputLength => inner.InputLength;

        public int LogitLength => inner.LogitLength;

        public int OutputSize => inner.OutputSize;

        public int StateLength => inner.StateLength;

        public int TapeLength => inner.TapeLength;

        public int FedBackLength => 0;

        public int MaskLength => 0;

        public void Rest(Span<float> state) => throw new NotSupportedException();

        public void RestBackward(ReadOnlySpan<float> stateGradient, Span<float> parameterGradient) => throw new NotSupportedException();

        public void ForwardLogits(Span<float> state, ReadOnlySpan<int> input, Span<float> logits, Span<float> tape, in SequenceOptions<float, int> options = default) =>
            throw new NotSupportedException();

        public void Backward(
            ReadOnlySpan<int> input,
            Span<float> tape,
            ReadOnlySpan<float> logitGradient,
            Span<float> parameterGradient,
            Span<float> inputGradient,
            Span<float> stateGradient,
            in SequenceOptions<float, int> options = default) => throw new NotSupportedException();
    }
}
