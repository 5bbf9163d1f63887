namespace Unrolled.Weights;

/// <summary>A tensor as a file has it.</summary>
public sealed class FileTensor
{
    private readonly int[] _shape;
    private readonly Func<double[]> _read;
    private double[]? _values;

    internal FileTensor(string name, string elementType, int[] shape, double[] values)
        : this(name, elementType, shape, () => values)
    {
    }

    internal FileTensor(string name, string elementType, int[] shape, Func<double[]> read) =>
        (Name, ElementType, _shape, _read) = (name, elementType, shape, read);

    /// <summary>The key.</summary>
    public string Name { get; }

    /// <summary>The element type as safetensors calls it: F32, F64, F16, BF16, I64, ...</summary>
    public string ElementType { get; }

    /// <summary>The shape; empty for a single number.</summary>
    public IReadOnlyList<int> Shape => _shape;

    /// <summary>How many numbers it has.</summary>
    public long Count => _shape.Aggregate(1L, (product, size) => product * size);

    /// <summary>Whether its elements are floating-point numbers.</summary>
    public bool IsReadable => ElementType is "F32" or "F64" or "F16" or "BF16";

    /// <summary>The numbers, row-major.</summary>
    /// <exception cref="InvalidOperationException">It is not <see cref="IsReadable"/>.</exception>
    public double[] Values => !IsReadable
        ? throw new InvalidOperationException($"'{Name}' has elements of type {ElementType}; F32, F64, F16 and BF16 can be read.")
        : _values ??= _read();

    /// <summary>Name and shape: <c>lstm.weight_ih_l0 [8, 3]</c>.</summary>
    public override string ToString() => Name + " " + ShapeText(_shape);

    internal static string ShapeText(IEnumerable<int> shape) => FormattableString.Invariant($"[{string.Join(", ", shape)}]");

    internal FileTensor Renamed(string name) => new(name, ElementType, _shape, _read);
}
