using Unrolled.Weights.Files;

namespace Unrolled.Weights;

/// <summary>A file with weights as it is: format, tensors, facts. <see cref="ToNetwork"/> makes a network of it.</summary>
public sealed class WeightsFile
{
    private readonly Func<ImportOptions, RecurrentNetwork> _build;
    private TestBatch? _sidecar;

    internal WeightsFile(
        string name, WeightsFormat format, IEnumerable<FileTensor> tensors, Func<ImportOptions, RecurrentNetwork> build, params (string Key, string Value)[] facts)
    {
        Name = name;
        Format = format;
        Tensors = tensors.ToArray();
        _build = build;
        Facts = facts.Where(fact => fact.Value.Length > 0).Select(fact => new KeyValuePair<string, string>(fact.Key, fact.Value)).ToArray();
    }

    /// <summary>What messages call it.</summary>
    public string Name { get; private init; }

    /// <summary>The format, by the first bytes and keys.</summary>
    public WeightsFormat Format { get; }

    /// <summary>The tensors as they stand in it.</summary>
    public IReadOnlyList<FileTensor> Tensors { get; }

    /// <summary>What else it says, for a person: versions, names.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Facts { get; }

    /// <summary>Whether it is a checkpoint of this library: what <c>Save</c> of a generated model wrote.</summary>
    public bool IsCheckpoint => Format == WeightsFormat.Safetensors && Facts.Any(fact => fact.Key == Checkpoint.FormatKey);

    /// <summary>Reads a file. Beside <c>amp.pt</c>, an <c>amp.pt.test.json</c> with <c>input</c>, <c>output</c> and <c>tolerance</c> is its test batch.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="WeightsException">It is broken, or of no known format.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static WeightsFile Read(string path)
    {
        Guard.NotNull(path, nameof(path));
        WeightsFile file = Formats.Read(path, ReadBytes(path));
        string sidecar = path + TestSidecar.Extension;
        if (File.Exists(sidecar))
        {
            file._sidecar = TestSidecar.Read(sidecar, ReadBytes(sidecar));
        }

        return file;
    }

    /// <summary>Reads a stream, such as an embedded resource, from where it stands to its end.</summary>
    /// <param name="stream">The stream; it stays open.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="WeightsException">It is broken, or of no known format.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static WeightsFile Read(Stream stream, string name = "the stream")
    {
        Guard.NotNull(stream, nameof(stream));
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return Formats.Read(name, content.ToArray());
    }

    /// <summary>Reads the bytes of a file.</summary>
    /// <param name="bytes">The content.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="WeightsException">It is broken, or of no known format.</exception>
    public static WeightsFile Parse(ReadOnlySpan<byte> bytes, string name = "the content") => Formats.Read(name, bytes.ToArray());

    /// <summary>The network; its <see cref="RecurrentNetwork.Report"/> tells what was done. A test batch is run, and must agree.</summary>
    /// <param name="options">What the file leaves open; null: nothing.</param>
    /// <exception cref="WeightsException">The tensors make no network, or one that fails the file's own test.</exception>
    public RecurrentNetwork ToNetwork(ImportOptions? options = null)
    {
        options ??= new ImportOptions();
        RecurrentNetwork network = Build(options);
        if (_sidecar != null)
        {
            network = network.With(test: _sidecar);
        }

        if (options.RunTest && network.Test is { } test && network.TestError() is { } error)
        {
            if (!(error <= test.Tolerance))
            {
                throw new WeightsException(
                    Name, test.Source, FormattableString.Invariant($"the file's own outputs within {test.Tolerance:0.#e+0}"), FormattableString.Invariant($"a difference of {error:0.##e+0}"));
            }

            network.Report.TestError = error;
            network.Report.Note(FormattableString.Invariant($"The file's own test ({test.Source}, {test.Output.Length} outputs): largest difference {error:0.#e+0}, allowed {test.Tolerance:0.#e+0}."));
        }

        return network;
    }

    private RecurrentNetwork Build(ImportOptions options)
    {
        try
        {
            return _build(options);
        }
        catch (Exception error) when (error is ArgumentException or OverflowException)
        {
            throw new WeightsException(Name, "the sizes", "layers that fit each other", error.Message, error);
        }
    }

    private static byte[] ReadBytes(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (UnauthorizedAccessException denied)
        {
            throw new IOException($"'{path}' cannot be read: {(Directory.Exists(path) ? "it is a folder" : "access is denied")}.", denied);
        }
    }
}
