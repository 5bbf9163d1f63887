namespace Unrolled.Weights;

/// <summary>One thing that is wrong with a file.</summary>
/// <param name="Key">The tensor, key or place in the file.</param>
/// <param name="Expected">What was needed there.</param>
/// <param name="Found">What stands there.</param>
public sealed record WeightsFault(string Key, string Expected, string Found)
{
    /// <summary><c>lin.bias: expected [1], found [2]</c>.</summary>
    public override string ToString() => $"{Key}: expected {Expected}, found {Found}";
}

/// <summary>A file that gives no network, or not the one that is needed: which file, which key, what was expected and what was found.</summary>
public sealed class WeightsException : Exception
{
    /// <summary>One fault.</summary>
    /// <param name="file">The file.</param>
    /// <param name="key">The tensor, key or place in it.</param>
    /// <param name="expected">What was needed there.</param>
    /// <param name="found">What stands there.</param>
    /// <param name="inner">What led to it.</param>
    public WeightsException(string file, string key, string expected, string found, Exception? inner = null)
        : this(file, new[] { new WeightsFault(key, expected, found) }, inner)
    {
    }

    /// <summary>All faults at once.</summary>
    /// <param name="file">The file.</param>
    /// <param name="faults">At least one.</param>
    /// <param name="inner">What led to it.</param>
    public WeightsException(string file, IReadOnlyList<WeightsFault> faults, Exception? inner = null)
        : base($"'{file}': {string.Join("; ", faults)}.", inner) => (File, Faults) = (file, faults);

    /// <summary>The file.</summary>
    public string File { get; }

    /// <summary>All that is wrong.</summary>
    public IReadOnlyList<WeightsFault> Faults { get; }
}
