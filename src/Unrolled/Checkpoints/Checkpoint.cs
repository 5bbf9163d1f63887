using System.Globalization;

namespace Unrolled;

/// <summary>Saves and loads the parameters of a model as named tensors with PyTorch's shapes, in the safetensors format.</summary>
/// <remarks>
/// <para>A file holds logical tensors, never the order of the parameter block, so other versions and other programs can read it. Loading checks
/// names, shapes and the whole file before one number is written; a number that is not finite is refused.</para>
/// <para>A file keeps the model's <see cref="ModelMeaning"/>: cell, inputs, topology and head have to be the same, unless the caller accepts a
/// difference. A file of another program has none, and is judged by names and shapes alone. The name of the class may differ, and so may the
/// number of steps: a model for training and one for streaming can share a file.</para>
/// </remarks>
public static partial class Checkpoint
{
    /// <summary>Metadata key of the version of this format.</summary>
    public const string FormatKey = "unrolled.format";

    /// <summary>Metadata key of the model's name.</summary>
    public const string ModelKey = "unrolled.model";

    /// <summary>Prefix of the metadata keys of the parts of a <see cref="ModelMeaning"/>: <c>cell</c>, <c>inputs</c>, <c>topology</c>, <c>head</c>.</summary>
    public const string MeaningPrefix = "unrolled.model.";

    /// <summary>Prefix of the tensors of a training's state, which are not the model's own: <c>Load</c> passes over them.</summary>
    public const string TrainingPrefix = "training.";

    /// <summary>Prefix of the tensors of a <see cref="Normalization"/>: <c>Load</c> of a model passes over them.</summary>
    public const string NormalizationPrefix = "normalization.";

    /// <summary>Metadata key of the <see cref="ClassNames"/>.</summary>
    public const string ClassesKey = "unrolled.classes";

    private const int FormatVersion = 1;

    /// <summary>Saves the parameters; an existing file is replaced at once, after the new one is safe on the disk.</summary>
    /// <param name="path">The file.</param>
    /// <param name="layout">The model's layout.</param>
    /// <param name="parameters"><c>layout.Length</c> numbers.</param>
    /// <exception cref="ArgumentException">The length is wrong; nothing was written.</exception>
    /// <exception cref="IOException">The file cannot be written; the old one is as it was.</exception>
    public static void Save<T>(string path, ParameterLayout layout, ReadOnlySpan<T> parameters)
        where T : unmanaged => ToFile(layout, parameters).Write(path);

    /// <summary>Saves the parameters to a stream, from where it stands.</summary>
    /// <param name="stream">The stream; it stays open.</param>
    /// <param name="layout">The model's layout.</param>
    /// <param name="parameters"><c>layout.Length</c> numbers.</param>
    /// <exception cref="ArgumentException">The length is wrong; nothing was written.</exception>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    public static void Save<T>(Stream stream, ParameterLayout layout, ReadOnlySpan<T> parameters)
        where T : unmanaged
    {
        Guard.NotNull(stream, nameof(stream));
        byte[] bytes = ToFile(layout, parameters).ToBytes();
        stream.Write(bytes, 0, bytes.Length);
    }

    /// <summary>Loads the parameters.</summary>
    /// <param name="path">The file.</param>
    /// <param name="layout">The model's layout.</param>
    /// <param name="parameters"><c>layout.Length</c> numbers, overwritten; padding becomes zero.</param>
    /// <param name="accept">In what the file's model may differ.</param>
    /// <exception cref="ArgumentException">The length is wrong; nothing was written.</exception>
    /// <exception cref="InvalidDataException">The file is broken, or of another model; the message says what was needed and found; nothing was written.</exception>
    /// <exception cref="IOException">The file cannot be read; nothing was written.</exception>
    public static void Load<T>(string path, ParameterLayout layout, Span<T> parameters, ModelDifferences accept = ModelDifferences.None)
        where T : unmanaged
    {
        Guard.Exactly(parameters.Length, layout.Length, nameof(parameters));
        FromFile(TensorFile.Read(path), layout, parameters, path, accept);
    }

    /// <summary>Loads the parameters from a stream, such as an embedded resource: from where it stands to its end.</summary>
    /// <param name="stream">The stream; it stays open.</param>
    /// <param name="layout">The model's layout.</param>
    /// <param name="parameters"><c>layout.Length</c> numbers, overwritten; padding becomes zero.</param>
    /// <param name="accept">In what the file's model may differ.</param>
    /// <exception cref="ArgumentException">The length is wrong; nothing was written.</exception>
    /// <exception cref="InvalidDataException">The content is broken, or of another model; the message says what was needed and found; nothing was written.</exception>
    /// <exception cref="IOException">The stream cannot be read; nothing was written.</exception>
    public static void Load<T>(Stream stream, ParameterLayout layout, Span<T> parameters, ModelDifferences accept = ModelDifferences.None)
        where T : unmanaged
    {
        Guard.NotNull(stream, nameof(stream));
        Guard.Exactly(parameters.Length, layout.Length, nameof(parameters));
        using var content = new MemoryStream();
        stream.CopyTo(content);
        Load<T>(content.GetBuffer().AsMemory(0, (int)content.Length), layout, parameters, accept);
    }

    /// <summary>Loads the parameters from the bytes of a file.</summary>
    /// <param name="bytes">The content of a safetensors file.</param>
    /// <param name="layout">The model's layout.</param>
    /// <param name="parameters"><c>layout.Length</c> numbers, overwritten; padding becomes zero.</param>
    /// <param name="accept">In what the file's model may differ.</param>
    /// <exception cref="ArgumentException">The length is wrong; nothing was written.</exception>
    /// <exception cref="InvalidDataException">The content is broken, or of another model; the message says what was needed and found; nothing was written.</exception>
    public static void Load<T>(ReadOnlyMemory<byte> bytes, ParameterLayout layout, Span<T> parameters, ModelDifferences accept = ModelDifferences.None)
        where T : unmanaged
    {
        Guard.Exactly(parameters.Length, layout.Length, nameof(parameters));
        FromFile(TensorFile.Parse(bytes), layout, parameters, "the content", accept);
    }

    /// <summary>The model's tensors and name as the content of a file, to which more can be added.</summary>
    /// <exception cref="ArgumentException">The length is wrong.</exception>
    public static TensorFile ToFile<T>(ParameterLayout layout, ReadOnlySpan<T> parameters)
        where T : unmanaged
    {
        Guard.Exactly(parameters.Length, layout.Length, nameof(parameters));
        var file = new TensorFile();
        file.Metadata[FormatKey] = FormatVersion.ToString(CultureInfo.InvariantCulture);
        file.Metadata[ModelKey] = layout.Model;
        foreach ((string key, string value, _) in layout.Meaning?.Parts ?? [])
        {
            file.Metadata[MeaningPrefix + key] = value;
        }

        AddTensors(file, "", layout, parameters);
        return file;
    }

    /// <summary>Loads the parameters out of a file's content.</summary>
    /// <param name="file">The content.</param>
    /// <param name="layout">The model's layout.</param>
    /// <param name="parameters"><c>layout.Length</c> numbers, overwritten; padding becomes zero.</param>
    /// <param name="source">What messages call the file.</param>
    /// <param name="accept">In what the file's model may differ.</param>
    /// <exception cref="ArgumentException">The length is wrong; nothing was written.</exception>
    /// <exception cref="InvalidDataException">The content is that of another model; the message says what was needed and found; nothing was written.</exception>
    public static void FromFile<T>(
        TensorFile file, ParameterLayout layout, Span<T> parameters, string source = "the file", ModelDifferences accept = ModelDifferences.None)
        where T : unmanaged
    {
        Guard.Exactly(parameters.Length, layout.Length, nameof(parameters));
        CheckVersion(file, source);
        Check<T>(file, "", layout, source);
        CheckMeaning(file, layout, source, accept);
        ReadTensors(file, "", layout, parameters);
    }

    /// <summary>Adds the tensors of a block in the model's layout, with a prefix before each name.</summary>
    internal static void AddTensors<T>(TensorFile file, string prefix, ParameterLayout layout, ReadOnlySpan<T> block)
        where T : unmanaged
    {
        foreach (TensorLayout tensor in layout.Tensors)
        {
            var values = new T[tensor.Count];
            tensor.CopyTo<T>(block, values);
            file.Add(NamedTensor.From<T>(prefix + tensor.Name, tensor.Shape, values));
        }
    }

    /// <summary>Reads each tensor of a block that has the model's layout; <see cref="Check{T}"/> comes first.</summary>
    internal static void ReadTensors<T>(TensorFile file, string prefix, ParameterLayout layout, Span<T> block)
        where T : unmanaged
    {
        block.Clear();
        foreach (TensorLayout tensor in layout.Tensors)
        {
            file.TryGet(prefix + tensor.Name, out NamedTensor? stored);
            var values = new T[tensor.Count];
            stored!.Read<T>(values);
            tensor.CopyFrom<T>(values, block);
        }
    }

    /// <summary>Throws unless the tensors with that prefix are exactly those of the layout.</summary>
    internal static void Check<T>(TensorFile file, string prefix, ParameterLayout layout, string source)
        where T : unmanaged
    {
        List<string> faults = Faults<T>(file, prefix, layout);
        if (faults.Count > 0)
        {
            string from = file.Metadata.TryGetValue(ModelKey, out string? model) ? $" It was saved from model '{model}'." : "";
            throw new InvalidDataException($"'{source}' does not fit model '{layout.Model}': {string.Join("; ", faults)}.{from}");
        }
    }

    /// <summary>In what the tensors with that prefix are not those of the layout.</summary>
    internal static List<string> Faults<T>(TensorFile file, string prefix, ParameterLayout layout)
        where T : unmanaged
    {
        var faults = new List<string>();
        foreach (TensorLayout tensor in layout.Tensors)
        {
            string name = prefix + tensor.Name;
            if (!file.TryGet(name, out NamedTensor? stored))
            {
                faults.Add($"'{name}' is missing, needed is {tensor}");
            }
            else if (!stored.Shape.SequenceEqual(tensor.Shape.Select(size => (long)size)))
            {
                faults.Add($"needed is {tensor}, found is {stored}");
            }
            else if (!stored.IsReadable)
            {
                faults.Add($"found is {stored}, but only F32, F64, F16 and BF16 can be read");
            }
            else if (stored.IndexOfNotFinite<T>() is int place and >= 0)
            {
                faults.Add($"{stored} has {stored.TextAt(place)} at place {place}, which is no finite {typeof(T).Name}");
            }
        }

        foreach (NamedTensor stored in file.Tensors)
        {
            bool concerned = prefix.Length > 0 ? stored.Name.StartsWith(prefix, StringComparison.Ordinal) : !IsBesideTheModel(stored.Name);
            if (concerned && !layout.TryGet(stored.Name.Substring(prefix.Length), out _))
            {
                faults.Add($"{stored} is not part of the model");
            }
        }

        return faults;
    }

    internal static bool IsBesideTheModel(string name) =>
        name.StartsWith(TrainingPrefix, StringComparison.Ordinal) || name.StartsWith(NormalizationPrefix, StringComparison.Ordinal);

    /// <summary>Throws where the file tells a meaning that differs from the model's, and the caller does not accept it.</summary>
    private static void CheckMeaning(TensorFile file, ParameterLayout layout, string source, ModelDifferences accept)
    {
        (List<string> faults, ModelDifferences found) = MeaningFaults(file, layout, accept);
        if (faults.Count > 0)
        {
            string flags = string.Join(" | ", found.ToString().Split(new[] { ", " }, StringSplitOptions.None).Select(name => $"{nameof(ModelDifferences)}.{name}"));
            throw new InvalidDataException(
                $"'{source}' fits model '{layout.Model}' by its shapes, but {string.Join("; ", faults)}: the same weights compute other things. "
                + $"To load them all the same, accept {flags}.");
        }
    }

    /// <summary>In what the file tells another meaning than the model's, with the flags that would accept it.</summary>
    internal static (List<string> Faults, ModelDifferences Found) MeaningFaults(TensorFile file, ParameterLayout layout, ModelDifferences accept)
    {
        var faults = new List<string>();
        ModelDifferences found = ModelDifferences.None;
        foreach ((string key, string value, ModelDifferences flag) in layout.Meaning?.Parts ?? [])
        {
            if ((accept & flag) == 0 && file.Metadata.TryGetValue(MeaningPrefix + key, out string? stored) && stored != value)
            {
                faults.Add($"its {key} is '{stored}', the model's is '{value}'");
                found |= flag;
            }
        }

        return (faults, found);
    }

    private static void CheckVersion(TensorFile file, string source)
    {
        string known = FormatVersion.ToString(CultureInfo.InvariantCulture);
        if (file.Metadata.TryGetValue(FormatKey, out string? version) && version != known)
        {
            throw new InvalidDataException($"'{source}' has the format version '{version}', but this library reads version {known}.");
        }
    }
}
