using System.ComponentModel;
using Unrolled.Parameters;

namespace Unrolled;

/// <summary>One named tensor of a model: its logical shape, as PyTorch's, and where each of its numbers stands in the parameter block.</summary>
/// <remarks>The physical order is private and may change between versions; names and shapes are what files and programs rely on.</remarks>
public sealed class TensorLayout
{
    private readonly TensorAddress _address;
    private readonly int[] _shape;
    private readonly int _end;

    private TensorLayout(string name, int rows, int columns, bool isVector, TensorAddress address, double[]? initial = null)
    {
        Name = name;
        Rows = rows;
        Columns = columns;
        _shape = isVector ? new[] { rows } : new[] { rows, columns };
        _address = address;
        Gates = address.Units == 0 ? 1 : rows / address.Units;
        Initial = initial ?? Array.Empty<double>();
        Count = checked(rows * columns);
        for (int row = 0; row < rows; row++)
        {
            // Offsets rise with the column.
            _end = Math.Max(_end, address.Of(row, columns - 1) + 1);
        }
    }

    /// <summary>The name, as <c>weight_ih_l0</c>.</summary>
    public string Name { get; }

    /// <summary>Rows; for a vector, its length.</summary>
    public int Rows { get; }

    /// <summary>Columns; for a vector, 1.</summary>
    public int Columns { get; }

    /// <summary>The logical shape: one entry for a vector, rows and columns for a matrix.</summary>
    public IReadOnlyList<int> Shape => _shape;

    /// <summary>How many numbers it has.</summary>
    public int Count { get; }

    /// <summary>How many gates' blocks of rows stand one under the other.</summary>
    internal int Gates { get; }

    /// <summary>What the numbers of each gate are in a new model, one entry a gate; empty: zero, or what the name stands for.</summary>
    internal IReadOnlyList<double> Initial { get; }

    /// <summary>A tensor of a layer whose parameters stand in lane groups of units.</summary>
    /// <exception cref="ArgumentException"><paramref name="initial"/> has not one entry a gate.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static TensorLayout Grouped(
        string name, int rows, int columns, bool isVector, int offset, int units, int unitStride, int firstGate, int columnStride, double[]? initial = null) =>
        initial == null || initial.Length * units == rows
            ? new(name, rows, columns, isVector, new TensorAddress(offset, units, unitStride, firstGate, columnStride), initial)
            : throw new ArgumentException($"'{name}' has {rows} rows of {units} units a gate, but {initial.Length} initial values.", nameof(initial));

    /// <summary>A tensor whose rows follow each other.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static TensorLayout RowMajor(string name, int rows, int columns, bool isVector, int offset) =>
        new(name, rows, columns, isVector, TensorAddress.RowMajor(offset, columns));

    /// <summary>Where the number of <paramref name="row"/> and <paramref name="column"/> stands in the parameter block.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The tensor has no such row or column.</exception>
    public int OffsetOf(int row, int column = 0)
    {
        if ((uint)row >= (uint)Rows)
        {
            throw new ArgumentOutOfRangeException(nameof(row), row, $"'{Name}' has the rows 0 to {Rows - 1}.");
        }

        if ((uint)column >= (uint)Columns)
        {
            throw new ArgumentOutOfRangeException(nameof(column), column, $"'{Name}' has the columns 0 to {Columns - 1}.");
        }

        return _address.Of(row, column);
    }

    /// <summary>Copies a row-major tensor into the parameter block.</summary>
    /// <param name="rowMajorSource"><see cref="Count"/> numbers, row after row.</param>
    /// <param name="parameters">The whole parameter block, <c>ParameterLength</c> numbers.</param>
    /// <exception cref="ArgumentException">A span has the wrong length; nothing was written.</exception>
    public void CopyFrom<T>(ReadOnlySpan<T> rowMajorSource, Span<T> parameters)
    {
        Guard.Exactly(rowMajorSource.Length, Count, nameof(rowMajorSource));
        Guard.AtLeast(parameters.Length, _end, nameof(parameters));
        int i = 0;
        for (int row = 0; row < Rows; row++)
        {
            for (int column = 0; column < Columns; column++)
            {
                parameters[_address.Of(row, column)] = rowMajorSource[i++];
            }
        }
    }

    /// <summary>Copies the tensor out of the parameter block, row after row.</summary>
    /// <param name="parameters">The whole parameter block, <c>ParameterLength</c> numbers.</param>
    /// <param name="rowMajorDestination"><see cref="Count"/> numbers.</param>
    /// <exception cref="ArgumentException">A span has the wrong length; nothing was written.</exception>
    public void CopyTo<T>(ReadOnlySpan<T> parameters, Span<T> rowMajorDestination)
    {
        Guard.AtLeast(parameters.Length, _end, nameof(parameters));
        Guard.Exactly(rowMajorDestination.Length, Count, nameof(rowMajorDestination));
        int i = 0;
        for (int row = 0; row < Rows; row++)
        {
            for (int column = 0; column < Columns; column++)
            {
                rowMajorDestination[i++] = parameters[_address.Of(row, column)];
            }
        }
    }

    /// <summary>Writes, for each place of the tensor in a block in which each unit's numbers stand together, where the number stands in the parameter block.</summary>
    internal void FindUnits(int[] sources)
    {
        for (int row = 0; row < Rows; row++)
        {
            for (int column = 0; column < Columns; column++)
            {
                sources[_address.ByUnit(row, column)] = _address.Of(row, column);
            }
        }
    }

    /// <summary>Name and shape, as <c>weight_ih_l0 [8, 3]</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Name} [{string.Join(", ", _shape)}]");
}
