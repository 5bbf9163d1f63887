using System.Buffers.Binary;
using System.Diagnostics;
using System.IO.Compression;
using Google.Protobuf;
using Onnx;
using Unrolled.Tests.Checkpoints;
using Unrolled.Weights.Files;

namespace Unrolled.Weights.Tests;

/// <summary>Whatever stands in a file of any format: it gives a network of finite numbers or an error that names it, in little time and memory.</summary>
/// <remarks>UNROLLED_FILES is a number of files for a longer run, over all formats together.</remarks>
public sealed class MutatedWeightsTests
{
    private const int Formats = 11;
    private const int MostWrong = 20;
    private const double SlowestMilliseconds = 5_000;

    // Of a file of a few kilobytes: buffers of the readers, and all that a header may claim before it is refused.
    private const long MostAllocated = 64L << 20;

    private static readonly RecurrentNetwork Lstm = AmpLstm.CreateRandom(1).ToRecurrentNetwork();
    private static readonly RecurrentNetwork Gru = GruSoftmax.CreateRandom(1).ToRecurrentNetwork();
    private static readonly RecurrentNetwork Both = BothWays.CreateRandom(1).ToRecurrentNetwork();
    private static readonly RecurrentNetwork Dense = Entered.CreateRandom(1).ToRecurrentNetwork();
    private static readonly RecurrentNetwork Head = TanhHead.CreateRandom(1).ToRecurrentNetwork();
    private static readonly RecurrentNetwork Cells = Mixed.CreateRandom(1).ToRecurrentNetwork();
    private static readonly RecurrentNetwork Tokens = Words.CreateRandom(1).ToRecurrentNetwork();

    [Fact]
    public void Safetensors() => Run(FileMutation.Mutate, Gru.ToBytes(WeightsFormat.Safetensors), Head.ToBytes(WeightsFormat.Safetensors), Both.ToBytes(WeightsFormat.Safetensors), Checkpoint.ToFile<float>(Words.Layout, new float[Words.Layout.Length]).ToBytes());

    [Fact]
    public void PyTorch() => Run(Archive, Gru.ToBytes(WeightsFormat.PyTorch), Head.ToBytes(WeightsFormat.PyTorch), Tokens.ToBytes(WeightsFormat.PyTorch), File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Fixtures", "gru.pt")));

    [Fact]
    public void State_dicts_in_JSON() => Run(Json, Gru.ToBytes(WeightsFormat.PyTorchJson));

    [Fact]
    public void Npz() => Run(Archive, Gru.ToBytes(WeightsFormat.Npz), Both.ToBytes(WeightsFormat.Npz));

    [Fact]
    public void Keras_archives() => Run(Archive, Gru.ToBytes(WeightsFormat.Keras), Both.ToBytes(WeightsFormat.Keras), Dense.ToBytes(WeightsFormat.Keras), Cells.ToBytes(WeightsFormat.Keras));

    [Fact]
    public void Keras_HDF5() => Run(Bytes, Gru.ToBytes(WeightsFormat.KerasHdf5), File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Fixtures", "keras2_gru.h5")), File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Fixtures", "keras3_packed.weights.h5")));

    [Fact]
    public void Onnx() => Run(Graph, Lstm.ToBytes(WeightsFormat.Onnx), Gru.ToBytes(WeightsFormat.Onnx), Both.ToBytes(WeightsFormat.Onnx), Dense.ToBytes(WeightsFormat.Onnx), Cells.ToBytes(WeightsFormat.Onnx), Tokens.ToBytes(WeightsFormat.Onnx));

    [Fact]
    public void Nam() => Run(Json, Lstm.ToBytes(WeightsFormat.Nam));

    [Fact]
    public void GuitarMl() => Run(Json, Lstm.ToBytes(WeightsFormat.GuitarMl));

    [Fact]
    public void RtNeural() => Run(Json, Lstm.ToBytes(WeightsFormat.RtNeural), Dense.ToBytes(WeightsFormat.RtNeural), Cells.ToBytes(WeightsFormat.RtNeural));

    [Fact]
    public void Unrolled() => Run(Json, Gru.ToBytes(WeightsFormat.Unrolled), Both.ToBytes(WeightsFormat.Unrolled), Dense.ToBytes(WeightsFormat.Unrolled), Cells.ToBytes(WeightsFormat.Unrolled));

    private static byte[] Json(byte[] file, Xoshiro256 random)
    {
        var length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, file.Length);

        // FileMutation changes the JSON behind a length.
        byte[] mutated = FileMutation.Mutate([.. length, .. file], random);
        return mutated.Length > 8 ? mutated[8..] : mutated;
    }

    /// <summary>Flipped bits, other bytes, holes, repetitions, an end that is cut.</summary>
    private static byte[] Bytes(byte[] file, Xoshiro256 random)
    {
        byte[] bytes = [.. file];
        for (int changes = 1 + random.NextInt32(4); changes > 0 && bytes.Length > 0; changes--)
        {
            int at = random.NextInt32(bytes.Length);
            int length = Math.Min(1 + random.NextInt32(16), bytes.Length - at);
            switch (random.NextInt32(8))
            {
                case 0:
                    bytes = bytes[..at];
                    break;
                case 1:
                    bytes = [.. bytes[..at], .. bytes[(at + length)..]];
                    break;
                case 2:
                    bytes = [.. bytes[..(at + length)], .. bytes[at..]];
                    break;
                case 3:
                    bytes[at] = (byte)random.NextInt32(256);
                    break;
                case 4:
                    bytes[at] = random.NextInt32(2) == 0 ? (byte)0xFF : (byte)0;
                    break;
                default:
                    bytes[at] ^= (byte)(1 << random.NextInt32(8));
                    break;
            }
        }

        return bytes;
    }

    /// <summary>An entry is changed, taken away, doubled or emptied, and the archive is sound again; or the archive itself is changed.</summary>
    private static byte[] Archive(byte[] file, Xoshiro256 random)
    {
        if (random.NextInt32(4) == 0)
        {
            return Bytes(file, random);
        }

        List<(string Name, byte[] Content)> entries = [.. ZipFiles.Read("the archive", file).Select(entry => (entry.Key, entry.Value))];
        int at = random.NextInt32(entries.Count);
        (string name, byte[] content) = entries[at];
        switch (random.NextInt32(12))
        {
            case 0:
                entries.RemoveAt(at);
                break;
            case 1:
                entries.Add(entries[at]);
                break;
            case 2:
                entries[at] = (name, []);
                break;
            case 3:
                entries[at] = (name + "x", content);
                break;
            case 4:
                entries[at] = (name, entries[random.NextInt32(entries.Count)].Content);
                break;
            default:
                entries[at] = (name, content.Length > 0 && content[0] == '{' ? Json(content, random) : Bytes(content, random));
                break;
        }

        return ZipFiles.Write(entries);
    }

    /// <summary>Nodes, inputs, attributes and tensors are changed as a graph; or the bytes.</summary>
    private static byte[] Graph(byte[] file, Xoshiro256 random)
    {
        if (random.NextInt32(4) == 0)
        {
            return Bytes(file, random);
        }

        ModelProto model = ModelProto.Parser.ParseFrom(file);
        GraphProto graph = model.Graph;
        string[] names = [.. graph.Node.SelectMany(node => node.Output), .. graph.Initializer.Select(tensor => tensor.Name), "", "input", "nothing"];
        string[] operations = ["LSTM", "GRU", "RNN", "Squeeze", "Transpose", "Reshape", "Add", "Mul", "MatMul", "Gemm", "Softmax", "Gather", "Slice", "Identity", "Shape", "Constant", "Expand", "Frobnicate"];
        NodeProto node = graph.Node[random.NextInt32(graph.Node.Count)];
        TensorProto tensor = graph.Initializer[random.NextInt32(graph.Initializer.Count)];
        switch (random.NextInt32(9))
        {
            case 0:
                node.OpType = operations[random.NextInt32(operations.Length)];
                break;
            case 1 when node.Input.Count > 0:
                node.Input[random.NextInt32(node.Input.Count)] = names[random.NextInt32(names.Length)];
                break;
            case 2 when node.Input.Count > 0:
                node.Input.RemoveAt(random.NextInt32(node.Input.Count));
                break;
            case 3 when node.Attribute.Count > 0:
                node.Attribute[random.NextInt32(node.Attribute.Count)].I = random.NextInt32(3) switch { 0 => long.MaxValue, 1 => -1, _ => random.NextInt32(9) };
                break;
            case 4 when tensor.Dims.Count > 0:
                tensor.Dims[random.NextInt32(tensor.Dims.Count)] = random.NextInt32(4) switch { 0 => long.MaxValue, 1 => -1, 2 => 1 << 20, _ => random.NextInt32(9) };
                break;
            case 5:
                tensor.DataType = random.NextInt32(20);
                break;
            case 6:
                graph.Node.RemoveAt(random.NextInt32(graph.Node.Count));
                break;
            case 7:
                graph.Node.Insert(random.NextInt32(graph.Node.Count), node.Clone());
                break;
            default:
                tensor.RawData = ByteString.CopyFrom(Bytes(tensor.RawData.ToByteArray(), random));
                break;
        }

        return model.ToByteArray();
    }

    private static void Run(Func<byte[], Xoshiro256, byte[]> mutate, params byte[][] whole)
    {
        long files = long.TryParse(Environment.GetEnvironmentVariable("UNROLLED_FILES"), out long asked) ? asked / Formats : 1_000;
        int good = 0, refused = 0;
        double slowest = 0;
        (long Bytes, long File, int Length) largest = default;
        var wrong = new List<string>();
        for (long i = 0; i < files && wrong.Count < MostWrong; i++)
        {
            byte[] bytes = mutate(whole[i % whole.Length], new Xoshiro256((ulong)i));
            long start = Stopwatch.GetTimestamp();
            long allocated = GC.GetAllocatedBytesForCurrentThread();
            string? found = Read(bytes, ref good, ref refused);
            allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
            double time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            if (time > SlowestMilliseconds)
            {
                // A machine that is busy with other things stops anything; what a file needs, it needs twice.
                start = Stopwatch.GetTimestamp();
                int again = 0;
                Read(bytes, ref again, ref again);
                time = Math.Min(time, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            slowest = Math.Max(slowest, time);
            largest = allocated > largest.Bytes ? (allocated, i, bytes.Length) : largest;
            found ??= time > SlowestMilliseconds ? $"{time:0} ms" : allocated > MostAllocated ? $"{allocated} bytes of memory for {bytes.Length}" : null;
            if (found != null)
            {
                wrong.Add($"File {i}: {found}: {Convert.ToBase64String(bytes)}");
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant(
            $"{files} files: {good} read, {refused} refused, {wrong.Count} other; at most {slowest:0} ms; most memory {largest.Bytes} bytes, file {largest.File} of {largest.Length} bytes, {largest.Bytes / Math.Max(1.0, largest.Length):0} times."));
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        Assert.True(good > 0 && refused > good / 8, $"{good} were read, {refused} refused: mutations that are all refused, or none, try nothing.");
    }

    /// <summary>What is neither a network of finite numbers nor the documented error; null: it was one of them.</summary>
    private static string? Read(byte[] bytes, ref int good, ref int refused)
    {
        try
        {
            RecurrentNetwork network = WeightsFile.Parse(bytes).ToNetwork();
            if (!network.Layers.SelectMany(layer => layer.Weights).SelectMany(weights => weights.RecurrentMatrix).All(double.IsFinite))
            {
                return "a network with a number that is not finite";
            }

            good++;
        }
        catch (WeightsException error) when (error.Faults.Count > 0)
        {
            refused++;
        }
        catch (Exception error)
        {
            return error.ToString();
        }

        return null;
    }
}
