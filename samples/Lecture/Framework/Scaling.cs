namespace Lecture.Framework;

/// <summary>Changes a tensor of a model by its logical rows and columns.</summary>
internal static class Scaling
{
    public static void Multiply(TensorLayout tensor, Span<double> parameters, double factor)
    {
        for (int row = 0; row < tensor.Rows; row++)
        {
            for (int column = 0; column < tensor.Columns; column++)
            {
                parameters[tensor.OffsetOf(row, column)] *= factor;
            }
        }
    }
}
