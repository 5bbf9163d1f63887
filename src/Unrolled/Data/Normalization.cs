namespace Unrolled;

/// <summary>Brings every input to mean 0 and standard deviation 1: <c>(x - mean) / deviation</c>, with numbers measured on the training sequences.</summary>
/// <remarks>
/// A network learns badly, or nothing, from inputs of very different scales, such as a pressure of 101,325 beside a vibration of 0.002. What was
/// measured belongs to the weights and travels in their file, because the same weights see nonsense in any other scale. Values are computed in double
/// and rounded once, so they have the same bits everywhere. Nothing is allocated but by <c>Fit</c>, reading and saving. Any number of threads may use one.
/// </remarks>
public sealed partial class Normalization
{
    private readonly double[] _mean;
    private readonly double[] _deviation;

    /// <summary>A normalization of known numbers.</summary>
    /// <param name="mean">The mean of each input.</param>
    /// <param name="deviation">The standard deviation of each input.</param>
    /// <exception cref="ArgumentException">There is no input, or not a deviation for each mean; a number is not finite, or a deviation not positive.</exception>
    public Normalization(ReadOnlySpan<double> mean, ReadOnlySpan<double> deviation)
    {
        Guard.AtLeast(mean.Length, 1, nameof(mean));
        Guard.Exactly(deviation.Length, mean.Length, nameof(deviation));
        (_mean, _deviation) = (mean.ToArray(), deviation.ToArray());
        if (Fault() is { } fault)
        {
            throw new ArgumentException(fault, nameof(deviation));
        }
    }

    /// <summary>How many inputs a step has.</summary>
    public int Size => _mean.Length;

    /// <summary>The mean of each input.</summary>
    public ReadOnlySpan<double> Mean => _mean;

    /// <summary>The standard deviation of each input: the root of the mean square, over n; 1 where an input never changes.</summary>
    public ReadOnlySpan<double> Deviation => _deviation;

    /// <summary>Normalizes steps in place.</summary>
    /// <param name="values">Any number of steps of <see cref="Size"/> numbers, overwritten.</param>
    /// <exception cref="ArgumentException">They are no whole steps; nothing was written.</exception>
    public void Apply(Span<float> values) => Apply(values, values);

    /// <inheritdoc cref="Apply(Span{float})"/>
    public void Apply(Span<double> values) => Apply(values, values);

    /// <summary>Normalizes steps.</summary>
    /// <param name="values">Any number of steps of <see cref="Size"/> numbers.</param>
    /// <param name="normalized">As many numbers, overwritten; it may be <paramref name="values"/>.</param>
    /// <exception cref="ArgumentException">They are no whole steps, or not as many numbers; nothing was written.</exception>
    public void Apply(ReadOnlySpan<float> values, Span<float> normalized)
    {
        Check(values, normalized, nameof(normalized));
        for (int i = 0, input = 0; i < values.Length; i++, input = input + 1 == _mean.Length ? 0 : input + 1)
        {
            normalized[i] = (float)((values[i] - _mean[input]) / _deviation[input]);
        }
    }

    /// <inheritdoc cref="Apply(ReadOnlySpan{float}, Span{float})"/>
    public void Apply(ReadOnlySpan<double> values, Span<double> normalized)
    {
        Check(values, normalized, nameof(normalized));
        for (int i = 0, input = 0; i < values.Length; i++, input = input + 1 == _mean.Length ? 0 : input + 1)
        {
            normalized[i] = (values[i] - _mean[input]) / _deviation[input];
        }
    }

    /// <summary>Brings normalized steps back in place, <c>x * deviation + mean</c>: a forecast's outputs to the scale of its targets.</summary>
    /// <param name="values">Any number of steps of <see cref="Size"/> numbers, overwritten.</param>
    /// <exception cref="ArgumentException">They are no whole steps; nothing was written.</exception>
    public void Undo(Span<float> values)
    {
        Check<float>(values, values, nameof(values));
        for (int i = 0, input = 0; i < values.Length; i++, input = input + 1 == _mean.Length ? 0 : input + 1)
        {
            values[i] = (float)((values[i] * _deviation[input]) + _mean[input]);
        }
    }

    /// <inheritdoc cref="Undo(Span{float})"/>
    public void Undo(Span<double> values)
    {
        Check<double>(values, values, nameof(values));
        for (int i = 0, input = 0; i < values.Length; i++, input = input + 1 == _mean.Length ? 0 : input + 1)
        {
            values[i] = (values[i] * _deviation[input]) + _mean[input];
        }
    }

    private void Check<T>(ReadOnlySpan<T> values, Span<T> written, string parameter)
        where T : unmanaged
    {
        Guard.MultipleOf(values.Length, Size, nameof(values));
        Guard.Exactly(written.Length, values.Length, parameter);
        Guard.NotAhead(values, written, nameof(values), parameter);
    }

    /// <summary>What is wrong with the numbers; null: nothing.</summary>
    private string? Fault()
    {
        for (int input = 0; input < _mean.Length; input++)
        {
            (double mean, double deviation) = (_mean[input], _deviation[input]);
            if (!double.IsFinite(mean) || !double.IsFinite(deviation) || deviation <= 0)
            {
                return FormattableString.Invariant(
                    $"Input {input} has the mean {mean} and the standard deviation {deviation}: both must be finite, and the deviation above 0.");
            }
        }

        return null;
    }
}
