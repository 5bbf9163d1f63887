using System.Collections;
using System.Text;
using System.Text.Json;

namespace Unrolled;

/// <summary>The names of the classes 0, 1, 2, ...: what a network's answers are called. They travel in the file of its weights.</summary>
/// <remarks>A list of names, so that <see cref="ConfusionMatrix.ToText"/> takes it. Any number of threads may use one.</remarks>
public sealed class ClassNames : IReadOnlyList<string>
{
    private const int MostInMessage = 20;

    private readonly string[] _names;
    private readonly Dictionary<string, int> _indices;

    /// <summary>Names in the order of the classes.</summary>
    /// <exception cref="ArgumentException">There is no name; one is empty, stands twice, or holds half of a surrogate pair.</exception>
    public ClassNames(params string[] names)
    {
        Guard.NotNull(names, nameof(names));
        _names = (string[])names.Clone();
        _indices = new Dictionary<string, int>(names.Length, StringComparer.Ordinal);
        if (names.Length == 0)
        {
            throw new ArgumentException("There is at least one class.", nameof(names));
        }

        for (int i = 0; i < names.Length; i++)
        {
            if (Fault(names[i], i) is { } fault)
            {
                throw new ArgumentException(fault, nameof(names));
            }
        }
    }

    /// <summary>How many classes there are.</summary>
    public int Count => _names.Length;

    /// <summary>The name of a class.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public string this[int index] => (uint)index < (uint)Count
        ? _names[index]
        : throw new ArgumentOutOfRangeException(nameof(index), index, $"There are the classes 0 to {Count - 1}.");

    /// <summary>The names that labels have, each once, by code unit: the order depends on which there are, not on where they stand.</summary>
    /// <param name="labels">The label of each example.</param>
    /// <exception cref="ArgumentException">There is no label; one is empty, or holds half of a surrogate pair.</exception>
    public static ClassNames FromLabels(IEnumerable<string> labels)
    {
        Guard.NotNull(labels, nameof(labels));
        string[] all = labels.ToArray();
        int empty = Array.FindIndex(all, string.IsNullOrWhiteSpace);
        return empty < 0
            ? new ClassNames(all.Distinct(StringComparer.Ordinal).OrderBy(label => label, StringComparer.Ordinal).ToArray())
            : throw new ArgumentException($"Label {empty} is empty.", nameof(labels));
    }

    /// <summary>The class of a name.</summary>
    /// <exception cref="ArgumentException">No class has that name; the message lists those there are.</exception>
    public int IndexOf(string name) => TryIndexOf(name, out int index) ? index : throw new ArgumentException(Unknown(name), nameof(name));

    /// <summary>The class of a name, where one has it. Letters and case count.</summary>
    public bool TryIndexOf(string name, out int index)
    {
        Guard.NotNull(name, nameof(name));
        return _indices.TryGetValue(name, out index);
    }

    /// <summary>The class of each label: what <see cref="ClassifiedSequences{T}"/> takes.</summary>
    /// <exception cref="ArgumentException">A label names no class; the message says which and where, and lists the names there are.</exception>
    public int[] Encode(IEnumerable<string> labels)
    {
        Guard.NotNull(labels, nameof(labels));
        return labels
            .Select((label, place) => TryIndexOf(label, out int index) ? index : throw new ArgumentException($"Label {place}: {Unknown(label)}", nameof(labels)))
            .ToArray();
    }

    /// <summary>Adds the names to a file: the metadata <see cref="Checkpoint.ClassesKey"/>, a JSON array of texts.</summary>
    /// <param name="file">The file, such as <see cref="Checkpoint.ToFile{T}(ParameterLayout, ReadOnlySpan{T})"/> makes one.</param>
    public void AddTo(TensorFile file)
    {
        Guard.NotNull(file, nameof(file));
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartArray();
            foreach (string name in _names)
            {
                json.WriteStringValue(name);
            }

            json.WriteEndArray();
        }

        file.Metadata[Checkpoint.ClassesKey] = Encoding.UTF8.GetString(text.ToArray());
    }

    /// <summary>Reads the names that a file has beside its model.</summary>
    /// <param name="file">The content.</param>
    /// <param name="source">What messages call the file.</param>
    /// <exception cref="InvalidDataException">The file has none, or they are no JSON array of different texts.</exception>
    public static ClassNames From(TensorFile file, string source = "the file")
    {
        Guard.NotNull(file, nameof(file));
        if (!file.Metadata.TryGetValue(Checkpoint.ClassesKey, out string? text))
        {
            throw new InvalidDataException($"'{source}' has no names of classes ('{Checkpoint.ClassesKey}' is missing): it was saved without them.");
        }

        try
        {
            using JsonDocument json = JsonDocument.Parse(text);
            return new ClassNames(json.RootElement.EnumerateArray().Select(name => name.GetString()!).ToArray());
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new InvalidDataException($"'{source}' has broken names of classes: {fault.Message}", fault);
        }
    }

    /// <summary>Reads the names that a model's file has beside the model.</summary>
    /// <exception cref="InvalidDataException">The file is broken, or has no sound names.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ClassNames Load(string path) => From(TensorFile.Read(path), path);

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator() => ((IEnumerable<string>)_names).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>All names in order, with commas between them.</summary>
    public override string ToString() => string.Join(", ", _names);

    private string Unknown(string name) =>
        $"no class is called '{name}'; the {Count} classes are {string.Join(", ", _names.Take(MostInMessage))}{(Count > MostInMessage ? ", ..." : "")}.";

    /// <summary>What is wrong with a name; null: nothing.</summary>
    private string? Fault(string name, int index)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return $"The name of class {index} is empty.";
        }

        if (!IsText(name))
        {
            return $"The name of class {index} holds half of a surrogate pair.";
        }

        return _indices.TryAdd(name, index) ? null : $"The name '{name}' stands twice, for the classes {_indices[name]} and {index}.";
    }

    private static bool IsText(string name)
    {
        for (int i = 0; i < name.Length; i++)
        {
            if (char.IsSurrogate(name[i]) && (i + 1 >= name.Length || !char.IsSurrogatePair(name[i], name[++i])))
            {
                return false;
            }
        }

        return true;
    }
}
