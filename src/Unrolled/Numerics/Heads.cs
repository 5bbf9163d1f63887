namespace Unrolled;

/// <summary>What an output layer makes of its logits, in place: probabilities.</summary>
public static class Heads
{
    /// <summary>Softmax of one row: <c>p_i = e^(v_i - max) / sum of e^(v_j - max)</c>, summed in order of the index. An empty row stays empty.</summary>
    public static void Softmax(Span<float> row)
    {
        if (!row.IsEmpty)
        {
            LossKernel<float, SingleArithmetic>.Softmax(row, row);
        }
    }

    /// <inheritdoc cref="Softmax(Span{float})"/>
    public static void Softmax(Span<double> row)
    {
        if (!row.IsEmpty)
        {
            LossKernel<double, DoubleArithmetic>.Softmax(row, row);
        }
    }

    /// <summary>Softmax of each row of <paramref name="columns"/> values.</summary>
    /// <exception cref="ArgumentException">The length is no multiple of <paramref name="columns"/>, or those are not positive.</exception>
    public static void Softmax(Span<float> rows, int columns)
    {
        Guard.MultipleOf(rows.Length, columns, nameof(rows));
        for (int start = 0; start < rows.Length; start += columns)
        {
            Softmax(rows.Slice(start, columns));
        }
    }

    /// <inheritdoc cref="Softmax(Span{float}, int)"/>
    public static void Softmax(Span<double> rows, int columns)
    {
        Guard.MultipleOf(rows.Length, columns, nameof(rows));
        for (int start = 0; start < rows.Length; start += columns)
        {
            Softmax(rows.Slice(start, columns));
        }
    }

    /// <summary>The sigmoid of each value.</summary>
    public static void Sigmoid(Span<float> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = StrictMath.Sigmoid(values[i]);
        }
    }

    /// <inheritdoc cref="Sigmoid(Span{float})"/>
    public static void Sigmoid(Span<double> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = StrictMath.Sigmoid(values[i]);
        }
    }

    /// <summary>The index of the largest value, the first of equals; -1 when there is none.</summary>
    /// <exception cref="ArithmeticException">A value is NaN: none is the largest then.</exception>
    public static int IndexOfLargest(ReadOnlySpan<float> values) => Sound(Largest(values), values.IsEmpty);

    /// <inheritdoc cref="IndexOfLargest(ReadOnlySpan{float})"/>
    public static int IndexOfLargest(ReadOnlySpan<double> values) => Sound(Largest(values), values.IsEmpty);

    /// <summary>The same, with -1 also where a value is NaN.</summary>
    internal static int Largest(ReadOnlySpan<float> values)
    {
        int best = values.IsEmpty || float.IsNaN(values[0]) ? -1 : 0;
        for (int i = 1; i < values.Length && best >= 0; i++)
        {
            best = float.IsNaN(values[i]) ? -1 : values[i] > values[best] ? i : best;
        }

        return best;
    }

    /// <inheritdoc cref="Largest(ReadOnlySpan{float})"/>
    internal static int Largest(ReadOnlySpan<double> values)
    {
        int best = values.IsEmpty || double.IsNaN(values[0]) ? -1 : 0;
        for (int i = 1; i < values.Length && best >= 0; i++)
        {
            best = double.IsNaN(values[i]) ? -1 : values[i] > values[best] ? i : best;
        }

        return best;
    }

    private static int Sound(int largest, bool isEmpty) => largest >= 0 || isEmpty
        ? largest
        : throw new ArithmeticException("An output is NaN, so none is the largest: an input or a parameter is NaN or too large.");
}
