using System.Diagnostics.CodeAnalysis;

namespace Unrolled;

/// <summary>Named tensors and metadata in one file, in the safetensors format (huggingface/safetensors, safetensors/src/tensor.rs).</summary>
/// <remarks>The same content gives the same bytes: tensors are ordered by element size, then name; metadata by key.</remarks>
public sealed class TensorFile
{
    private readonly SortedDictionary<string, NamedTensor> _tensors = new(StringComparer.Ordinal);

    /// <summary>Texts by key.</summary>
    public IDictionary<string, string> Metadata { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The tensors, by name.</summary>
    public IReadOnlyCollection<NamedTensor> Tensors => _tensors.Values;

    /// <summary>Reads a file and checks all of it.</summary>
    /// <exception cref="InvalidDataException">The file is cut off or breaks a rule of the format; the message says where.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static TensorFile Read(string path)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (UnauthorizedAccessException denied)
        {
            throw new IOException($"'{path}' cannot be read: {(Directory.Exists(path) ? "it is a folder" : "access is denied")}.", denied);
        }

        try
        {
            return Parse(bytes);
        }
        catch (InvalidDataException broken)
        {
            throw new InvalidDataException($"'{path}' is no sound safetensors file: {broken.Message}", broken);
        }
    }

    /// <summary>Reads the content of a file and checks all of it.</summary>
    /// <exception cref="InvalidDataException">The content is cut off or breaks a rule of the format; the message says where.</exception>
    public static TensorFile Parse(ReadOnlyMemory<byte> bytes)
    {
        var file = new TensorFile();
        SafetensorsHeader.Read(bytes, file);
        return file;
    }

    /// <summary>Adds a tensor.</summary>
    /// <exception cref="ArgumentException">The name is taken, or reserved.</exception>
    public void Add(NamedTensor tensor)
    {
        if (tensor.Name == SafetensorsHeader.MetadataKey || !_tensors.TryAdd(tensor.Name, tensor))
        {
            throw new ArgumentException($"The name '{tensor.Name}' is taken.", nameof(tensor));
        }
    }

    /// <summary>The tensor of that name, where there is one.</summary>
    public bool TryGet(string name, [NotNullWhen(true)] out NamedTensor? tensor) => _tensors.TryGetValue(name, out tensor);

    /// <summary>The content of the file.</summary>
    public byte[] ToBytes() => SafetensorsHeader.Write(this);

    /// <summary>Writes the file: under another name in the same folder, flushed to the disk, then put in place at once.</summary>
    /// <remarks>
    /// Whatever fails, the old file stays whole. A symbolic link stays one, and its target is written; a file keeps its mode. What a killed
    /// program left of an unfinished save is removed by a later one.
    /// </remarks>
    /// <exception cref="IOException">The file cannot be written; the old one is as it was.</exception>
    public void Write(string path) => FileReplacement.Write(path, ToBytes(), FileSteps.Real);
}
