using System.Globalization;
using System.Text;

namespace Unrolled;

/// <summary>How often each class was taken for each: the right class is the row, the answer the column.</summary>
public sealed class ConfusionMatrix
{
    private const string Corner = "right \\ answer";

    private readonly long[] _counts;

    /// <summary>A matrix of zeros.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is not at least one class.</exception>
    public ConfusionMatrix(int classes)
    {
        if (classes < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(classes), classes, "There is at least one class.");
        }

        Classes = classes;
        _counts = new long[classes * classes];
    }

    /// <summary>How many classes there are.</summary>
    public int Classes { get; }

    /// <summary>How many answers were counted.</summary>
    public long Count => _counts.Sum();

    /// <summary>The share of right answers; NaN when there are none.</summary>
    public double Accuracy => Share(Enumerable.Range(0, Classes).Sum(c => this[c, c]), Count);

    /// <summary>How often <paramref name="right"/> was taken for <paramref name="answer"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public long this[int right, int answer] => _counts[PlaceOf(right, answer)];

    /// <summary>The answers of a network to a set.</summary>
    /// <exception cref="ArgumentException">The set is not one for this network.</exception>
    public static ConfusionMatrix Of<T, TInput>(INetwork<T, TInput> network, ClassifiedSequences<T, TInput> set)
        where T : unmanaged
        where TInput : unmanaged
    {
        set.Check(network);
        var matrix = new ConfusionMatrix(network.OutputSize);
        var pass = new TrainingPass<T, TInput>(network);
        var input = new TInput[network.InputLength];
        for (int index = 0; index < set.Count; index++)
        {
            set.Read(index, input);
            ReadOnlySpan<T> logits = pass.Forward(input, new SequenceOptions<T, TInput>(length: set.LengthOf(index)));
            matrix.AddRows(logits, set.ClassesOf(index));
        }

        return matrix;
    }

    /// <summary>Counts an answer.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public void Add(int right, int answer) => _counts[PlaceOf(right, answer)]++;

    /// <summary>Counts the largest logit of each row; rows with class -1 do not count.</summary>
    /// <param name="logits">Rows of as many logits as classes, at least as many rows as <paramref name="classes"/> has.</param>
    /// <param name="classes">The right class of each row.</param>
    /// <exception cref="ArgumentException">There are too few logits.</exception>
    /// <exception cref="ArithmeticException">A logit is NaN.</exception>
    public void AddRows<T>(ReadOnlySpan<T> logits, ReadOnlySpan<int> classes)
        where T : unmanaged
    {
        Guard.AtLeast(logits.Length, classes.Length * Classes, nameof(logits));
        for (int row = 0; row < classes.Length; row++)
        {
            if (classes[row] >= 0)
            {
                ReadOnlySpan<T> own = logits.Slice(row * Classes, Classes);
                Add(classes[row], typeof(T) == typeof(double) ? Heads.IndexOfLargest(Numbers.Doubles(own)) : Heads.IndexOfLargest(Numbers.Singles(own)));
            }
        }
    }

    /// <summary>Of the rows of a class, the share that was found: its accuracy. NaN when it has none.</summary>
    public double Recall(int right) => Share(this[right, right], Enumerable.Range(0, Classes).Sum(answer => this[right, answer]));

    /// <summary>Of the answers that name a class, the share that is right. NaN when none names it.</summary>
    public double Precision(int answer) => Share(this[answer, answer], Enumerable.Range(0, Classes).Sum(right => this[right, answer]));

    /// <summary>The matrix as a table, a row a right class, with its accuracy at the end.</summary>
    public override string ToString() => ToText(Enumerable.Range(0, Classes).Select(c => c.ToString(CultureInfo.InvariantCulture)).ToArray());

    /// <summary>The matrix as a table with the names of the classes.</summary>
    /// <exception cref="ArgumentException">There is not a name a class.</exception>
    public string ToText(IReadOnlyList<string> names)
    {
        if (names.Count != Classes)
        {
            throw new ArgumentException($"There are {Classes} classes, but the names are for {names.Count}.", nameof(names));
        }

        int longest = names.Max(name => name.Length);
        int first = Math.Max(longest, Corner.Length);
        int width = Math.Max(longest, _counts.Max().ToString(CultureInfo.InvariantCulture).Length) + 2;
        var text = new StringBuilder().Append(Corner.PadRight(first));
        foreach (string name in names)
        {
            text.Append(name.PadLeft(width));
        }

        text.Append("  accuracy");
        for (int right = 0; right < Classes; right++)
        {
            text.AppendLine().Append(names[right].PadRight(first));
            for (int answer = 0; answer < Classes; answer++)
            {
                text.Append(this[right, answer].ToString(CultureInfo.InvariantCulture).PadLeft(width));
            }

            double recall = Recall(right);
            text.Append((double.IsNaN(recall) ? "-" : (100 * recall).ToString("F1", CultureInfo.InvariantCulture) + " %").PadLeft(10));
        }

        return text.ToString();
    }

    private static double Share(long part, long all) => all == 0 ? double.NaN : (double)part / all;

    private int PlaceOf(int right, int answer)
    {
        Check(right, nameof(right));
        Check(answer, nameof(answer));
        return (right * Classes) + answer;
    }

    private void Check(int value, string parameter)
    {
        if ((uint)value >= (uint)Classes)
        {
            throw new ArgumentOutOfRangeException(parameter, value, $"There are the classes 0 to {Classes - 1}.");
        }
    }
}
