namespace Unrolled;

/// <summary>Chooses an index by the logits or probabilities of a model: greedily, or by chance with temperature, top-k and top-p.</summary>
/// <remarks>
/// In this order: the logits are divided by the temperature; the <see cref="TopK"/> likeliest are kept; of these, the fewest likeliest whose
/// probabilities reach <see cref="TopP"/>; then one is drawn. Among equals the lower index goes first. Arithmetic is in double, the same
/// everywhere. Nothing is allocated after the first call with the largest row. One object is for one thread.
/// </remarks>
public sealed class Sampler
{
    private readonly Xoshiro256 _random;
    private double _temperature = 1;
    private int _topK;
    private double _topP = 1;
    private double[] _weights = Array.Empty<double>();
    private int[] _order = Array.Empty<int>();

    /// <summary>A sampler that draws from <paramref name="random"/>.</summary>
    public Sampler(Xoshiro256 random) => _random = random;

    /// <summary>A sampler with the random numbers of <paramref name="seed"/>.</summary>
    public Sampler(ulong seed)
        : this(new Xoshiro256(seed))
    {
    }

    /// <summary>Below 1 sharper, above 1 flatter; 0: always the likeliest.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, infinite or not a number.</exception>
    public double Temperature
    {
        get => _temperature;
        set => _temperature = value >= 0 && value <= double.MaxValue
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A temperature is a number from 0 up.");
    }

    /// <summary>How many of the likeliest may be drawn; 0: all.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int TopK
    {
        get => _topK;
        set => _topK = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Top-k is 0 (all) or more.");
    }

    /// <summary>The probability that the likeliest must reach together; 1: all.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not above 0 and at most 1.</exception>
    public double TopP
    {
        get => _topP;
        set => _topP = value > 0 && value <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Top-p is above 0 and at most 1.");
    }

    /// <summary>Chooses by logits.</summary>
    /// <exception cref="ArgumentException">There are none, or one is NaN or positive infinity, or all are negative infinity.</exception>
    public int FromLogits(ReadOnlySpan<float> logits)
    {
        Reserve(logits.Length);
        for (int i = 0; i < logits.Length; i++)
        {
            _weights[i] = logits[i];
        }

        return Choose(logits.Length, nameof(logits));
    }

    /// <inheritdoc cref="FromLogits(ReadOnlySpan{float})"/>
    public int FromLogits(ReadOnlySpan<double> logits)
    {
        Reserve(logits.Length);
        logits.CopyTo(_weights);
        return Choose(logits.Length, nameof(logits));
    }

    /// <summary>Chooses by probabilities, which need not add up to 1.</summary>
    /// <exception cref="ArgumentException">There are none, or one is negative or not finite, or all are zero.</exception>
    public int FromProbabilities(ReadOnlySpan<float> probabilities)
    {
        Reserve(probabilities.Length);
        for (int i = 0; i < probabilities.Length; i++)
        {
            _weights[i] = StrictMath.Log((double)probabilities[i]);
        }

        return Choose(probabilities.Length, nameof(probabilities));
    }

    /// <inheritdoc cref="FromProbabilities(ReadOnlySpan{float})"/>
    public int FromProbabilities(ReadOnlySpan<double> probabilities)
    {
        Reserve(probabilities.Length);
        for (int i = 0; i < probabilities.Length; i++)
        {
            _weights[i] = StrictMath.Log(probabilities[i]);
        }

        return Choose(probabilities.Length, nameof(probabilities));
    }

    private void Reserve(int count)
    {
        if (_weights.Length < count)
        {
            _weights = new double[count];
            _order = new int[count];
        }
    }

    // _weights holds logarithms of weights.
    private int Choose(int count, string parameter)
    {
        Span<double> weights = _weights.AsSpan(0, count);
        int best = Largest(weights, parameter);
        if (_temperature == 0)
        {
            return best;
        }

        bool all = _topK == 0 && _topP == 1;
        int kept = _topK == 0 ? count : Math.Min(_topK, count);
        if (!all)
        {
            SortLargestFirst(weights, kept);
        }

        double top = weights[best];
        for (int i = 0; i < count; i++)
        {
            weights[i] = StrictMath.Exp((weights[i] - top) / _temperature);
        }

        return all ? Draw(weights) : DrawFromLikeliest(weights, kept);
    }

    private int DrawFromLikeliest(ReadOnlySpan<double> weights, int kept)
    {
        if (_topP < 1)
        {
            double needed = _topP * Sum(weights, kept);
            double reached = 0;
            for (int i = 0; i < kept; i++)
            {
                reached += weights[_order[i]];
                if (reached >= needed)
                {
                    kept = i + 1;
                    break;
                }
            }
        }

        while (weights[_order[kept - 1]] == 0)
        {
            kept--;
        }

        double target = _random.NextDouble() * Sum(weights, kept);
        for (int i = 0; i < kept - 1; i++)
        {
            target -= weights[_order[i]];
            if (target < 0)
            {
                return _order[i];
            }
        }

        return _order[kept - 1];
    }

    private int Draw(ReadOnlySpan<double> weights)
    {
        double sum = 0;
        foreach (double weight in weights)
        {
            sum += weight;
        }

        double target = _random.NextDouble() * sum;
        int last = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            target -= weights[i];
            if (target < 0)
            {
                return i;
            }

            last = weights[i] > 0 ? i : last;
        }

        // Only rounding leads here.
        return last;
    }

    private double Sum(ReadOnlySpan<double> weights, int kept)
    {
        double sum = 0;
        for (int i = 0; i < kept; i++)
        {
            sum += weights[_order[i]];
        }

        return sum;
    }

    // A heap with the largest on top gives up the first "kept" indices in order; the others stay unsorted.
    private void SortLargestFirst(ReadOnlySpan<double> weights, int kept)
    {
        int count = weights.Length;
        for (int i = 0; i < count; i++)
        {
            _order[i] = i;
        }

        for (int i = (count / 2) - 1; i >= 0; i--)
        {
            Sift(weights, i, count);
        }

        int size = count;
        for (int i = 0; i < kept; i++)
        {
            size--;
            (_order[0], _order[size]) = (_order[size], _order[0]);
            Sift(weights, 0, size);
        }

        Array.Reverse(_order, 0, count);
    }

    private void Sift(ReadOnlySpan<double> weights, int root, int size)
    {
        while ((2 * root) + 1 < size)
        {
            int child = (2 * root) + 1;
            if (child + 1 < size && Before(weights, _order[child + 1], _order[child]))
            {
                child++;
            }

            if (!Before(weights, _order[child], _order[root]))
            {
                return;
            }

            (_order[root], _order[child]) = (_order[child], _order[root]);
            root = child;
        }
    }

    private static bool Before(ReadOnlySpan<double> weights, int a, int b) => weights[a] > weights[b] || (weights[a] == weights[b] && a < b);

    private static int Largest(ReadOnlySpan<double> logs, string parameter)
    {
        int best = -1;
        for (int i = 0; i < logs.Length; i++)
        {
            if (double.IsNaN(logs[i]) || double.IsPositiveInfinity(logs[i]))
            {
                throw new ArgumentException(FormattableString.Invariant($"Element {i} of '{parameter}' is no number to choose by."), parameter);
            }

            best = !double.IsNegativeInfinity(logs[i]) && (best < 0 || logs[i] > logs[best]) ? i : best;
        }

        return best >= 0 ? best : throw new ArgumentException($"'{parameter}' leaves nothing to choose from.", parameter);
    }
}
