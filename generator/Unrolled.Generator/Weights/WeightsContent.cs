using Unrolled.Generator.Spec;

namespace Unrolled.Generator.Weights;

/// <summary>What a weights file holds.</summary>
/// <param name="Fault">Why it cannot be read; empty: it can.</param>
/// <param name="Facts">What the weights are of, by the keys of <see cref="WeightsReader"/>.</param>
/// <param name="Tensors">The tensors in the order of the file.</param>
internal sealed record WeightsContent(string Fault, EquatableArray<WeightsFact> Facts, EquatableArray<WeightsTensor> Tensors)
{
    public bool IsReadable => Fault.Length == 0;

    public static WeightsContent Unreadable(string fault) => new(fault, default, default);

    /// <summary>The value of a fact; null: the file does not tell.</summary>
    public string? Fact(string key) => Facts.FirstOrDefault(fact => fact.Key == key)?.Value;

    public WeightsTensor? Tensor(string name) => Tensors.FirstOrDefault(tensor => tensor.Name == name);
}

/// <summary>A key with its text.</summary>
internal sealed record WeightsFact(string Key, string Value);

/// <summary>A tensor of a file, row-major.</summary>
/// <param name="Shape">Its sizes.</param>
/// <param name="Bits">The bits of each number as a double, so that 0 and -0 differ as they do in the code.</param>
internal sealed record WeightsTensor(string Name, EquatableArray<int> Shape, EquatableArray<long> Bits)
{
    public string ShapeText => $"[{string.Join(", ", Shape)}]";

    /// <summary>Numbers that the shape asks for.</summary>
    public long Count => Shape.Aggregate(1L, (product, size) => product * size);
}

/// <summary>An additional file of the compilation.</summary>
/// <param name="Path">Where it stands, as the compiler was told.</param>
internal sealed record WeightsFile(string Path, WeightsContent Content)
{
    /// <summary>Whether a path is meant by <paramref name="name"/>: its end, folder by folder.</summary>
    public static bool Matches(string path, string name)
    {
        string whole = Normalized(path);
        string end = Normalized(name);
        return end.Length > 0 && (whole == end || whole.EndsWith("/" + end, StringComparison.Ordinal));
    }

    /// <summary>The files that are meant by <paramref name="name"/>. Of those with the same name in several folders, all.</summary>
    public static IEnumerable<WeightsFile> Named(IEnumerable<WeightsFile> files, string name) => files.Where(file => Matches(file.Path, name));

    /// <summary>The last part of a path, for messages.</summary>
    public static string NameOf(string path) => Normalized(path).Split('/').Last();

    private static string Normalized(string path)
    {
        string normal = path.Replace('\\', '/');
        while (normal.StartsWith("./", StringComparison.Ordinal) || normal.StartsWith("../", StringComparison.Ordinal))
        {
            normal = normal.Substring(normal.IndexOf('/') + 1);
        }

        return normal;
    }
}
