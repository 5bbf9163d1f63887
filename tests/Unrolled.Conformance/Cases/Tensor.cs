namespace Unrolled.Conformance.Cases;

/// <summary>Numbers in row-major order with their shape.</summary>
internal sealed record Tensor(double[] Data, int[] Shape)
{
    public int Columns => Shape[^1];

    /// <summary>A block of a matrix (leading sizes of 1 are ignored), row-major.</summary>
    public double[] Block(int firstRow, int rows, int firstColumn, int columns)
    {
        var block = new double[rows * columns];
        for (int row = 0; row < rows; row++)
        {
            Array.Copy(Data, ((firstRow + row) * Columns) + firstColumn, block, row * columns, columns);
        }

        return block;
    }

    /// <summary>Like <see cref="Block"/>, but the block's columns become rows.</summary>
    public double[] Transposed(int firstRow, int rows, int firstColumn, int columns)
    {
        var block = new double[rows * columns];
        for (int column = 0; column < columns; column++)
        {
            for (int row = 0; row < rows; row++)
            {
                block[(column * rows) + row] = Data[((firstRow + row) * Columns) + firstColumn + column];
            }
        }

        return block;
    }
}
