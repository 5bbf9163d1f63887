namespace Unrolled;

/// <summary>Loss functions on logits (values before sigmoid or softmax): they return the loss and write dL/dlogits.</summary>
/// <remarks>
/// Means over the written elements; for the softmax cross-entropy, over the rows. Sums run in order of the index, in double.
/// The gradient may be the memory of the logits. Nothing is allocated.
/// </remarks>
public static class Losses
{
    /// <summary>Mean squared error, <c>L = mean (y - t)^2</c>, <c>dL/dy = 2 (y - t) / n</c>.</summary>
    /// <param name="values">n outputs y.</param>
    /// <param name="targets">n targets t.</param>
    /// <param name="gradient">n numbers, overwritten.</param>
    /// <exception cref="ArgumentException">Lengths differ; nothing was written.</exception>
    public static double MeanSquaredError(ReadOnlySpan<float> values, ReadOnlySpan<float> targets, Span<float> gradient) =>
        LossKernel<float, SingleArithmetic>.MeanSquaredError(values, targets, gradient);

    /// <inheritdoc cref="MeanSquaredError(ReadOnlySpan{float}, ReadOnlySpan{float}, Span{float})"/>
    public static double MeanSquaredError(ReadOnlySpan<double> values, ReadOnlySpan<double> targets, Span<double> gradient) =>
        LossKernel<double, DoubleArithmetic>.MeanSquaredError(values, targets, gradient);

    /// <inheritdoc cref="MeanSquaredError(ReadOnlySpan{float}, ReadOnlySpan{float}, Span{float})"/>
    public static double MeanSquaredError<T>(ReadOnlySpan<T> values, ReadOnlySpan<T> targets, Span<T> gradient)
        where T : unmanaged =>
        typeof(T) == typeof(double)
            ? MeanSquaredError(Numbers.Doubles(values), Numbers.Doubles(targets), Numbers.Doubles(gradient))
            : MeanSquaredError(Numbers.Singles(values), Numbers.Singles(targets), Numbers.Singles(gradient));

    /// <summary>Softmax cross-entropy with one right class a row, <c>L = mean over rows of -log softmax(v)[class]</c>.</summary>
    /// <param name="logits">Rows of logits v, row after row; their number is the number of <paramref name="classes"/>.</param>
    /// <param name="classes">The right class of each row; -1: the row has none and counts for nothing.</param>
    /// <param name="gradient">As many numbers as logits, overwritten by <c>(softmax(v) - one-hot(class)) / rows</c>.</param>
    /// <returns>The loss in nats; 0 when no row counts.</returns>
    /// <exception cref="ArgumentException">Lengths do not agree; nothing was written.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A class is none; the message names row and class; nothing was written.</exception>
    public static double SoftmaxCrossEntropy(ReadOnlySpan<float> logits, ReadOnlySpan<int> classes, Span<float> gradient) =>
        LossKernel<float, SingleArithmetic>.SoftmaxCrossEntropy(logits, classes, gradient);

    /// <inheritdoc cref="SoftmaxCrossEntropy(ReadOnlySpan{float}, ReadOnlySpan{int}, Span{float})"/>
    public static double SoftmaxCrossEntropy(ReadOnlySpan<double> logits, ReadOnlySpan<int> classes, Span<double> gradient) =>
        LossKernel<double, DoubleArithmetic>.SoftmaxCrossEntropy(logits, classes, gradient);

    /// <inheritdoc cref="SoftmaxCrossEntropy(ReadOnlySpan{float}, ReadOnlySpan{int}, Span{float})"/>
    public static double SoftmaxCrossEntropy<T>(ReadOnlySpan<T> logits, ReadOnlySpan<int> classes, Span<T> gradient)
        where T : unmanaged =>
        typeof(T) == typeof(double)
            ? SoftmaxCrossEntropy(Numbers.Doubles(logits), classes, Numbers.Doubles(gradient))
            : SoftmaxCrossEntropy(Numbers.Singles(logits), classes, Numbers.Singles(gradient));

    /// <summary>Softmax cross-entropy with a distribution p as the target of each row, <c>L = mean over rows of -sum p log softmax(v)</c>.</summary>
    /// <param name="logits">Rows of <paramref name="columns"/> logits v, row after row.</param>
    /// <param name="columns">Logits a row.</param>
    /// <param name="probabilities">As many numbers as logits: p.</param>
    /// <param name="gradient">As many numbers as logits, overwritten by <c>(softmax(v) sum(p) - p) / rows</c>.</param>
    /// <returns>The loss in nats.</returns>
    /// <exception cref="ArgumentException">Lengths do not agree; nothing was written.</exception>
    public static double SoftmaxCrossEntropy(ReadOnlySpan<float> logits, int columns, ReadOnlySpan<float> probabilities, Span<float> gradient) =>
        LossKernel<float, SingleArithmetic>.SoftmaxCrossEntropy(logits, columns, probabilities, gradient);

    /// <inheritdoc cref="SoftmaxCrossEntropy(ReadOnlySpan{float}, int, ReadOnlySpan{float}, Span{float})"/>
    public static double SoftmaxCrossEntropy(ReadOnlySpan<double> logits, int columns, ReadOnlySpan<double> probabilities, Span<double> gradient) =>
        LossKernel<double, DoubleArithmetic>.SoftmaxCrossEntropy(logits, columns, probabilities, gradient);

    /// <inheritdoc cref="SoftmaxCrossEntropy(ReadOnlySpan{float}, int, ReadOnlySpan{float}, Span{float})"/>
    public static double SoftmaxCrossEntropy<T>(ReadOnlySpan<T> logits, int columns, ReadOnlySpan<T> probabilities, Span<T> gradient)
        where T : unmanaged =>
        typeof(T) == typeof(double)
            ? SoftmaxCrossEntropy(Numbers.Doubles(logits), columns, Numbers.Doubles(probabilities), Numbers.Doubles(gradient))
            : SoftmaxCrossEntropy(Numbers.Singles(logits), columns, Numbers.Singles(probabilities), Numbers.Singles(gradient));

    /// <summary>Sigmoid cross-entropy, each element a decision of its own, <c>L = mean of -(t log s + (1 - t) log(1 - s))</c>, <c>s = sigmoid(v)</c>.</summary>
    /// <param name="logits">n logits v.</param>
    /// <param name="targets">n targets t in [0, 1].</param>
    /// <param name="gradient">n numbers, overwritten by <c>(s - t) / n</c>.</param>
    /// <returns>The loss in nats.</returns>
    /// <exception cref="ArgumentException">Lengths differ; nothing was written.</exception>
    public static double SigmoidCrossEntropy(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, Span<float> gradient) =>
        LossKernel<float, SingleArithmetic>.SigmoidCrossEntropy(logits, targets, gradient);

    /// <inheritdoc cref="SigmoidCrossEntropy(ReadOnlySpan{float}, ReadOnlySpan{float}, Span{float})"/>
    public static double SigmoidCrossEntropy(ReadOnlySpan<double> logits, ReadOnlySpan<double> targets, Span<double> gradient) =>
        LossKernel<double, DoubleArithmetic>.SigmoidCrossEntropy(logits, targets, gradient);

    /// <inheritdoc cref="SigmoidCrossEntropy(ReadOnlySpan{float}, ReadOnlySpan{float}, Span{float})"/>
    public static double SigmoidCrossEntropy<T>(ReadOnlySpan<T> logits, ReadOnlySpan<T> targets, Span<T> gradient)
        where T : unmanaged =>
        typeof(T) == typeof(double)
            ? SigmoidCrossEntropy(Numbers.Doubles(logits), Numbers.Doubles(targets), Numbers.Doubles(gradient))
            : SigmoidCrossEntropy(Numbers.Singles(logits), Numbers.Singles(targets), Numbers.Singles(gradient));
}
