using Unrolled.Tests.Parameters;
using Unrolled.Tests.Training;

namespace Unrolled.Tests.Checkpoints;

/// <summary>Whatever a file holds, reading it ends well or with the exception that is documented, and nothing is half done.</summary>
/// <remarks>UNROLLED_FILES is a number of files for a longer run, over all formats together.</remarks>
public sealed class MutatedFileTests : IDisposable
{
    private const int Formats = 5;

    private readonly string _folder = Directory.CreateTempSubdirectory("unrolled").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Any safetensors file: what is read can be written, and is then read as the same.</summary>
    [Fact]
    public void Tensor_files()
    {
        var whole = new TensorFile();
        whole.Metadata["k"] = "v \"é\" \\";
        whole.Add(NamedTensor.From<double>("d", [2, 1], new double[2]));
        whole.Add(NamedTensor.From<float>("s", [], new float[1]));
        whole.Add(NamedTensor.From<float>("none", [0, 3], new float[0]));
        whole.Add(new NamedTensor("half", "F16", [3], new byte[6]));
        whole.Add(new NamedTensor("brain", "BF16", [1, 1, 2], new byte[4]));
        whole.Add(new NamedTensor("small", "F4", [4], new byte[2]));
        whole.Add(new NamedTensor("flags", "BOOL", [5], new byte[5]));
        Run([whole.ToBytes(), .. Foreign], bytes =>
        {
            TensorFile read = TensorFile.Parse(bytes);
            foreach (NamedTensor tensor in read.Tensors)
            {
                var values = new double[tensor.Count];
                if (tensor.IsReadable)
                {
                    tensor.Read<double>(values);
                }
                else
                {
                    Assert.Throws<InvalidDataException>(() => tensor.Read<double>(values));
                }
            }

            TensorFile again = TensorFile.Parse(read.ToBytes());
            Assert.Equal(read.Metadata, again.Metadata);
            Assert.Equal(read.Tensors.Select(t => t.ToString()), again.Tensors.Select(t => t.ToString()));
            Assert.All(read.Tensors.Zip(again.Tensors), pair => Assert.True(pair.First.Data.Span.SequenceEqual(pair.Second.Data.Span)));
        });
    }

    [Fact]
    public void Checkpoints_of_floats() => Checkpoints<float>(x => (float)x);

    [Fact]
    public void Checkpoints_of_doubles() => Checkpoints<double>(x => x);

    /// <summary>What travels with a model: how inputs and targets were normalized, and the names of its classes.</summary>
    [Fact]
    public void Normalizations_and_names()
    {
        var whole = new TensorFile();
        new Normalization([1, -2], [0.5, 3]).AddTo(whole);
        new Normalization([0], [1]).AddTo(whole, Normalization.Targets);
        new ClassNames("idle", "knöck", "\"leak\"").AddTo(whole);
        Run([whole.ToBytes()], bytes =>
        {
            TensorFile file = TensorFile.Parse(bytes);
            foreach (string of in new[] { Normalization.Inputs, Normalization.Targets })
            {
                Normalization normalization = Normalization.From(file, of);
                var values = new float[normalization.Size];
                normalization.Apply(values);
                Assert.All(values, x => Assert.False(float.IsNaN(x)));
            }

            ClassNames names = ClassNames.From(file);
            Assert.All(Enumerable.Range(0, names.Count), i => Assert.Equal(i, names.IndexOf(names[i])));
        });
    }

    /// <summary>The whole state of a training: after a refusal it goes on as if there had been no file.</summary>
    [Fact]
    public void Trainings()
    {
        var options = new TrainerOptions { BatchSize = 2, ClipNorm = 1 };
        ClassifiedSequences<float> set = MajorityTask.Majority(4, 5, x => (float)x);
        Trainer<float> Start() => new(new SmallNetwork<float>(5, 2, 2, 3), new Adam<float>(new SmallNetwork<float>(5, 2, 2, 3).Layout.Length, 0.01), options);
        string path = Path.Combine(_folder, "training");
        using (Trainer<float> trained = Start())
        {
            trained.RunEpoch(set);
            trained.Step(set);
            trained.Save(path);
        }

        byte[] whole = File.ReadAllBytes(path);
        using Trainer<float> trainer = Start();
        float[] before = trainer.Network.Parameters.ToArray();
        Run([whole], bytes =>
        {
            File.WriteAllBytes(path, bytes);
            try
            {
                trainer.Resume(path);
            }
            catch (InvalidDataException)
            {
                Assert.Equal(before, trainer.Network.Parameters.ToArray());
                throw;
            }

            Assert.All(trainer.Network.Parameters.ToArray(), x => Assert.True(float.IsFinite(x)));
            Assert.True(double.IsFinite(trainer.Optimizer.LearningRate));
            Assert.False(double.IsNaN(trainer.BestLoss));
            Assert.All(trainer.Optimizer.Scalars.ToArray(), x => Assert.True(double.IsFinite(x)));
            before = trainer.Network.Parameters.ToArray();
        });
    }

    private void Checkpoints<T>(Func<double, T> convert)
        where T : unmanaged
    {
        ParameterLayout layout = SampleLayouts.WithMeaning(SampleLayouts.Lstm(1, 2, 1), new ModelMeaning("Lstm", "numbers", "every step reads", Head.Sigmoid));
        byte[] whole = Checkpoint.ToFile<T>(layout, SampleLayouts.Fill(layout, convert)).ToBytes();
        T[] seven = [.. Enumerable.Repeat(convert(7), layout.Length)];
        Run([whole], bytes =>
        {
            T[] block = [.. seven];
            try
            {
                Checkpoint.Load<T>(bytes, layout, block);
            }
            catch (InvalidDataException)
            {
                Assert.Equal(seven, block);
                throw;
            }

            Assert.All(block, x => Assert.True(double.IsFinite(Convert.ToDouble(x, System.Globalization.CultureInfo.InvariantCulture))));
        });
    }

    private static IEnumerable<byte[]> Foreign =>
        [[(byte)'P', (byte)'K', 3, 4, 0, 0, 0, 0, 0, 0], [0x80, 2, 0, 0, 0, 0, 0, 0, 0, 0], [0x93, .. "NUMPY\x01\0v\0{'descr'"u8], "{\"a\": [1, 2]}"u8.ToArray(), "GGUF\x03\0\0\0\0\0"u8.ToArray(), []];

    /// <summary>Mutates one after the other of the whole files, and reads each; only <see cref="InvalidDataException"/> may come of it.</summary>
    private void Run(byte[][] whole, Action<byte[]> read)
    {
        long files = long.TryParse(Environment.GetEnvironmentVariable("UNROLLED_FILES"), out long asked) ? asked / Formats : 2_000;
        int good = 0, refused = 0;
        for (long i = 0; i < files; i++)
        {
            byte[] bytes = FileMutation.Mutate(whole[i % 4 == 3 ? (i / 4) % whole.Length : 0], new Xoshiro256((ulong)i));
            try
            {
                read(bytes);
                good++;
            }
            catch (InvalidDataException)
            {
                refused++;
            }
            catch (Exception error)
            {
                throw new InvalidOperationException($"File {i}: {Convert.ToBase64String(bytes)}", error);
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{files} files: {good} read, {refused} refused.");
        Assert.True(good > 0 && refused > good, $"{good} were read, {refused} refused: mutations that are all refused, or none, try nothing.");
    }
}
