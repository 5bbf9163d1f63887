namespace Unrolled;

public sealed partial class Normalization
{
    /// <summary>Measures steps: those of the training sequences alone, because nothing may be known of the sequences that judge.</summary>
    /// <param name="values">Any number of steps of <paramref name="size"/> numbers: all sequences, one after the other.</param>
    /// <param name="size">Inputs of a step: the network's <c>InputSize</c>.</param>
    /// <param name="lengths">Steps of each sequence that is padded, as <see cref="ClassifiedSequences{T}"/> has them; its padding is not measured. Empty: all count.</param>
    /// <exception cref="ArgumentException">They are no whole steps, or none; they are not sequences of one length, or a value is not finite: the message names its place.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The size is not positive, or a sequence's length is none; the message names it.</exception>
    public static Normalization Fit(ReadOnlySpan<float> values, int size, ReadOnlySpan<int> lengths = default) => Measure(values, size, lengths);

    /// <inheritdoc cref="Fit(ReadOnlySpan{float}, int, ReadOnlySpan{int})"/>
    public static Normalization Fit(ReadOnlySpan<double> values, int size, ReadOnlySpan<int> lengths = default) => Measure(values, size, lengths);

    private static Normalization Measure<T>(ReadOnlySpan<T> values, int size, ReadOnlySpan<int> lengths)
        where T : unmanaged
    {
        if (size < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(size), size, "A step has at least one input.");
        }

        Guard.MultipleOf(values.Length, size, nameof(values));
        int share = SetFaults.ShareOf(values.Length, Math.Max(lengths.Length, 1), nameof(values));
        Guard.MultipleOf(share, size, nameof(values));
        SetFaults.Lengths(lengths, share / size);
        if (values.IsEmpty)
        {
            throw new ArgumentException("There are no steps to measure.", nameof(values));
        }

        var mean = new double[size];
        var deviation = new double[size];
        for (int input = 0; input < size; input++)
        {
            (mean[input], deviation[input]) = Measure(Column(values, size, lengths, share, input));
        }

        return new Normalization(mean, deviation);
    }

    /// <summary>Mean and standard deviation, in two passes: the sum of squares about a mean that is known loses no digits.</summary>
    private static (double Mean, double Deviation) Measure(List<double> column)
    {
        (double sum, double squares) = (0, 0);
        (double least, double most) = (column[0], column[0]);
        foreach (double value in column)
        {
            sum += value;
            (least, most) = (Math.Min(least, value), Math.Max(most, value));
        }

        // The mean of equal numbers may be rounded away from them, and the deviation from zero.
        double mean = least == most ? least : sum / column.Count;
        foreach (double value in column)
        {
            squares += (value - mean) * (value - mean);
        }

        double deviation = Math.Sqrt(squares / column.Count);
        return (mean, deviation > 0 ? deviation : 1);
    }

    /// <summary>One input at every step that counts.</summary>
    private static List<double> Column<T>(ReadOnlySpan<T> values, int size, ReadOnlySpan<int> lengths, int share, int input)
        where T : unmanaged
    {
        var column = new List<double>(values.Length / size);
        for (int start = 0, sequence = 0; start < values.Length; start += share, sequence++)
        {
            int end = start + (lengths.IsEmpty ? share : lengths[sequence] * size);
            for (int i = start + input; i < end; i += size)
            {
                double value = Numbers.At(values, i);
                if (!double.IsFinite(value))
                {
                    throw new ArgumentException(FormattableString.Invariant($"Step {i / size} of the values has {value} as input {input}, and only finite numbers can be measured."), nameof(values));
                }

                column.Add(value);
            }
        }

        return column;
    }
}
