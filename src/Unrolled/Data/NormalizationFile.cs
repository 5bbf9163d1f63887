namespace Unrolled;

public sealed partial class Normalization
{
    /// <summary>The name of the network's inputs: what a normalization is of, unless said.</summary>
    public const string Inputs = "inputs";

    /// <summary>The name of the values that a network learns to give.</summary>
    public const string Targets = "targets";

    /// <summary>Adds the numbers to a file, as the tensors <c>normalization.inputs.mean</c> and <c>normalization.inputs.deviation</c> in double.</summary>
    /// <param name="file">The file, such as <see cref="Checkpoint.ToFile{T}(ParameterLayout, ReadOnlySpan{T})"/> makes one.</param>
    /// <param name="of">What the normalization is of: <see cref="Inputs"/>, <see cref="Targets"/>, or a name of your own.</param>
    /// <exception cref="ArgumentException">The file has a normalization of that already.</exception>
    public void AddTo(TensorFile file, string of = Inputs)
    {
        Guard.NotNull(file, nameof(file));
        file.Add(NamedTensor.From<double>(NameOf(of, "mean"), new[] { Size }, _mean));
        file.Add(NamedTensor.From<double>(NameOf(of, "deviation"), new[] { Size }, _deviation));
    }

    /// <summary>Reads the normalization that a file has beside its model.</summary>
    /// <param name="file">The content.</param>
    /// <param name="of">What it is of: <see cref="Inputs"/>, <see cref="Targets"/>, or a name of your own.</param>
    /// <param name="source">What messages call the file.</param>
    /// <exception cref="InvalidDataException">The file has none of that, or its numbers are none.</exception>
    public static Normalization From(TensorFile file, string of = Inputs, string source = "the file")
    {
        Guard.NotNull(file, nameof(file));
        double[] mean = Read(file, of, "mean", source);
        double[] deviation = Read(file, of, "deviation", source);
        try
        {
            return new Normalization(mean, deviation);
        }
        catch (ArgumentException fault)
        {
            throw new InvalidDataException($"'{source}' has a broken normalization of {of}: {fault.Message}", fault);
        }
    }

    /// <summary>Reads the normalization that a model's file has beside the model.</summary>
    /// <param name="path">The file.</param>
    /// <param name="of">What it is of: <see cref="Inputs"/>, <see cref="Targets"/>, or a name of your own.</param>
    /// <exception cref="InvalidDataException">The file is broken, has none of that, or its numbers are none.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Normalization Load(string path, string of = Inputs) => From(TensorFile.Read(path), of, path);

    private static string NameOf(string of, string part) => $"{Checkpoint.NormalizationPrefix}{of}.{part}";

    private static double[] Read(TensorFile file, string of, string part, string source)
    {
        if (!file.TryGet(NameOf(of, part), out NamedTensor? tensor))
        {
            throw new InvalidDataException($"'{source}' has no normalization of {of} ('{NameOf(of, part)}' is missing): it was saved without one.");
        }

        if (tensor.Shape.Count != 1 || !tensor.IsReadable)
        {
            throw new InvalidDataException($"'{source}' has a broken normalization of {of}: {tensor} is no row of F32, F64, F16 or BF16.");
        }

        var values = new double[tensor.Count];
        tensor.Read<double>(values);
        return values;
    }
}
