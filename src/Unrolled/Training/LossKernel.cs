namespace Unrolled;

/// <summary>The arithmetic of <see cref="Losses"/>, for one number type.</summary>
internal static class LossKernel<T, TArithmetic>
    where T : unmanaged
    where TArithmetic : struct, IArithmetic<T>
{
    public static double MeanSquaredError(ReadOnlySpan<T> values, ReadOnlySpan<T> targets, Span<T> gradient)
    {
        TArithmetic a = default;
        Guard.Exactly(targets.Length, values.Length, nameof(targets));
        Guard.Exactly(gradient.Length, values.Length, nameof(gradient));
        T scale = a.From(2.0 / values.Length);
        double sum = 0;
        for (int i = 0; i < values.Length; i++)
        {
            T difference = a.Subtract(values[i], targets[i]);
            double d = a.ToDouble(difference);
            sum += d * d;
            gradient[i] = a.Multiply(difference, scale);
        }

        return values.IsEmpty ? 0 : sum / values.Length;
    }

    public static double SoftmaxCrossEntropy(ReadOnlySpan<T> logits, ReadOnlySpan<int> classes, Span<T> gradient)
    {
        TArithmetic a = default;
        Guard.Exactly(gradient.Length, logits.Length, nameof(gradient));
        if (classes.IsEmpty)
        {
            Guard.Exactly(logits.Length, 0, nameof(logits));
            return 0;
        }

        Guard.MultipleOf(logits.Length, classes.Length, nameof(logits));
        int columns = logits.Length / classes.Length;
        int rows = CountRows(classes, columns);
        T scale = a.From(1.0 / rows);
        double sum = 0;
        for (int row = 0; row < classes.Length; row++)
        {
            Span<T> rowGradient = gradient.Slice(row * columns, columns);
            if (classes[row] < 0)
            {
                rowGradient.Clear();
                continue;
            }

            ReadOnlySpan<T> rowLogits = logits.Slice(row * columns, columns);
            T right = rowLogits[classes[row]];
            double logSum = Softmax(rowLogits, rowGradient);
            sum += logSum - a.ToDouble(right);
            for (int i = 0; i < columns; i++)
            {
                T target = a.From(i == classes[row] ? 1 : 0);
                rowGradient[i] = a.Multiply(a.Subtract(rowGradient[i], target), scale);
            }
        }

        return rows == 0 ? 0 : sum / rows;
    }

    public static double SoftmaxCrossEntropy(ReadOnlySpan<T> logits, int columns, ReadOnlySpan<T> probabilities, Span<T> gradient)
    {
        TArithmetic a = default;
        if (columns <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(columns), columns, "A row has at least one logit.");
        }

        Guard.MultipleOf(logits.Length, columns, nameof(logits));
        Guard.Exactly(probabilities.Length, logits.Length, nameof(probabilities));
        Guard.Exactly(gradient.Length, logits.Length, nameof(gradient));
        int rows = logits.Length / columns;
        T scale = a.From(1.0 / rows);
        double sum = 0;
        for (int start = 0; start < logits.Length; start += columns)
        {
            ReadOnlySpan<T> rowLogits = logits.Slice(start, columns);
            ReadOnlySpan<T> target = probabilities.Slice(start, columns);
            Span<T> rowGradient = gradient.Slice(start, columns);
            double mass = 0;
            double expected = 0;
            for (int i = 0; i < columns; i++)
            {
                mass += a.ToDouble(target[i]);
                expected += Product(a.ToDouble(target[i]), a.ToDouble(rowLogits[i]));
            }

            sum += (mass * Softmax(rowLogits, rowGradient)) - expected;
            for (int i = 0; i < columns; i++)
            {
                rowGradient[i] = a.Multiply(a.Subtract(a.Multiply(rowGradient[i], a.From(mass)), target[i]), scale);
            }
        }

        return rows == 0 ? 0 : sum / rows;
    }

    public static double SigmoidCrossEntropy(ReadOnlySpan<T> logits, ReadOnlySpan<T> targets, Span<T> gradient)
    {
        TArithmetic a = default;
        Guard.Exactly(targets.Length, logits.Length, nameof(targets));
        Guard.Exactly(gradient.Length, logits.Length, nameof(gradient));
        T scale = a.From(1.0 / logits.Length);
        T zero = default;
        double sum = 0;
        for (int i = 0; i < logits.Length; i++)
        {
            // max(v, 0) - v t + log(1 + e^-|v|): no exponential of a positive number.
            T v = logits[i];
            bool negative = a.Less(v, zero);
            T size = negative ? a.Subtract(zero, v) : v;
            double positive = negative ? 0 : a.ToDouble(v);
            double rest = a.ToDouble(a.Log1p(a.Exp(a.Subtract(zero, size))));
            sum += positive - Product(a.ToDouble(targets[i]), a.ToDouble(v)) + rest;
            gradient[i] = a.Multiply(a.Subtract(a.Sigmoid(v), targets[i]), scale);
        }

        return logits.IsEmpty ? 0 : sum / logits.Length;
    }

    /// <summary>Writes softmax(row) to <paramref name="probabilities"/> and returns <c>log sum e^v</c>; both may be the same memory.</summary>
    public static double Softmax(ReadOnlySpan<T> row, Span<T> probabilities)
    {
        TArithmetic a = default;
        T largest = row[0];
        for (int i = 1; i < row.Length; i++)
        {
            largest = a.Less(largest, row[i]) ? row[i] : largest;
        }

        T sum = default;
        for (int i = 0; i < row.Length; i++)
        {
            T e = a.Exp(a.Subtract(row[i], largest));
            probabilities[i] = e;
            sum = a.Add(sum, e);
        }

        for (int i = 0; i < row.Length; i++)
        {
            probabilities[i] = a.Divide(probabilities[i], sum);
        }

        return a.ToDouble(largest) + a.ToDouble(a.Log(sum));
    }

    // 0 * infinity is 0 here: a target of 0 does not ask for its logit.
    private static double Product(double target, double logit) => target == 0 ? 0 : target * logit;

    private static int CountRows(ReadOnlySpan<int> classes, int columns)
    {
        int rows = 0;
        for (int row = 0; row < classes.Length; row++)
        {
            if (classes[row] < -1 || classes[row] >= columns)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(classes),
                    classes[row],
                    $"Row {row} has the class {classes[row]}, but there are the classes 0 to {columns - 1}, and -1 for none.");
            }

            rows += classes[row] < 0 ? 0 : 1;
        }

        return rows;
    }
}
