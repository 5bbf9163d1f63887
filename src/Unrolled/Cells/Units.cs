namespace Unrolled;

/// <summary>A number for each unit of a layer, or one number for all. The equations of a cell are written over it, and run as they stand in plain doubles.</summary>
/// <remarks>Immutable. It is for equations and tests: a generated model computes without it.</remarks>
public sealed class Units
{
    private readonly double[] _numbers;
    private readonly bool _isOne;

    /// <summary>Numbers, one a unit; they are copied.</summary>
    /// <param name="numbers">At least one.</param>
    /// <exception cref="ArgumentException">There are none.</exception>
    public Units(params double[] numbers)
        : this((double[])(numbers ?? throw new ArgumentNullException(nameof(numbers))).Clone(), isOne: false)
    {
        if (numbers.Length == 0)
        {
            throw new ArgumentException("Units need at least one number.", nameof(numbers));
        }
    }

    private Units(double[] numbers, bool isOne)
    {
        _numbers = numbers;
        _isOne = isOne;
    }

    /// <summary>How many units; 1 for a number that stands for all.</summary>
    public int Count => _numbers.Length;

    /// <summary>Whether one number stands for all units.</summary>
    internal bool IsOne => _isOne;

    /// <summary>The number of unit <paramref name="unit"/>.</summary>
    public double this[int unit] => _isOne ? _numbers[0] : _numbers[unit];

    /// <summary>The numbers, unit after unit.</summary>
    public ReadOnlySpan<double> AsSpan() => _numbers;

    /// <summary>One number for all units.</summary>
    public static implicit operator Units(double number) => new(new[] { number }, isOne: true);

    /// <summary>Sum, unit by unit.</summary>
    /// <exception cref="ArgumentException">The operands have not as many units.</exception>
    public static Units operator +(Units left, Units right) => Each(left, right, (a, b) => a + b);

    /// <summary>Difference, unit by unit.</summary>
    /// <exception cref="ArgumentException">The operands have not as many units.</exception>
    public static Units operator -(Units left, Units right) => Each(left, right, (a, b) => a - b);

    /// <summary>Product, unit by unit.</summary>
    /// <exception cref="ArgumentException">The operands have not as many units.</exception>
    public static Units operator *(Units left, Units right) => Each(left, right, (a, b) => a * b);

    /// <summary>Quotient, unit by unit.</summary>
    /// <exception cref="ArgumentException">The operands have not as many units.</exception>
    public static Units operator /(Units left, Units right) => Each(left, right, (a, b) => a / b);

    /// <summary>Negation.</summary>
    public static Units operator -(Units units) => units.Each(a => -a);

    /// <inheritdoc/>
    public override string ToString() => "[" + string.Join(", ", Array.ConvertAll(_numbers, n => n.ToString(System.Globalization.CultureInfo.InvariantCulture))) + "]";

    internal Units Each(Func<double, double> function) => new(Array.ConvertAll(_numbers, a => function(a)), _isOne);

    internal static Units Each(Units left, Units right, Func<double, double, double> function)
    {
        if (!left._isOne && !right._isOne && left.Count != right.Count)
        {
            throw new ArgumentException($"An operation needs as many units on both sides, but has {left.Count} and {right.Count}.", nameof(right));
        }

        var numbers = new double[Math.Max(left.Count, right.Count)];
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = function(left[i], right[i]);
        }

        return new Units(numbers, left._isOne && right._isOne);
    }

    /// <summary>A number for each of <paramref name="count"/> units.</summary>
    internal double[] Spread(int count)
    {
        if (!_isOne && Count != count)
        {
            throw new ArgumentException($"A layer of {count} units needs as many numbers, but a value has {Count}.");
        }

        var numbers = new double[count];
        for (int i = 0; i < count; i++)
        {
            numbers[i] = this[i];
        }

        return numbers;
    }
}
