using Unrolled.Conformance.Cases;
using Unrolled.Weights;
using Unrolled.Weights.Layouts;

namespace Unrolled.Conformance.Layouts;

/// <summary>Weights of the LSTMs that the tables of the importers do not have: with fewer gates, or with an h of another size.</summary>
internal static class ReducedWeights
{
    private const int ForgetGate = 1;

    /// <summary>The weights without the rows of f, the second gate, which nothing reads where f is 1 - i.</summary>
    public static LogicalWeights WithoutForgetGate(LogicalWeights full)
    {
        return full with
        {
            WeightIh = WithoutRows(full.WeightIh),
            WeightHh = WithoutRows(full.WeightHh!),
            Bias = full.Bias is null ? null : WithoutRows(full.Bias),
            Peepholes = full.Peepholes?.Where(peephole => peephole.Key != "f").ToDictionary(peephole => peephole.Key, peephole => peephole.Value),
        };

        double[] WithoutRows(double[] rows)
        {
            int block = rows.Length / 4;
            return [.. rows[..(ForgetGate * block)], .. rows[((ForgetGate + 1) * block)..]];
        }
    }

    /// <summary>
    /// The tables know matrices R of as many columns as units, and an h that is projected has fewer numbers. So each R gets columns of zeros behind its own;
    /// <see cref="WithProjection"/> takes them off again.
    /// </summary>
    public static FileTensor[] WithSquareMatrices(IEnumerable<FileTensor> tensors, CellForm form, int size, int hidden)
    {
        var recurrent = form.Tensors.Where(tensor => tensor.Blocks[0].Part == TensorPart.RecurrentMatrix).Select(tensor => tensor.Name).ToHashSet();
        return tensors.Select(tensor => recurrent.Contains(tensor.Name) && tensor.Shape.Count == 2 && tensor.Shape[1] == size && size <= hidden
            ? new FileTensor(tensor.Name, tensor.ElementType, [tensor.Shape[0], hidden], WithColumns(tensor.Values, size, hidden))
            : tensor).ToArray();
    }

    /// <summary>The weights with the projection, and each R as wide as what it makes.</summary>
    public static LogicalWeights WithProjection(LogicalWeights square, double[] projection, int size, int hidden) =>
        square with { WeightHh = WithColumns(square.WeightHh!, hidden, size), Projection = projection };

    /// <summary>Rows of another width: cut off, or filled with zeros.</summary>
    private static double[] WithColumns(double[] rows, int columns, int wanted)
    {
        var result = new double[rows.Length / columns * wanted];
        for (int row = 0; row < rows.Length / columns; row++)
        {
            rows.AsSpan(row * columns, Math.Min(columns, wanted)).CopyTo(result.AsSpan(row * wanted));
        }

        return result;
    }
}
